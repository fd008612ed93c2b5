from tests.questionnaires.refusals import refusals, refused


@refusals(
    ("{q: A1, ne: l0}, {any", "{q: A9, ne: l0}, {any", "question A5 looks at question A9, which does not exist."),
    ("{q: A1, ne: l0}, {any", "{q: A1, ne: l9}, {any", "in question A5, A1 is never 'l9'; it can be l0, l1, l2."),
    ("{f: size, eq: large}", "{f: weight, eq: large}", "question A5 looks at company field weight, which does not exist."),
    ("{c: member, eq: false}", "{c: member, eq: off}", "in question A5, member is compared with 'off', which is not true or false."),
    ('{if: {c: issue, eq: heat}, then: "on"}', '{if: {c: issue, eq: cold}, then: "on"}', "in derived variable strict, issue is never 'cold'; it can be heat, light."),
    ("null_if: {q: B5, answered: false}", "null_if: {q: B9, answered: false}", "derived variable index looks at question B9, which does not exist."),
    ("{max: [{opt: B5}, {c: start}", "{max: [{opt: A1}, {c: start}", "derived variable badness looks at the input value of A1, whose options have none."),
    ("{max: [{opt: B5}, {c: start}", "{max: [{opt: B5}, {c: issue}", "derived variable badness calculates with issue, which is not a number."),
    ("{mul: [{v: badness}, 20]}", "{mul: [{v: strict}, 20]}", "derived variable index calculates with strict, which is not a number."),
    ('  - id: level\n    type: bands\n    label: {nl: "Niveau", en: "Level"}\n    of: index\n', '|  - id: level\n    type: bands\n    label: {nl: "Niveau", en: "Level"}\n    of: strict\n', "derived variable level calculates with strict, which is not a number."),
    ("{v: level, eq: dark}", "{v: level, eq: grey}", "in rule CR2, level is never 'grey'; it can be bright, dark, dim."),
    ("{not: {k: B2, gte: 0.5}}", "{not: {k: A1, gte: 0.5}}", "rule KO1 looks at the completeness of A1, which is not a text or a table."),
    ("{t: B3.bad, gt: 1}", "{t: B3.good, gt: 1}", "rule KO2 looks at metric good of B3, which does not exist."),
    ("{s: B2.money, eq: false}", "{s: B2.fame, eq: false}", "rule KO2 looks at element fame of B2, which does not exist."),
    ("{a: A5, gt: 12}", "{a: A1, gt: 12}", "rule RF1 looks at the age of A1, which is not a date."),
    ("{e: A1, lt: 2}", "{e: C1, lt: 2}", "rule RF5 looks at the evidence of C1, which takes none."),
    ("{q: A2, contains: lamps}", "{q: A2, eq: lamps}", "in rule RF5, A2 cannot be compared with 'eq'; use one of answered, contains, contains_any, contains_none."),
    ('if: {v: strict, eq: "on"}, grade', "if: {v: strict, eq: maybe}, grade", "in the discount on hearsay, strict is never 'maybe'; it can be off, on."),
    ("stated: {opt: B5}}", "stated: {opt: B9}}", "the floor of badness looks at question B9, which does not exist."),
    ("{if: {q: B5, eq: v5}, then: 5", "{if: {q: B5, eq: v9}, then: 5", "in the floor of index, B5 is never 'v9'; it can be unknown, v1, v5."),
    ("if: {q: B5, answered: true}}", "if: {q: B9, answered: true}}", "the floor of index looks at question B9, which does not exist."),
    ("full_form_recommended_if: {v: level", "full_form_recommended_if: {v: fame", "the quick scan looks at derived variable fame, which does not exist."),
    ("{id: QS1, if: {q: A1, eq: l0}", "{id: QS1, if: {q: A1, eq: l7}", "in rule QS1, A1 is never 'l7'; it can be l0, l1, l2."),
    ("{id: rows, count: true}", "{id: rows, count: {q: A1, eq: l0}}", "metric rows of B3 looks at A1; it can only look at a column."),
    ("{col: state, eq: running}", "{col: fame, eq: running}", "metric bad of B3 looks at column fame of B3, which does not exist."),
    ("{col: state, eq: running}", "{col: state, eq: walking}", "in metric bad of B3, state is never 'walking'; it can be running, stopped."),
    ("{id: CR1, if: {q: C1, answered: false}", "{id: CR1, if: {col: state, eq: running}", "rule CR1 looks at a column, which only a metric of a table can do."),
)  # fmt: skip
def test_reference_that_does_not_fit_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


def test_reference_on_a_line_of_its_own_is_refused_on_that_line():
    others = "{any: [{c: member, eq: false}, {not: {f: size, eq: large}}]}"
    old = f"show_if: {{all: [{{q: A1, ne: l0}}, {others}]}}"
    new = f"show_if:\n      all:\n|        - {{q: A9, ne: l0}}\n        - {others}"

    assert refused(old, new) == "question A5 looks at question A9, which does not exist."

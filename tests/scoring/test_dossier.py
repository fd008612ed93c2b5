from assessments.scoring.dossier import NO_REPLY, Reply
from tests.questionnaires.files import tiny
from tests.scoring.dossiers import a_dossier


def test_reply_of_the_reviewer_stands_in_place_of_the_companys():
    company, reviewer = Reply(value="l2"), Reply(value="l0")
    dossier = a_dossier(replies={"A1": company, "A2": company}, adjusted={"A1": reviewer})

    assert dossier.reply("A1") is reviewer
    assert dossier.reply("A2") is company
    assert dossier.reply("A3") is NO_REPLY


def test_context_has_defaults_in_general_and_of_its_issue():
    assert a_dossier().context_facts() == {
        "issue": "heat", "member": False, "ceiling": 100, "start": 3
    }  # fmt: skip


def test_context_facts_win_from_defaults():
    given = {"issue": "light", "ceiling": 24, "member": None}

    assert a_dossier(context=given).context_facts() == {**given, "start": 1}
    assert a_dossier(context={"start": 7}).context_facts()["start"] == 7


def test_context_of_an_unknown_issue_has_the_general_defaults():
    assert a_dossier(context={"issue": "noise"}).context_facts()["start"] == 2


def test_context_without_any_defaults_is_what_is_given():
    dossier = a_dossier(questionnaire=tiny(), context={"issue": "heat"})

    assert dossier.context_facts() == {"issue": "heat"}

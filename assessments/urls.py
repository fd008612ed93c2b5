"""Every address of the application, by the view module that answers it."""

from django.urls import URLPattern, URLResolver, include, path

from assessments.views import (
    answers,
    asked,
    assessments,
    assignments,
    carrying,
    contexts,
    deadlines,
    demo,
    documents,
    evidence,
    intakes,
    invitations,
    language,
    library,
    members,
    offline,
    organisations,
    overview,
    pages,
    people,
    profile,
    questions,
    quick_scan,
    registration,
    remarks,
    reminders,
    reports,
    results,
    reviews,
    sections,
    signing,
    submissions,
    tables,
    versions,
    workbooks,
)

page_patterns = [
    path("", pages.start, name="start"),
    path("help/", pages.guide, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path(".well-known/security.txt", pages.security_txt, name="security_txt"),
    path("language/", language.language, name="language"),
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
]
demo_patterns = [
    path("demo/sign-in/<uuid:pk>/", demo.sign_in, name="sign_in"),
]
overview_patterns = [
    path("overview/", overview.index, name="index"),
    path("overview/agenda.ics", overview.agenda, name="agenda"),
    path("overview/agenda/<slug:occasion>/<uuid:pk>.ics", overview.appointment, name="appointment"),
]
quick_scan_patterns = [
    path("quick-scan/", quick_scan.scan, name="scan"),
    path("quick-scan/take/", quick_scan.take, name="take"),
    path("assessments/<uuid:pk>/quick-scan/", quick_scan.fill_in, name="fill_in"),
]
context_patterns = [
    path("contexts/new/", contexts.register, name="register"),
    path("contexts/regions/", contexts.regions, name="regions"),
    path("contexts/<uuid:pk>/assess/", contexts.assess, name="assess"),
]
organisation_patterns = [
    path("companies/<uuid:pk>/", organisations.edit, name="edit"),
]
people_patterns = [
    path("companies/<uuid:pk>/people/", people.index, name="index"),
    path("companies/<uuid:pk>/people/<uuid:person>/", members.change, name="member"),
    path("companies/<uuid:pk>/people/<uuid:person>/remove/", members.remove, name="remove"),
    path("invitations/<uuid:pk>/send-again/", people.send_again, name="send_again"),
    path("invitations/<uuid:pk>/withdraw/", people.withdraw, name="withdraw"),
    path("register/", registration.register, name="register"),
    path("register/done/", registration.registered, name="registered"),
]
account_patterns = [
    path("invitations/<str:secret>/", invitations.show, name="invitation"),
    path("account/", profile.edit, name="edit"),
    path("reminders/off/<str:token>/", reminders.off, name="reminders_off"),
]
assessment_patterns = [
    path("assessments/<uuid:pk>/", assessments.show, name="show"),
    path("assessments/<uuid:pk>/draft/", assessments.draft, name="draft"),
    path("assessments/<uuid:pk>/withdraw/", assessments.withdraw, name="withdraw"),
]
signing_patterns = [
    path("assessments/<uuid:pk>/check/", signing.check, name="check"),
    path(
        "assessments/<uuid:pk>/request-approval/", signing.request_approval, name="request_approval"
    ),
    path("assessments/<uuid:pk>/send-back/", signing.send_back, name="send_back"),
    path("assessments/<uuid:pk>/sign/", signing.sign, name="sign"),
]
section_patterns = [
    path("assessments/<uuid:pk>/sections/<slug:key>/", sections.edit, name="edit"),
]
question_patterns = [
    path("assessments/<uuid:pk>/questions/<slug:code>/", questions.show, name="show"),
]
remark_patterns = [
    path("assessments/<uuid:pk>/remarks/", remarks.index, name="index"),
    path("remarks/<uuid:pk>/edit/", remarks.edit, name="edit"),
    path("remarks/<uuid:pk>/settle/", remarks.settle, name="settle"),
]
assignment_patterns = [
    path("assessments/<uuid:pk>/ask/<slug:what>/", assignments.ask, name="ask"),
    path("assignments/<uuid:pk>/withdraw/", assignments.withdraw, name="withdraw"),
]
asked_patterns = [
    path("asked/", asked.index, name="index"),
    path("asked/<uuid:pk>/", asked.answer, name="answer"),
]
carrying_patterns = [
    path(
        "assessments/<uuid:pk>/questions/<slug:code>/earlier/",
        carrying.take_over,
        name="take_over",
    ),
]
answer_patterns = [
    path("assessments/<uuid:pk>/questions/<slug:code>/save/", answers.save, name="save"),
    path("assessments/<uuid:pk>/questions/<slug:code>/card/", answers.card, name="card"),
    path("assessments/<uuid:pk>/questions/<slug:code>/history/", versions.history, name="history"),
    path(
        "assessments/<uuid:pk>/questions/<slug:code>/history/<int:number>/restore/",
        versions.restore,
        name="restore",
    ),
]
deadline_patterns = [
    path("assessments/<uuid:pk>/day/", deadlines.plan, name="plan"),
]
evidence_patterns = [
    path("assessments/<uuid:pk>/questions/<slug:code>/evidence/", evidence.add, name="add"),
    path(
        "assessments/<uuid:pk>/questions/<slug:code>/evidence/choose/",
        evidence.choose,
        name="choose",
    ),
    path(
        "assessments/<uuid:pk>/questions/<slug:code>/evidence/<uuid:evidence>/detach/",
        evidence.detach,
        name="detach",
    ),
    path("evidence/<uuid:pk>/", evidence.file, name="file"),
]
library_patterns = [
    path("companies/<uuid:pk>/evidence/", library.index, name="index"),
    path("companies/<uuid:pk>/evidence/add/", library.add, name="add"),
]
document_patterns = [
    path("evidence/<uuid:pk>/about/", documents.show, name="show"),
    path("evidence/<uuid:pk>/edit/", documents.edit, name="edit"),
    path("evidence/<uuid:pk>/remove/", documents.remove, name="remove"),
    path("evidence/<uuid:pk>/state/", documents.state, name="state"),
]
result_patterns = [
    path("assessments/<uuid:pk>/result/", results.result, name="result"),
]
submission_patterns = [
    path("submissions/", submissions.index, name="index"),
    path("submissions/<uuid:pk>/", submissions.show, name="show"),
]
review_patterns = [
    path("submissions/<uuid:pk>/take/", reviews.take, name="take"),
    path("submissions/<uuid:pk>/request-changes/", reviews.request_changes, name="request_changes"),
    path("submissions/<uuid:pk>/conclude/", reviews.conclude, name="conclude"),
]
offline_patterns = [
    path("offline/", offline.index, name="index"),
    path("offline/<slug:language>/workbook/", offline.workbook, name="workbook"),
    path("offline/<slug:language>/prepare/", offline.prepare, name="prepare"),
    path("offline/<slug:language>/pdf/", offline.pdf, name="pdf"),
]
workbook_patterns = [
    path("assessments/<uuid:pk>/offline/", workbooks.show, name="show"),
    path("assessments/<uuid:pk>/offline/<slug:language>/", workbooks.file, name="file"),
]
table_patterns = [
    path("assessments/<uuid:pk>/questions/<slug:code>/rows/", tables.upload, name="upload"),
    path(
        "assessments/<uuid:pk>/questions/<slug:code>/rows/workbook/",
        tables.workbook,
        name="workbook",
    ),
    path("assessments/<uuid:pk>/questions/<slug:code>/rows/text/", tables.text, name="text"),
]
intake_patterns = [
    path("intakes/<uuid:pk>/", intakes.show, name="show"),
    path("intakes/<uuid:pk>/discard/", intakes.discard, name="discard"),
]
report_patterns = [
    path("reports/<uuid:pk>/", reports.file, name="file"),
    path("reports/<uuid:pk>/state/", reports.state, name="state"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((page_patterns, "pages"))),
    path("", include((demo_patterns, "demo"))),
    path("", include((overview_patterns, "overview"))),
    path("", include((quick_scan_patterns, "quick_scan"))),
    path("", include((context_patterns, "contexts"))),
    path("", include((organisation_patterns, "organisations"))),
    path("", include((people_patterns, "people"))),
    path("", include((account_patterns, "account"))),
    path("", include(([*assessment_patterns, *signing_patterns, *result_patterns], "assessments"))),
    path("", include((section_patterns, "sections"))),
    path("", include((question_patterns, "questions"))),
    path("", include((remark_patterns, "remarks"))),
    path("", include((assignment_patterns, "assignments"))),
    path("", include((asked_patterns, "asked"))),
    path("", include((carrying_patterns, "carrying"))),
    path("", include((answer_patterns, "answers"))),
    path("", include((deadline_patterns, "deadlines"))),
    path("", include((evidence_patterns, "evidence"))),
    path("", include(([*library_patterns, *document_patterns], "library"))),
    path("", include((submission_patterns, "submissions"))),
    path("", include((review_patterns, "reviews"))),
    path("", include((report_patterns, "reports"))),
    path("", include((offline_patterns, "offline"))),
    path("", include((workbook_patterns, "workbooks"))),
    path("", include((table_patterns, "tables"))),
    path("", include((intake_patterns, "intakes"))),
]

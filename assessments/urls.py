"""Every address of the application, by the view module that answers it."""

from django.urls import URLPattern, URLResolver, include, path

from assessments.views import (
    assessments,
    contexts,
    demo,
    evidence,
    language,
    organisations,
    overview,
    pages,
    reports,
    results,
    reviews,
    sections,
    signing,
    submissions,
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
]
context_patterns = [
    path("contexts/new/", contexts.register, name="register"),
    path("contexts/regions/", contexts.regions, name="regions"),
    path("contexts/<uuid:pk>/assess/", contexts.assess, name="assess"),
]
organisation_patterns = [
    path("companies/<uuid:pk>/", organisations.edit, name="edit"),
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
evidence_patterns = [
    path("assessments/<uuid:pk>/questions/<slug:code>/evidence/", evidence.add, name="add"),
    path(
        "assessments/<uuid:pk>/questions/<slug:code>/evidence/<uuid:evidence>/detach/",
        evidence.detach,
        name="detach",
    ),
    path("evidence/<uuid:pk>/", evidence.file, name="file"),
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
report_patterns = [
    path("reports/<uuid:pk>/", reports.file, name="file"),
    path("reports/<uuid:pk>/state/", reports.state, name="state"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((page_patterns, "pages"))),
    path("", include((demo_patterns, "demo"))),
    path("", include((overview_patterns, "overview"))),
    path("", include((context_patterns, "contexts"))),
    path("", include((organisation_patterns, "organisations"))),
    path("", include(([*assessment_patterns, *signing_patterns, *result_patterns], "assessments"))),
    path("", include((section_patterns, "sections"))),
    path("", include((evidence_patterns, "evidence"))),
    path("", include((submission_patterns, "submissions"))),
    path("", include((review_patterns, "reviews"))),
    path("", include((report_patterns, "reports"))),
]

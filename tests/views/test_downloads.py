from assessments.models import Assessment, RiskContext
from assessments.views.downloads import CSV, download, name_for


def test_name_says_what_it_is_of_which_context_and_year():
    context = RiskContext(product="yarn_textile_apparel", region="CN-XJ")
    assessment = Assessment(context=context, year=2026)

    assert name_for(assessment, "vragenlijst", ".xlsx") == (
        "vragenlijst_yarn-textile-apparel-cn-xj_2026.xlsx"
    )


def test_download_is_kept_and_never_opened_in_the_page():
    response = download(b"a;b", "rows.csv", CSV)

    assert response["Content-Disposition"] == 'attachment; filename="rows.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"

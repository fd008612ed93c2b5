"""The addresses of the site: accounts are allauth's, all else is ours."""

from allauth.account import views as account
from django.urls import include, path, re_path
from django.views.generic import RedirectView

# Allauth looks its pages up by these names. What is left out (signing up, changing
# an address) does not exist here.
accounts = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/change/", account.password_change, name="account_change_password"),
    # Who has no password yet sets the first one by mail, like one that is forgotten.
    path(
        "password/set/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("accounts/", include(accounts)),
    path("", include("assessments.urls")),
]

handler400 = "assessments.views.errors.bad_request"
handler403 = "assessments.views.errors.permission_denied"
handler404 = "assessments.views.errors.page_not_found"
handler429 = "assessments.views.errors.too_many_requests"  # allauth's throttles ask for it
handler500 = "assessments.views.errors.server_error"

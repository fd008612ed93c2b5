"""Accounts as allauth keeps them, on our terms: nobody signs up unasked, nobody learns who has one."""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import DefaultAccountAdapter
from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from assessments.models import User

# Allauth's names for mails begin with this; ours lie in templates/emails.
ALLAUTH_MAILS = "account/email/"


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not correct."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _(
            "There were too many attempts to sign in. Wait five minutes and try again."
        ),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def is_ajax(self, _request: HttpRequest) -> bool:
        """Everybody gets pages: there is no second way in to keep safe."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *_args: object
    ) -> None:
        """Only what asks for attention: that somebody signed in or out shows in the header."""
        if text := TOLD.get(message_template):
            messages.add_message(request, level, text)

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse(settings.LOGIN_REDIRECT_URL)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Never with the host of the request, which its sender chooses."""
        uid, token = key.split("-", maxsplit=1)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.SITE_URL}{path}"

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_notification_mail(self, template_prefix: str, user: User) -> None:
        """Of what somebody did with the account, to whom it belongs."""
        context = {"user": user, "timestamp": timezone.now()}
        self.send_mail(template_prefix, user.email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the account, or of the page when there is no account."""
        user = context.get("user")
        language = user.language if isinstance(user, User) else translation.get_language()
        name = template_prefix.removeprefix(ALLAUTH_MAILS)
        words = {**context, "site_url": settings.SITE_URL, "contact": settings.CONTACT_EMAIL}
        with translation.override(language):
            self.render_mail(f"emails/{name}", email, words).send()


TOLD = {"account/messages/password_changed.txt": _("Your password is changed.")}


LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password again"),
}
MISSING = {
    "login": _("Enter your e-mail address."),
    "email": _("Enter your e-mail address."),
    "password": _("Enter your password."),
    "oldpassword": _("Enter your current password."),
    "password1": _("Enter a new password."),
    "password2": _("Enter the new password again."),
}
HELP = {
    "password1": _(
        "At least 12 characters. Four words that have nothing to do with each other are fine."
    ),
}
NO_ADDRESS = _("Enter an e-mail address, such as name@company.example.")


class Worded(django_forms.Form):
    """Allauth's form with our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS[name]
            field.help_text = HELP.get(name, "")
            field.error_messages |= {"required": MISSING[name], "invalid": NO_ADDRESS}


class SignInForm(Worded, forms.LoginForm):  # type: ignore[misc]  # as above
    pass


class ChangePasswordForm(Worded, forms.ChangePasswordForm):  # type: ignore[misc]  # as above
    pass


class SetPasswordForm(Worded, forms.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    pass


class AskResetForm(Worded, forms.ResetPasswordForm):  # type: ignore[misc]  # as above
    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """An unknown address gets a mail too: it takes as long, and helps who has two addresses."""
        email: str = self.cleaned_data["email"]
        if self.users:
            super().save(request, **kwargs)
        else:
            Adapter(request).send_mail("unknown_account", email, {})
        return email

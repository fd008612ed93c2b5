"""Reading the mails that were sent."""

import re


def link_of(letter) -> str:
    """The path of the link in a mail."""
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body).group(1)


def secret_of(letter) -> str:
    return link_of(letter).removeprefix("/invitations/").removesuffix("/")

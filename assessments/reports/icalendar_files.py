"""Appointments as an iCalendar file (RFC 5545), for the calendar that people use themselves."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from assessments.reports.agenda import Appointment

MAKER = "-//Zelftoets gepaste zorgvuldigheid//NL"


def as_icalendar(appointments: Iterable[Appointment], *, site: str, at: datetime) -> bytes:
    """Whole days, that block no time. `site` begins the links; `at` is when the file is made."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for each in appointments:
        calendar.add_component(_event(each, site, at))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, site: str, at: datetime) -> Event:
    event, address = Event(), f"{site}{appointment.address}"
    # The same appointment in a later file replaces the earlier one.
    event.add("uid", f"{appointment.occasion}-{appointment.pk}@{urlsplit(site).hostname}")
    event.add("dtstamp", at)
    event.add("dtstart", appointment.day)
    event.add("dtend", appointment.day + timedelta(days=1))
    event.add("summary", str(appointment.title))
    event.add("description", address)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event

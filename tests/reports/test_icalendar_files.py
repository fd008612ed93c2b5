from datetime import UTC, date, datetime
from uuid import UUID

from django.utils import translation
from icalendar import Calendar

from assessments.reports.agenda import Appointment, Occasion
from assessments.reports.icalendar_files import as_icalendar

PK = UUID("0c1f0000-0000-4000-8000-000000000000")
APPOINTMENT = Appointment(
    occasion=Occasion.SIGNING,
    pk=PK,
    day=date(2027, 1, 15),
    about="Cotton, Xinjiang",
    address="/assessments/1/",
)


def calendar(*appointments: Appointment) -> tuple[Calendar, str]:
    with translation.override("en"):
        content = as_icalendar(
            appointments, site="https://toets.example", at=datetime(2026, 12, 1, tzinfo=UTC)
        )
    return Calendar.from_ical(content), content.decode()


def test_an_appointment_is_a_whole_day_with_a_link():
    (event,) = calendar(APPOINTMENT)[0].walk("VEVENT")

    assert event["SUMMARY"] == "Sign the self-assessment"
    assert (event.start, event.end) == (date(2027, 1, 15), date(2027, 1, 16))
    assert event["URL"] == "https://toets.example/assessments/1/"
    assert event["UID"] == f"signing-{PK}@toets.example"


def test_nothing_confidential_is_in_the_file():
    assert "Cotton" not in calendar(APPOINTMENT)[1]


def test_the_lines_end_as_the_standard_says():
    text = calendar(APPOINTMENT)[1]

    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_an_empty_agenda_is_a_calendar_too():
    assert calendar()[0].walk("VEVENT") == []

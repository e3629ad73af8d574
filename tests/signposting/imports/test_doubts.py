"""What is left for somebody to tick, and who may publish what an import brought."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from signposting.models import Service
from signposting.second_person import refusal
from signposting.sheets.export import directory_lines
from signposting.sheets.xlsx_file import SHEET, xlsx_bytes
from tests.signposting.imports.conftest import LINE, outcomes, tick_all


def draft(service: Service, **facts) -> None:
    drafted = service.get_latest_revision_as_object()
    for name, fact in facts.items():
        setattr(drafted, name, fact)
    drafted.save_revision()


def ticks(run) -> dict[str, bool]:
    return dict(run.rows.values_list("name", "is_chosen"))


def test_an_untouched_export_never_takes_the_place_of_a_draft_by_itself(make_service, start, exported):
    make_service("quiet", name="Quiet", phone="01632 960002")
    hidden = make_service("hidden", name="Hidden", phone="01632 960003")
    draft(hidden, what="A colleague's words, not published yet.")
    later = make_service("later", name="Later", phone="01632 960004")
    data = exported()
    draft(later, what="Written after the file was made.")
    run = start(data)
    assert outcomes(run) == {"Hidden": "changed", "Later": "changed", "Quiet": "same"}
    assert ticks(run) == {"Hidden": False, "Later": False, "Quiet": False}
    reasons = {row.name: " ".join(row.reasons) for row in run.rows.all()}
    assert "There is a draft here that the file does not hold." in reasons["Hidden"]
    assert "There is a draft here that the file does not hold." in reasons["Later"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_somebody_wrote_into_our_own_export_is_ticked(make_service, start, kind):
    make_service("line", name="Line", what="First.\r\nSecond.")
    draft(make_service("draft", name="Draft", live=False, phone="01632 960002"), what="Drafted.")
    lines = [[cell.replace("01632 96000", "01632 96010") for cell in line] for line in directory_lines()]
    data = xlsx_bytes({SHEET: lines}) if kind == "xlsx" else "\n".join(_csv(line) for line in lines).encode()
    run = start(data, kind=kind)
    assert ticks(run) == {"Draft": True, "Line": True}


def test_an_older_export_does_not_take_back_by_itself_what_was_published_since(make_service, start, exported):
    line = make_service("line", name="Line")
    data = exported()
    line.what = "Published since."
    line.save_revision().publish()
    (row,) = start(data).rows.all()
    assert (row.outcome, row.is_chosen) == ("changed", False)
    assert "It was changed here since the file was made." in row.reasons[0]


def test_a_list_that_names_our_services_is_asked_about_until_somebody_says_yes(make_service, start, move):
    childline = make_service("childline", name="Childline")
    other = make_service("other", name="Other", phone="01632 960002")
    rows = [
        {"Your reference": "1", "Key": "childline", "Service id": "", "Name": "Childline", "Phone": "01632 960999"},
        {
            "Your reference": "2",
            "Key": "",
            "Service id": str(other.open_id),
            "Name": "Other",
            "Phone": "01632 960998",
        },
        {"Your reference": "3", "Key": "", "Service id": "", "Name": "Third", "Phone": "01632 960997"},
    ]
    rows = [LINE | row for row in rows]
    run = start(rows)
    assert ticks(run) == {"Childline": False, "Other": False, "Third": True}
    for row in run.rows.filter(outcome="changed"):
        assert f"Nothing was ever taken from this source for “{row.name}”" in row.reasons[0]
    move(run, "applying")
    assert not Service.objects.get(pk=childline.pk).has_unpublished_changes
    # That it was named, and left, makes it no service of theirs.
    assert ticks(start(rows))["Childline"] is False
    move(tick_all(start(rows)), "applying")
    rows[0]["Phone"] = "01632 960996"
    assert ticks(start(rows))["Childline"] is True


def test_who_chose_the_file_is_an_author_of_its_numbers_whoever_applied_it(areas, start, move, user):
    applier, third = (User.objects.create_superuser(name, password="a long enough password") for name in "bc")
    run = start([LINE])
    run.applied_by = applier
    run.save()
    move(run, "applying")
    service = Service.objects.get()
    assert "second person" in refusal(service, user)
    assert "second person" in refusal(service, applier)
    assert refusal(service, third) == ""


def _csv(line: list[str]) -> str:
    return ",".join(f'"{cell}"' for cell in line)

"""A record holds all of a service, and what it leaves out stays as it was."""

from __future__ import annotations

from datetime import date, time

import pytest

from signposting.models import Channel, OpeningTime, Organisation, Service
from signposting.records import Known, RecordFault, apply_record, faults_of, record_of


@pytest.fixture
def full_service(make_service, make_need):
    body = Organisation.objects.create(name="A body", website="https://body.example", what="A charity.")
    door = make_service("door", role="front_door", coverage=["county"])
    phone = Channel(kind="phone", value="01632 960001", label="press 2", cost="free", known_hours="times", bsl="no")
    phone.on_bank_holidays, phone.holidays_of = "own_times", "wales"
    phone.times = [
        OpeningTime(first_day=5, last_day=0, opens=time(22), closes=time(2)),
        OpeningTime(first_day=7, last_day=7, opens=time(10), closes=time(12), from_date=date(2026, 12, 1)),
    ]
    secret = Channel(kind="address", value="1 Hidden Road", is_private=True)
    return make_service(
        "night-team",
        role="out_of_hours",
        stands_in_for=door,
        organisation=body,
        channels=[phone, secret],
        needs=[make_need("talk")],
        coverage=["north", "city"],
        age_rule="range",
        age_max=18,
        source_assured_on=date(2026, 3, 1),
        note="Ask for Alex.",
    )


def test_a_service_made_from_a_record_has_the_same_record(full_service):
    record = record_of(Service.objects.get(pk=full_service.pk))
    full_service.delete()
    copy = apply_record(record, known=Known())
    assert faults_of(copy) == []
    copy.save()
    assert record_of(Service.objects.get(pk=copy.pk)) == record
    assert not copy.live


def test_what_a_record_does_not_speak_of_stays(full_service):
    changed = apply_record(
        {"name": "Night team", "channels": [{"kind": "phone", "value": "01632960001", "label": "press 3"}]},
        full_service,
        known=Known(),
    )
    before, after = record_of(Service.objects.get(pk=full_service.pk)), record_of(changed)
    assert after["what"] == before["what"]
    phone, hidden = after["channels"]
    assert (phone["label"], phone["cost"], phone["times"]) == ("press 3", "free", before["channels"][0]["times"])
    assert hidden == before["channels"][1]


def test_a_record_that_points_nowhere_says_where(areas):
    record = {"name": "A", "what": "B", "needs": ["tlak"], "coverage": ["E1"], "stands_in_for": "nobody"}
    with pytest.raises(RecordFault) as caught:
        apply_record({**record, "audiences": ["q"], "open_id": "12"}, known=Known())
    assert {fault.field for fault in caught.value.faults} == {
        "needs", "coverage", "stands_in_for", "audiences", "open_id",
    }  # fmt: skip


def test_rules_of_the_models_are_told_by_field(areas):
    record = {"name": "", "what": "B", "age_rule": "range", "age_min": 9, "age_max": 8, "owner_email": "nobody"}
    channels = [{"kind": "web", "value": "body.example"}, {"kind": "phone", "value": "0163"}]
    service = apply_record({**record, "channels": channels, "organisation": "x" * 300}, known=Known())
    assert {fault.field for fault in faults_of(service)} == {
        "name", "age_min", "owner_email", "channels.0.value", "channels.1.value", "organisation",
    }  # fmt: skip

"""What the library never lets happen, whatever a form or a script says."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from resources.ages import key_stages
from resources.models import ContentNote, FileVersion, PackItem, PackPage, ResourceFile, ResourcePage, Role, State

pytestmark = pytest.mark.django_db


def refused(resource, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        ResourcePage.objects.filter(pk=resource.pk).update(**changes)


def test_every_resource_and_file_gets_a_code_without_vowels_that_never_changes(make_resource):
    resource = make_resource()
    file = ResourceFile.objects.create(resource=resource)
    for holder in (resource, file):
        assert re.fullmatch(r"[bcdfghjkmnpqrstvwxz2-9]{6}", holder.ref)
        before = holder.ref
        holder.save()
        assert type(holder).objects.get(pk=holder.pk).ref == before


def test_a_copy_of_a_resource_gets_a_code_of_its_own_and_is_current(make_resource):
    old = make_resource()
    ResourcePage.objects.filter(pk=old.pk).update(
        state=State.WITHDRAWN, withdrawn_why="error", withdrawn_note="A slip.", withdrawn_on=timezone.localdate()
    )
    copy = ResourcePage.objects.get(pk=old.pk).copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert copy.ref != old.ref
    assert copy.state == State.CURRENT


def test_what_is_withdrawn_says_why_and_what_is_replaced_says_by_what(make_resource):
    resource = make_resource()
    refused(resource, state=State.WITHDRAWN)
    refused(resource, state=State.WITHDRAWN, withdrawn_why="error")
    refused(resource, state=State.SUPERSEDED)
    other = make_resource("Another")
    ResourcePage.objects.filter(pk=resource.pk).update(state=State.SUPERSEDED, replaced_by=other)


def test_ages_stand_in_order_and_a_review_comes_within_two_years(make_resource):
    resource = make_resource(age_min=11, age_max=14)
    refused(resource, age_min=15)
    refused(resource, review_every=25)
    resource.age_max = None
    with pytest.raises(ValidationError, match="both ages"):
        resource.clean()


def test_a_file_has_one_current_version_and_each_number_once(make_resource, make_version):
    first = make_version(make_resource())
    second = make_version(first.file, b"%PDF-1.7 two")
    assert [version.number for version in first.file.versions.filter(is_current=True)] == [2]
    with pytest.raises(IntegrityError), transaction.atomic():
        FileVersion.objects.filter(pk=first.pk).update(is_current=True, retired_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        FileVersion.objects.filter(pk=second.pk).update(number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        FileVersion.objects.filter(pk=second.pk).update(is_current=False)


def test_a_version_is_never_changed_nor_deleted_and_its_bytes_are_never_written_over(make_resource, make_version):
    version = make_version(make_resource(), b"%PDF-1.7 one")
    version.name = "another.pdf"
    with pytest.raises(ValueError, match="never changed"):
        version.save()
    with pytest.raises(models.ProtectedError):
        version.delete()
    with pytest.raises(models.ProtectedError):
        version.file.delete()
    make_version(version.file, b"%PDF-1.7 two", name="briefing.pdf")
    with FileVersion.objects.get(number=1).stored.open() as kept:
        assert kept.read() == b"%PDF-1.7 one"


def test_a_resource_for_people_who_work_with_children_says_how_to_deliver_it_safely(make_resource, teacher):
    assert "delivery" in make_resource("Lesson", roles=[teacher]).gaps()
    assert make_resource("Lesson two", roles=[teacher], delivery="<p>Agree ground rules.</p>").gaps() == {}
    hotel = Role.objects.create(key="hotel", name="Hotel staff")
    assert make_resource("Briefing", roles=[hotel]).gaps() == {}


def test_what_shows_abuse_is_never_used_without_supervision(make_resource):
    shown = ContentNote.objects.create(key="shown", name="Abuse is told by a survivor", is_depiction=True)
    assert "supervision" in make_resource("Film", content_notes=[shown]).gaps()
    assert make_resource("Film two", content_notes=[shown], supervision="read").gaps() == {}


def test_a_resource_has_one_to_five_topics(make_resource):
    assert "topics" in make_resource("None", topics=[]).gaps()
    assert "topics" in make_resource("Six", topics=list("abcdef")).gaps()


def test_the_key_of_a_word_never_changes_because_links_hang_on_it(teacher):
    teacher.key = "teachers"
    with pytest.raises(ValidationError, match="never changes"):
        teacher.clean()


@pytest.mark.parametrize(
    ("ages", "nations", "stages"),
    [
        ((11, 14), "e", ["Key Stage 3"]),
        ((14, 16), "e", ["Key Stage 4"]),
        ((13, 15), "e", ["Key Stage 3", "Key Stage 4"]),
        ((14, 14), "e", ["Key Stage 4"]),
        ((16, 18), "e", ["Sixth form or college"]),
        ((None, None), "e", []),
        ((11, 14), "en", ["Key Stage 3", "Key Stage 3 (Northern Ireland)"]),
    ],
)
def test_key_stages_come_from_the_ages(ages, nations, stages):
    assert key_stages(*ages, nations) == stages


def test_a_pack_leaves_out_what_is_no_longer_to_be_used_and_keeps_its_order(library, make_resource):
    one, two, three = (make_resource(name) for name in ("One", "Two", "Three"))
    pack = PackPage(title="Pack", slug="pack", summary="All of it.", start_here="Begin with three.")
    library.add_child(instance=pack)
    for order, resource in enumerate((three, one, two)):
        pack.items.add(PackItem(resource=resource, sort_order=order))
    pack.save()
    ResourcePage.objects.filter(pk=one.pk).update(state=State.SUPERSEDED, replaced_by=two)
    assert [resource.title for resource in PackPage.objects.get().resources()] == ["Three", "Two"]

"""A librarian takes a resource out of use in one step; old links say why; giving it back needs somebody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import PageLogEntry

from core.models import SiteSettings
from resources.lifecycle import SuccessorError, supersede, withdraw
from resources.models import PackItem, PackPage, ResourcePage, State
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db
WHY = {"why": "law", "note": "The duty is another now."}


@pytest.fixture
def old(make_resource):
    return make_resource("Hotel briefing")


@pytest.fixture
def new(make_resource):
    return make_resource("Hotel briefing two")


@pytest.fixture
def librarian(old):
    return member_of("Resource Librarian")


def screen(resource, name="withdraw"):
    return reverse(f"library:{name}", args=[resource.pk])


def words(answer):
    return " ".join(answer.content.decode().split())


def stored(resource):
    return ResourcePage.objects.get(pk=resource.pk)


def test_a_librarian_withdraws_at_once_and_every_door_says_why_and_what_to_use(
    librarian, client, old, new, make_version
):
    version = make_version(old)
    answer = librarian.post(screen(old), {**WHY, "instead": new.pk}, follow=True)
    assert "“Hotel briefing” is withdrawn. Nobody is given it any more." in words(answer)
    for address in (f"/r/{old.ref}/", old.get_url(), f"/f/{version.file.ref}/"):
        gone = client.get(address)
        assert gone.status_code == 410
        assert "The law changed.</strong> The duty is another now." in words(gone)
        assert "Use “Hotel briefing two”" in words(gone)
    assert 'href="/resources/hotel-briefing/"' not in words(client.get("/resources/"))
    assert "/resources/hotel-briefing/" not in words(client.post("/search/", {"asked": "hotel briefing"}))
    entry = PageLogEntry.objects.get(page_id=old.pk, action="resources.withdraw")
    assert entry.message == "Withdrawn. The law changed. The duty is another now. Instead: Hotel briefing two."
    assert entry.user.username == "resource-librarian"


def test_without_a_reason_and_a_sentence_nothing_changes(librarian, old):
    answer = librarian.post(screen(old), {"why": "", "note": "  "})
    assert "Say why. Nothing has changed yet." in words(answer)
    assert "Say it in a sentence. Nothing has changed yet." in words(answer)
    assert stored(old).state == State.CURRENT


def test_no_draft_brings_a_withdrawn_resource_back(librarian, old, client):
    draft = old.save_revision()
    librarian.post(screen(old), WHY)
    draft.publish()
    old.get_latest_revision().publish()
    assert client.get(f"/r/{old.ref}/").status_code == 410
    assert stored(old).withdrawn_note == "The duty is another now."


def test_giving_it_back_needs_somebody_else_not_even_a_superuser_alone(librarian, old, client):
    librarian.post(screen(old), WHY)
    librarian.post(screen(old), {"ask": "1", "why": "The page was put right."})
    answer = librarian.post(screen(old), {"agree": "1"}, follow=True)
    assert "You asked for it: somebody else has to read it and agree." in words(answer)
    assert stored(old).is_withdrawn
    publisher = member_of("Publisher")
    assert "The page was put right." in words(publisher.get(reverse("wagtailadmin_home")))
    librarian.post(screen(old), {"refuse": "1"})
    librarian.post(screen(old), {"ask": "1", "why": "The page was put right."})
    (told,) = mail.outbox
    assert told.to == ["publisher@example.org"]
    assert screen(old) in told.body
    assert "put right" not in told.body
    publisher.post(screen(old), {"agree": "1"})
    assert client.get(f"/r/{old.ref}/", follow=True).status_code == 200
    assert stored(old).withdrawn_note == ""

    root = User.objects.create_superuser("root")
    client.force_login(root)
    client.post(screen(old), WHY)
    client.post(screen(old), {"ask": "1", "why": "Mine."})
    client.post(screen(old), {"agree": "1"})
    assert stored(old).is_withdrawn
    SiteSettings.objects.update(numbers_need_two=False)
    client.post(screen(old), {"agree": "1"})
    assert not stored(old).is_withdrawn


def test_the_second_person_may_say_no_and_a_second_withdrawal_ends_the_question(librarian, old):
    librarian.post(screen(old), WHY)
    librarian.post(screen(old), {"ask": "1", "why": "Please."})
    member_of("Publisher").post(screen(old), {"refuse": "1"})
    assert stored(old).is_withdrawn
    assert not hasattr(stored(old), "back_in_use")
    acts = PageLogEntry.objects.filter(page_id=old.pk, action__startswith="resources.").order_by("timestamp")
    assert [act.action for act in acts] == ["resources.withdraw", "resources.ask_back", "resources.refuse_back"]


def test_a_replaced_resource_stays_leads_on_and_can_be_current_again(librarian, old, new, client):
    assert "Choose one. Nothing has changed yet." in words(librarian.post(screen(old, "supersede"), {}))
    librarian.post(screen(old, "supersede"), {"instead": new.pk})
    shown = client.get(f"/r/{old.ref}/", follow=True)
    assert shown.status_code == 200
    assert '<a href="/resources/hotel-briefing-two/">Hotel briefing two</a> instead of this.' in words(shown)
    assert old not in ResourcePage.objects.listed()
    assert "/resources/hotel-briefing/" not in words(client.post("/search/", {"asked": "hotel briefing"}))
    librarian.post(screen(old, "supersede"), {"undo": "1"})
    assert old in ResourcePage.objects.listed()


def test_what_takes_its_place_is_public_current_and_never_leads_back(old, new, make_resource):
    by = User.objects.create_user("by")
    draft = make_resource("A draft", live=False)
    supersede(old, instead=new, by=by)
    for successor in (old, draft):
        with pytest.raises(SuccessorError):
            supersede(new, instead=successor, by=by)
    with pytest.raises(SuccessorError):
        withdraw(new, why="error", note="Wrong.", instead=new, by=by)
    new.state, new.replaced_by = State.SUPERSEDED, old
    with pytest.raises(ValidationError, match="leads back"):
        new.full_clean()


def test_when_the_successor_goes_too_old_links_lead_to_what_took_its_place(old, new, make_resource, client):
    by = User.objects.create_user("by")
    third = make_resource("Hotel briefing three")
    withdraw(old, why="error", note="Wrong.", instead=new, by=by)
    withdraw(new, why="error", note="Wrong too.", instead=None, by=by)
    assert "Use “" not in words(client.get(f"/r/{old.ref}/"))
    ResourcePage.objects.filter(pk=new.pk).update(replaced_by=third)
    assert "Use “Hotel briefing three”" in words(client.get(f"/r/{old.ref}/"))


def test_the_screen_names_what_hangs_on_it(librarian, library, old, new):
    supersede(old, instead=new, by=User.objects.create_user("by"))
    pack = PackPage(title="For hotels", slug="for-hotels", summary="All.", start_here="Here.", audience="w")
    pack.items = [PackItem(resource=new)]
    library.add_child(instance=pack)
    shown = words(librarian.get(screen(new)))
    assert "Hotel briefing</a> leads to it" in shown
    assert "For hotels</a> has it in its pack" in shown


def by_itself(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def in_bulk(page):
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"


@pytest.mark.parametrize("way", [by_itself, in_bulk])
@pytest.mark.parametrize("which", ["published", "has files", "holds them"])
def test_nobody_deletes_what_paper_may_lead_to(client, old, make_version, library, way, which):
    client.force_login(User.objects.create_superuser("root"))
    page = old
    if which == "published":
        ResourcePage.objects.filter(pk=old.pk).update(first_published_at="2026-01-01T00:00Z", live=False)
    else:
        make_version(old)
        page = library if which == "holds them" else old
    answer = client.post(way(page), {"next": "/admin/"}, follow=True)
    assert "printed links and codes lead to it. Withdraw it instead." in words(answer)
    assert ResourcePage.objects.filter(pk=old.pk).exists()


def test_a_draft_nobody_ever_saw_can_be_deleted(client, make_resource):
    client.force_login(User.objects.create_superuser("root"))
    draft = make_resource("A try", live=False)
    ResourcePage.objects.filter(pk=draft.pk).update(first_published_at=None)
    client.post(by_itself(draft))
    assert not ResourcePage.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Resource Librarian", True),
        ("Publisher", True),
        ("Comms Editor", False),
        ("Directory Manager", False),
        ("Administrator", False),
    ],
)
def test_who_may_take_a_resource_out_of_use_by_its_address_too(old, new, group, may):
    someone = member_of(group, "someone")
    for name in ("withdraw", "supersede"):
        assert (someone.get(screen(old, name)).status_code == 200) is may
    someone.post(screen(old, "supersede"), {"instead": new.pk})
    someone.post(screen(old), WHY)
    assert stored(old).state == (State.WITHDRAWN if may else State.CURRENT)

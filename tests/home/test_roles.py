"""Each group of staff may do what the table says, and nothing else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.urls import reverse
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow

from home.roles import ROLES, rights_of, seed_roles
from tests.signposting.staff.builders import member_of

NAMES = ["Comms Editor", "Publisher", "Directory Manager", "Resource Librarian", "Administrator"]


def may_open(client, address: str) -> bool:
    """Wagtail answers 200 to those who may, and sends everyone else back to the dashboard with a message."""
    return client.get(address).status_code == 200


def test_a_fresh_database_has_exactly_the_five_groups_with_the_rights_of_the_table(db):
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(NAMES)
    for role in ROLES:
        assert rights_of(Group.objects.get(name=role.name)) == role.rights(has_library=False)


def test_migrating_again_changes_nothing(db):
    before = {group.name: rights_of(group) for group in Group.objects.all()}
    seeded = seed_roles()
    assert seeded.made == []
    assert seeded.differs == {}
    assert {group.name: rights_of(group) for group in Group.objects.all()} == before


@pytest.mark.parametrize("emptied", [Page, Collection])
def test_emptying_the_database_which_also_says_migrated_makes_no_groups_and_no_error(db, emptied):
    """`manage.py flush` does this: every table is emptied, then the signal is sent."""
    Group.objects.all().delete()
    emptied.objects.all().delete()
    emit_post_migrate_signal(verbosity=1, interactive=False, db="default")
    assert not Group.objects.exists()


def test_a_group_changed_by_hand_is_reported_and_not_silently_reset(db, capsys):
    group = Group.objects.get(name="Directory Manager")
    group.permissions.remove(group.permissions.get(codename="publish_service"))
    call_command("seed_roles")
    assert "Directory Manager: changed by hand: signposting.publish_service" in capsys.readouterr().out
    assert not group.permissions.filter(codename="publish_service").exists()
    call_command("seed_roles", reset=True)
    assert group.permissions.filter(codename="publish_service").exists()


def test_wagtails_own_groups_are_gone_and_publishers_approve(db):
    assert list(GroupApprovalTask.objects.values_list("groups__name", flat=True)) == ["Publisher"]


@pytest.mark.parametrize(
    ("group", "adds", "edits"),
    [
        ("Comms Editor", False, False),
        ("Publisher", False, True),
        ("Directory Manager", True, True),
        ("Resource Librarian", False, False),
        ("Administrator", False, False),
    ],
)
def test_who_may_add_and_edit_services(make_service, group, adds, edits):
    service = make_service("a-line")
    client = member_of(group)
    assert may_open(client, reverse("wagtailsnippets_signposting_service:list"))
    assert may_open(client, reverse("wagtailsnippets_signposting_service:add")) is adds
    assert may_open(client, reverse("wagtailsnippets_signposting_service:edit", args=[service.pk])) is edits


@pytest.mark.parametrize(
    ("group", "edits", "publishes"),
    [
        ("Comms Editor", True, False),
        ("Publisher", True, True),
        ("Directory Manager", False, False),
        ("Resource Librarian", False, False),
        ("Administrator", True, False),
    ],
)
def test_who_may_edit_and_publish_pages(home_page, group, edits, publishes):
    client = member_of(group)
    assert may_open(client, reverse("wagtailadmin_pages:edit", args=[home_page.pk])) is edits
    user = User.objects.get(groups__name=group)
    assert Page.objects.get(pk=home_page.pk).permissions_for_user(user).can_publish() is publishes


@pytest.mark.parametrize("group", NAMES)
def test_only_administrators_reach_users_groups_and_the_sites_names(home_page, group):
    client = member_of(group)
    is_administrator = group == "Administrator"
    assert may_open(client, reverse("wagtailusers_users:index")) is is_administrator
    assert may_open(client, reverse("wagtailusers_groups:index")) is is_administrator
    settings_page = reverse("wagtailsettings:edit", args=["core", "sitesettings", home_page.get_site().pk])
    assert may_open(client, settings_page) is is_administrator


@pytest.mark.parametrize("group", NAMES)
def test_only_administrators_keep_the_collections_files_are_in(db, group):
    client = member_of(group)
    collection = Collection.get_first_root_node().add_child(name="Posters")
    is_administrator = group == "Administrator"
    assert may_open(client, reverse("wagtailadmin_collections:index")) is is_administrator
    root = Collection.get_first_root_node()
    client.post(reverse("wagtailadmin_collections:add"), {"name": "Films", "parent": root.pk})
    assert Collection.objects.filter(name="Films").exists() is is_administrator
    edit = reverse("wagtailadmin_collections:edit", args=[collection.pk])
    client.post(edit, {"name": "Leaflets", "parent": root.pk})
    assert Collection.objects.filter(name="Leaflets").exists() is is_administrator
    client.post(reverse("wagtailadmin_collections:delete", args=[collection.pk]))
    assert Collection.objects.filter(pk=collection.pk).exists() is not is_administrator


def test_nobody_outside_the_five_groups_gets_in(client, db):
    client.force_login(User.objects.create_user("stranger", password="a long enough password"))
    assert client.get("/admin/").status_code == 302


def test_the_button_that_sends_a_page_for_approval_reads_as_a_sentence(home_page):
    page = member_of("Comms Editor").get(reverse("wagtailadmin_pages:edit", args=[home_page.pk])).content.decode()
    assert "Submit to a Publisher" in page
    assert Workflow.objects.get(name="a Publisher").workflow_tasks.get().task.name == "a Publisher"

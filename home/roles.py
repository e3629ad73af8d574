"""The five groups of staff and what each may do, as one table.

Seeded after every migrate: a missing group is made, an existing one is left as staff set it and any difference is
reported. Source of the table: the role matrix agreed for the site. Approving by a second person is built on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from core.staff_mail import PUBLISHER
from resources.models import LibraryPage
from signposting.models import SecondPersonTask, Service

# Groups Wagtail brings; ours replace them.
WAGTAIL_GROUPS = ("Editors", "Moderators")
DIRECTORY_MANAGER = "Directory Manager"
SECOND_PERSON = "a second person"
# Wagtail puts the workflow's name into its button: "Submit to a Publisher".
APPROVAL = "a Publisher"
# Before a right that a group has on the library's pages only.
LIBRARY = "library: "
DIRECTORY = ("service", "organisation", "need", "area")


@dataclass(frozen=True, slots=True)
class Role:
    """One group. `models` are "app.action_model"; `pages` act on the whole tree; `files` on every collection.

    `library` acts on the library's page and all below it, from when there is one.
    """

    name: str
    models: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    library: frozenset[str] = frozenset()

    def rights(self, *, has_library: bool) -> frozenset[str]:
        """All of it in the table's own spelling, as `rights_of` gives it."""
        below = {f"{LIBRARY}{name}" for name in self.library} if has_library else set()
        return frozenset(self.models | self.pages | self.files | below)


def _on(app: str, actions: str, *models: str) -> set[str]:
    return {f"{app}.{action}_{model}" for action in actions.split() for model in models}


ENTER = {"wagtailadmin.access_admin"}
SEE_DIRECTORY = _on("signposting", "view", *DIRECTORY)

ROLES: tuple[Role, ...] = (
    Role(
        "Comms Editor",
        models=frozenset(ENTER | SEE_DIRECTORY | _on("home", "add change", "filmfile", "searchsynonym")),
        pages=frozenset({"add_page", "change_page"}),
        files=frozenset({"add_image", "change_image", "choose_image", "add_document", "choose_document"}),
    ),
    Role(
        PUBLISHER,
        models=frozenset(
            ENTER
            | SEE_DIRECTORY
            | _on("signposting", "change publish lock unlock", "service")
            | _on("wagtailredirects", "add change delete view", "redirect")
            # A banner is public the minute it is saved, so it is for those who publish.
            | _on("core", "change", "alertbanner")
            | _on("home", "view", "filmfile")
            # To be the second person for a file that keeps people safe.
            | _on("resources", "change", "fileversion")
        ),
        pages=frozenset({"change_page", "publish_page", "lock_page", "unlock_page"}),
        files=frozenset({"choose_image", "choose_document"}),
    ),
    Role(
        DIRECTORY_MANAGER,
        models=frozenset(
            ENTER
            | SEE_DIRECTORY
            | _on("signposting", "add change publish", "service")
            | _on("signposting", "add change", "organisation", "need")
            | _on("signposting", "change", "area")
        ),
    ),
    Role(
        "Resource Librarian",
        models=frozenset(
            ENTER
            | SEE_DIRECTORY
            | _on("home", "add change", "filmfile")
            | _on("resources", "add change", "fileversion")
            | _on("resources", "add change delete", "role", "setting", "contentnote", "licence", "topic")
            # Requests for another format hold an address to answer: nobody else sees them.
            | _on("resources", "view change", "formatrequest")
        ),
        # Whoever writes a resource does not publish it as well.
        library=frozenset({"add_page", "change_page"}),
        files=frozenset(
            {"add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"}
        ),
    ),
    Role(
        "Administrator",
        models=frozenset(
            ENTER
            | SEE_DIRECTORY
            | _on("auth", "add change delete view", "user", "group")
            | _on("core", "change", "sitesettings", "alertbanner")
            | _on("signposting", "add change", "need", "area")
            | _on("wagtailcore", "add change delete view", "site", "workflow", "task")
            | _on("wagtailredirects", "add change delete view", "redirect")
        ),
        pages=frozenset({"add_page", "change_page"}),
        files=frozenset(
            {"add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"}
            # Wagtail asks for the right to manage collections here, and not among a group's model rights.
            | {"add_collection", "change_collection", "delete_collection"}
        ),
    ),
)
# The app whose permission a right over files is.
FILE_APPS = {"image": "wagtailimages", "document": "wagtaildocs", "collection": "wagtailcore"}


@dataclass(slots=True)
class Seeded:
    """What seeding did: groups made, and for groups that were there, how they differ from the table."""

    made: list[str] = field(default_factory=list)
    differs: dict[str, list[str]] = field(default_factory=dict)


@transaction.atomic
def seed_roles(*, reset: bool = False) -> Seeded:
    """Make the groups that are missing. With `reset`, bring existing groups back to the table."""
    seeded = Seeded()
    for role in ROLES:
        group, is_new = Group.objects.get_or_create(name=role.name)
        if is_new:
            seeded.made.append(role.name)
        if is_new or reset:
            _give(group, role)
        difference = sorted(rights_of(group) ^ role.rights(has_library=LibraryPage.objects.exists()))
        if difference:
            seeded.differs[role.name] = difference
    if seeded.made:
        _replace_wagtail_groups()
        _second_person_for_services()
    return seeded


def rights_of(group: Group) -> frozenset[str]:
    """Everything the group may do, in the table's own spelling."""
    models = {f"{right.content_type.app_label}.{right.codename}" for right in _rights(group)}
    library = set(LibraryPage.objects.values_list("pk", flat=True))
    pages = {
        f"{LIBRARY}{codename}" if page in library else codename
        for page, codename in group.page_permissions.values_list("page_id", "permission__codename")
    }
    files = set(group.collection_permissions.values_list("permission__codename", flat=True))
    return frozenset(models | pages | files)


def _rights(group: Group) -> list[Permission]:
    return list(group.permissions.select_related("content_type"))


def _give(group: Group, role: Role) -> None:
    group.permissions.set([_permission(name) for name in sorted(role.models)])
    root = Page.get_first_root_node()
    group.page_permissions.all().delete()
    for codename in sorted(role.pages):
        GroupPagePermission.objects.create(group=group, page=root, permission=_permission(f"wagtailcore.{codename}"))
    for library in LibraryPage.objects.all():
        _give_library(group, role, library)
    everything = Collection.get_first_root_node()
    group.collection_permissions.all().delete()
    for codename in sorted(role.files):
        app = FILE_APPS[codename.rpartition("_")[2]]
        GroupCollectionPermission.objects.create(
            group=group, collection=everything, permission=_permission(f"{app}.{codename}")
        )


def open_library(library: LibraryPage) -> None:
    """Give each group that is there its rights on a library that was just made."""
    for role in ROLES:
        group = Group.objects.filter(name=role.name).first() if role.library else None
        if group is not None:
            _give_library(group, role, library)


def _give_library(group: Group, role: Role, library: LibraryPage) -> None:
    for codename in sorted(role.library):
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=library.pk, permission=_permission(f"wagtailcore.{codename}")
        )


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename).order_by("content_type_id")[0]


def _replace_wagtail_groups() -> None:
    """Give the approval that comes with Wagtail to Publishers, and drop its own groups while nobody is in them."""
    publisher = Group.objects.get(name=PUBLISHER)
    for task in GroupApprovalTask.objects.filter(groups__name__in=WAGTAIL_GROUPS).distinct():
        task.groups.set([publisher])
        task.name = APPROVAL
        task.save()
    Workflow.objects.filter(name="Moderators approval").update(name=APPROVAL)
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()


def _second_person_for_services() -> None:
    """Services go to somebody else who may publish them, unless staff chose another way."""
    service = ContentType.objects.get_for_model(Service)
    if WorkflowContentType.objects.filter(content_type=service).exists():
        return
    task, _is_new = SecondPersonTask.objects.get_or_create(name=SECOND_PERSON)
    task.groups.set(Group.objects.filter(name__in=(PUBLISHER, DIRECTORY_MANAGER)))
    workflow, _is_new = Workflow.objects.get_or_create(name=SECOND_PERSON)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowContentType.objects.create(workflow=workflow, content_type=service)

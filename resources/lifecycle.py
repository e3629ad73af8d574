"""Taking a resource out of use, and putting it back: one place, so that history, lists and search always follow.

To take away is the safe direction: one person does it, at once, whatever drafts there are. To give a withdrawn
resource back needs two people, unless the partnership works alone (`SiteSettings.numbers_need_two`).
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.search import index

from resources.files.incoming import SecondPersonError, rule_is_on
from resources.finding.stamp import changed
from resources.models import BackInUse, ResourcePage, State, WhyWithdrawn

WITHDRAW, SUPERSEDE = "resources.withdraw", "resources.supersede"
USE_AGAIN, ASK_BACK, REFUSE_BACK = "resources.use_again", "resources.ask_back", "resources.refuse_back"


class SuccessorError(Exception):
    """What is named to be used instead is not there for the public, or is the resource itself."""


def successors_of(resource: ResourcePage) -> Any:
    """What may take its place: what the public finds. None of it was replaced, so no circle can come of it."""
    return ResourcePage.objects.listed().exclude(pk=resource.pk).order_by("title")


@transaction.atomic
def withdraw(resource: ResourcePage, *, why: str, note: str, instead: ResourcePage | None, by: Any) -> bool:
    """Nobody is given it any more. `why` is a `WhyWithdrawn`, `note` a sentence for readers.

    False if it was withdrawn already. Raises `SuccessorError`. Publishing a draft later does not bring it back.
    """
    _check(resource, instead)
    taken = ResourcePage.objects.filter(pk=resource.pk).exclude(state=State.WITHDRAWN)
    if not taken.update(
        state=State.WITHDRAWN,
        withdrawn_why=why,
        withdrawn_note=note,
        withdrawn_on=timezone.localdate(),
        replaced_by=instead,
    ):
        return False
    data = {"reason": str(WhyWithdrawn(why).label), "note": note, "instead": str(instead or "")}
    _done(resource, WITHDRAW, by, data)
    return True


@transaction.atomic
def supersede(resource: ResourcePage, *, instead: ResourcePage, by: Any) -> bool:
    """Its page stays and leads on to `instead`. False if it is not in use by now. Raises `SuccessorError`."""
    _check(resource, instead)
    in_use = ResourcePage.objects.filter(pk=resource.pk).exclude(state=State.WITHDRAWN)
    if not in_use.update(state=State.SUPERSEDED, replaced_by=instead):
        return False
    _done(resource, SUPERSEDE, by, {"instead": str(instead)})
    return True


@transaction.atomic
def not_replaced_after_all(resource: ResourcePage, *, by: Any) -> bool:
    """A replaced one is current again: it was never unsafe, so one person is enough. False if it was not replaced."""
    if not ResourcePage.objects.filter(pk=resource.pk, state=State.SUPERSEDED).update(
        state=State.CURRENT, replaced_by=None
    ):
        return False
    _done(resource, USE_AGAIN, by, {})
    return True


@transaction.atomic
def ask_back(resource: ResourcePage, *, why: str, by: Any) -> BackInUse | None:
    """Ask for a withdrawn one to be used again. None if it is not withdrawn, or somebody has asked already."""
    if not resource.is_withdrawn:
        return None
    asked, is_new = BackInUse.objects.get_or_create(resource=resource, defaults={"why": why, "asked_by": by})
    if not is_new:
        return None
    log(instance=resource, action=ASK_BACK, user=by, data={"why": why})
    return asked


def may_agree(asked: BackInUse, user: Any) -> bool:
    """Whether `user` is somebody else than whoever asked; superusers are no exception."""
    return asked.asked_by_id != user.pk or not rule_is_on()


@transaction.atomic
def agree_back(resource: ResourcePage, *, by: Any) -> bool:
    """The second person's yes. False if nobody asks any more. Raises `SecondPersonError` for whoever asked."""
    asked = BackInUse.objects.select_for_update().filter(resource=resource).first()
    if asked is None:
        return False
    if not may_agree(asked, by):
        raise SecondPersonError
    withdrawn = ResourcePage.objects.filter(pk=resource.pk, state=State.WITHDRAWN)
    withdrawn.update(state=State.CURRENT, withdrawn_why="", withdrawn_note="", withdrawn_on=None, replaced_by=None)
    asked.delete()
    _done(resource, USE_AGAIN, by, {"why": asked.why})
    return True


@transaction.atomic
def refuse_back(resource: ResourcePage, *, by: Any) -> bool:
    """It stays withdrawn. False if nobody asks any more."""
    asked = BackInUse.objects.filter(resource=resource).first()
    if asked is None:
        return False
    asked.delete()
    log(instance=resource, action=REFUSE_BACK, user=by, data={"why": asked.why})
    return True


def _check(resource: ResourcePage, instead: ResourcePage | None) -> None:
    if instead is not None and not successors_of(resource).filter(pk=instead.pk).exists():
        raise SuccessorError


def _done(resource: ResourcePage, action: str, by: Any, data: dict[str, str]) -> None:
    """Whoever has the page in hand sees what happened; so do its history, the library's lists and the search."""
    resource.refresh_from_db()
    if resource.is_withdrawn:
        BackInUse.objects.filter(resource=resource).delete()
    log(instance=resource, action=action, user=by, data=data)
    index.insert_or_update_object(resource)
    changed()

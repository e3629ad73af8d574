"""Asking for a resource in another form: the one form of the public's that stores anything.

What is sent is kept until 30 days after a librarian has closed it. Of whoever sends it nothing is known but the
address they gave. So limits count what is stored and not who sends: no network address is read, not even hashed.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from core import staff_mail
from core.audiences import Audience
from resources.models import FormatRequest, ResourcePage
from resources.refs import as_typed
from resources.serving.views import gone
from resources.taking.asking_form import FormatRequestForm
from resources.taking.views import ROOM
from signposting.views import SeeOther

LIBRARIAN = "Resource Librarian"
KEPT_DAYS = 30  # after it was closed
# A partnership's library is asked for a handful a month. Beyond this a machine is at work: people are told to write.
MOST_A_DAY = 40


# Exempt from the CSRF check for the finder's reasons (`signposting.views`): there is no session to misuse, and what
# another site could post here its visitors could post themselves.
@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """The form; a POST that is in order is answered with 303 to the page that says so."""
    resource = _resource(ref)
    if resource.is_withdrawn:
        return gone(request, resource)
    if request.method != "POST":
        return _page(request, resource, FormatRequestForm())
    request.upload_handlers = []  # a file sent along is dropped unread
    form = FormatRequestForm(request.POST, instance=FormatRequest(resource=resource))
    if not form.is_valid():
        return _page(request, resource, form)
    if not _keep(form.instance):
        return _page(request, resource, form, is_full=True, status=429)
    return SeeOther(reverse("asked_for_format", args=[resource.ref]))


@require_safe
def asked(request: HttpRequest, ref: str) -> HttpResponse:
    """What happens next. It knows nothing of what was asked."""
    return _page(request, _resource(ref), None)


def forget_closed() -> int:
    """Delete what was closed more than 30 days ago; how many. Daily."""
    before = timezone.localdate() - timedelta(days=KEPT_DAYS)
    deleted, _by_model = FormatRequest.objects.filter(closed_on__lt=before).delete()
    return deleted


def _keep(wanted: FormatRequest) -> bool:
    """Store it, once: a form sent twice is one request. False once the day is full."""
    same = FormatRequest.objects.filter(
        resource=wanted.resource,
        need=wanted.need,
        language=wanted.language,
        reply_to__iexact=wanted.reply_to,
        closed_on=None,
    )
    if same.exists():
        return True
    so_far = FormatRequest.objects.filter(asked_on=timezone.localdate()).count()
    if so_far >= MOST_A_DAY:
        return False
    wanted.save()
    if not so_far:
        _tell_librarians(wanted.resource)
    return True


def _tell_librarians(resource: ResourcePage) -> None:
    """Of the first one on a day: the list it leads to has the others. Never what was asked for, nor by whom."""
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    subject = _("Another form of “%(title)s” is asked for") % {"title": resource.title}
    body = f"{resource.title}\n\n{site}{reverse('library:requests')}\n"
    mailboxes = sorted(staff_mail.mailboxes_of(LIBRARIAN))
    staff_mail.send(staff_mail.StaffMail(to=mailbox, subject=subject, body=body) for mailbox in mailboxes)


def _resource(ref: str) -> ResourcePage:
    resource = ResourcePage.objects.filter(ref=as_typed(ref)).select_related("replaced_by").first()
    if resource is None or not (resource.live or resource.is_withdrawn):
        raise Http404
    return resource


def _page(
    request: HttpRequest,
    resource: ResourcePage,
    form: FormatRequestForm | None,
    *,
    is_full: bool = False,
    status: int = 200,
) -> HttpResponse:
    request.reader = Audience.PROFESSIONAL  # type: ignore[attr-defined]  # read by the help strip
    context = {"resource": resource, "form": form, "is_full": is_full, "kept_days": KEPT_DAYS, "room": ROOM}
    return TemplateResponse(request, "resources/taking/ask.html", context, status=status)

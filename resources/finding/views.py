"""Takes the library's form and leads to the list it asks for, at that list's one address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from core.audiences import Audience
from resources.finding.asked import holds_a_postcode, read_asked
from resources.finding.index import listed
from resources.models import LibraryPage
from signposting.forms import PostcodeForm
from signposting.views import SeeOther, answer_in_words


# Exempt from the CSRF check for the finder's reasons (`signposting.views`): no session, nothing changes, no cookie.
@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """303 to the list. A postcode never gets into an address: the finder answers it from here."""
    request.upload_handlers = []  # a file sent along is dropped unread
    typed = request.POST.get("q", "")
    if holds_a_postcode(typed):
        return answer_in_words(request, PostcodeForm({"postcode": typed, "who": Audience.PROFESSIONAL}))
    page = LibraryPage.objects.live().first()
    address = page.get_url(request) if page else None
    if not address:
        raise Http404
    return SeeOther(f"{address}{read_asked(request.POST, listed().groups).query}")

"""The search page. What was asked travels in the body of one POST, is answered from memory, and ends there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from core.audiences import Audience
from core.search_sources import Entry, sources
from home.search.asking import Question, understand
from home.search.crisis import HelpFirst, help_first
from home.search.excerpts import Piece, excerpt
from home.search.index import Asked, Hit
from home.search.postcodes import is_for_finder
from home.search.ready import ready
from home.search.text import tidy
from signposting.cards import ServiceCard
from signposting.forms import PostcodeForm
from signposting.models import Service
from signposting.page_cards import load_page_cards, page_card
from signposting.postcode_store import default_store
from signposting.views import answer_in_words

# A question is short; somebody in need may write more, and words of need are looked for in all of this.
LONGEST_QUESTION, LONGEST_READ = 200, 5000
MOST_RESULTS, MOST_CARDS = 20, 4
# What people come for most, as they would ask it. Each is a button that asks.
TOPICS = (
    _("someone has a picture of me"),
    _("my child is missing"),
    _("is this OK?"),
    _("worried about a friend"),
    _("signs to look for"),
    _("who will know if I tell"),
    _("hotels"),
    _("taxis"),
)


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the list: a link with an excerpt or, for a service, its card."""

    title: str
    label: str
    address: str = ""
    pieces: tuple[Piece, ...] = ()
    card: ServiceCard | None = None


# Exempt from the CSRF check for the finder's reasons (`signposting.views`): no session, nothing changes, no cookie.
@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The box and common topics; a POST is answered with what was found, or by the finder if it is a postcode."""
    if request.method != "POST":
        return _page(request, request.GET.get("who", ""))
    request.upload_handlers = []  # a file sent along is dropped unread: nothing posted here may reach a disk
    typed = request.POST.get("asked", "")
    who = request.POST.get("who", "")
    first = help_first(tidy(typed, LONGEST_READ))
    form = PostcodeForm({"postcode": typed, "who": who})
    form.is_valid()
    asked = tidy(typed, LONGEST_QUESTION)
    if first is None and is_for_finder(asked, form.cleaned_data["postcode"], default_store()):
        return answer_in_words(request, form)
    return _page(request, who, asked, first)


@sensitive_variables()
def _page(request: HttpRequest, who: str, asked: str = "", first: HelpFirst | None = None) -> HttpResponse:
    reader = who if who in Audience.values else ""
    request.reader = reader  # type: ignore[attr-defined]  # read by the help strip
    context: dict[str, object] = {"topics": TOPICS, "first": first, "asked": asked}
    question, hits = _found(asked, reader)
    chosen = {str(service.pk): service for service in _services(hits, first)}
    if asked:
        load_page_cards(request, list(chosen.values()), reader)
    context["results"] = _results(request, hits, chosen)
    context["corrections"] = question.corrections
    if first is not None:
        keys = {service.key: service for service in chosen.values()}
        context["first_cards"] = [
            card for key in first.services if key in keys and (card := page_card(request, keys[key]).card)
        ]
    return render(request, "pages/home/search.html", context)


def _found(asked: str, reader: str) -> tuple[Question, list[Hit]]:
    if not asked:
        return Question(Asked()), []
    now = ready()
    question = understand(asked, now.index, now.lexicon)
    hits = now.index.search(question.asked, reader, MOST_RESULTS)
    if question.corrections:
        as_typed = understand(asked, now.index, now.lexicon, correct=False)
        if _entries(now.index.search(as_typed.asked, reader, MOST_RESULTS)) == _entries(hits):
            question = as_typed
    return question, hits


def _entries(hits: list[Hit]) -> list[Entry]:
    return [hit.entry for hit in hits]


def _services(hits: list[Hit], first: HelpFirst | None) -> list[Service]:
    """The services among the results, the best few, and those that stand first. One query."""
    found = [int(hit.entry.key) for hit in hits if hit.entry.kind == "service"][:MOST_CARDS]
    public = Service.objects.public()
    wanted = public.filter(pk__in=found)
    return list(wanted | public.filter(key__in=first.services) if first else wanted)


def _results(request: HttpRequest, hits: list[Hit], chosen: dict[str, Service]) -> list[Result]:
    labels = {source.kind: source.label for source in sources()}
    results: list[Result] = []
    for hit in hits:
        entry = hit.entry
        if entry.address:
            pieces = excerpt(entry, hit.found)
            results.append(Result(entry.title, labels[entry.kind], entry.address, pieces))
        elif entry.key in chosen and (card := page_card(request, chosen[entry.key]).card):
            results.append(Result(entry.title, labels[entry.kind], card=card))
    return results

"""Pages keep the quiet rule, lead somewhere, and say who checked them."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from home.models import AudiencePage, GuidancePage, HomePage
from signposting.models import Service


def guidance(home_page: HomePage, **fields) -> GuidancePage:
    page = GuidancePage(**{"title": "A page", "slug": "a-page", **fields})
    home_page.add_child(instance=page)
    return page


def tab(page: str) -> str:
    return page[page.index("<title>") + 7 : page.index("</title>")].strip()


@pytest.mark.parametrize(
    ("field", "value"), [("title", "Sexual pictures"), ("slug", "cse-signs"), ("seo_title", "Abuse")]
)
def test_a_page_a_young_person_may_read_has_a_title_and_address_that_say_nothing(home_page, field, value):
    page = GuidancePage(**{"title": "A page", "slug": "a-page", field: value})
    with pytest.raises(ValidationError, match="Someone may be watching"):
        page.clean()
    page.names_campaign = True
    page.clean()


def test_a_young_persons_page_never_shows_the_campaigns_name(home_page):
    with pytest.raises(ValidationError, match="never shows the campaign"):
        GuidancePage(title="A page", slug="a-page", audience="y", names_campaign=True).clean()


def test_the_tab_shows_the_quiet_name_unless_the_page_names_the_campaign(client, home_page):
    guidance(home_page)
    guidance(home_page, title="About us", slug="about", names_campaign=True)
    quiet, named = (client.get(f"/{slug}/").content.decode() for slug in ("a-page", "about"))
    assert tab(quiet) == "A page - Know About"
    assert "CSE" not in quiet
    assert tab(named) == "About us - Know About CSE"


def test_a_page_that_needs_a_check_says_who_checked_it_or_that_nobody_has(client, home_page):
    page = guidance(home_page, needs_check=True)
    assert "Nobody has checked" in client.get("/a-page/").content.decode()
    page.checked_by, page.checked_on = "a solicitor", date(2026, 11, 3)
    page.save_revision().publish()
    checked = client.get("/a-page/").content.decode()
    assert "a solicitor" in checked
    assert "3 November 2026" in checked


def test_a_contact_card_shows_the_record_as_published_and_nothing_once_withdrawn(client, home_page, make_service):
    service = make_service("a-line", phone="01632 960123")
    page = guidance(home_page)
    page.body = [("contact_card", {"service": service})]
    page.save_revision().publish()
    assert "01632 960123" in client.get("/a-page/").content.decode()
    Service.objects.filter(pk=service.pk).update(withdrawn_on=date(2026, 11, 1), withdrawn_reason="closed")
    assert "01632 960123" not in client.get("/a-page/").content.decode()


@pytest.mark.parametrize("known", [True, False])
def test_a_callout_that_says_ring_the_police_shows_the_directorys_numbers(client, home_page, make_service, known):
    if known:
        make_service("police-101", phone="101", coverage=["uk"], always=True)
    page = guidance(home_page)
    page.body = [("callout", {"heading": "Missing?", "text": "<p>Ring the police.</p>", "police": True})]
    page.save_revision().publish()
    shown = client.get("/a-page/").content.decode()
    callout = shown[shown.index('class="callout"') :]
    assert 'href="tel:999"' in callout
    assert ('href="tel:101"' in callout) is known
    page.body = [("callout", {"heading": "Missing?", "text": "<p>Ring the police.</p>", "police": False})]
    page.save_revision().publish()
    shown = client.get("/a-page/").content.decode()
    assert "tel:" not in shown[shown.index('class="callout"') :]


def test_a_link_to_a_page_that_is_not_live_is_left_out(client, home_page):
    hidden = guidance(home_page, title="Not yet", slug="not-yet", live=False)
    page = guidance(home_page)
    links = [{"text": "Read on", "page": hidden, "address": ""}, {"text": "Find help", "address": "/find-support/"}]
    page.body = [("links", {"heading": "Next", "links": links})]
    page.save_revision().publish()
    shown = client.get("/a-page/").content.decode()
    assert "Find help" in shown
    assert "Read on" not in shown


def test_every_link_of_the_starter_site_leads_somewhere(client, starter, db):
    seen, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if address.startswith("/find-support/") and address != "/find-support/":
            continue  # filters multiply; the finder's own tests walk them
        if not answer["Content-Type"].startswith("text/html"):
            answer.getvalue()  # a file: a kit, a feed, a calendar's; read to its end, it closes itself
            continue
        page = answer.content.decode()
        links = {part.split('"', 1)[0].split("#")[0] for part in page.split('href="')[1:]}
        waiting += [link for link in links if link.startswith("/") and not link.startswith("/static/")]
    assert len(seen) > 20


def test_the_home_page_opens_three_doors_and_a_quieter_fourth(client, starter, db):
    page = client.get("/").content.decode()
    for door in AudiencePage.objects.live():
        assert door.door_label.replace("’", "’") in page
    assert page.index("I’m a young person") < page.index("I’m a parent") < page.index("I work with children")
    assert "I need help now" in page


def test_loading_again_changes_nothing_and_says_so(starter, db):
    before = Service.objects.count()
    call_command("load_starter", if_empty=True)
    assert Service.objects.count() == before
    with pytest.raises(Exception, match="only fills an empty site"):
        call_command("load_starter")


@pytest.mark.parametrize(("sample", "rule"), [(True, "Disallow: /\n"), (False, "Disallow: /admin/\n")])
def test_search_engines_are_kept_away_from_a_sample(client, db, settings, sample, rule):
    settings.SAMPLE_SITE = sample
    assert client.get("/robots.txt").content.decode() == f"User-agent: *\n{rule}"


def test_a_page_takes_the_same_few_queries_however_many_cards_it_shows(
    client, starter, db, django_assert_max_num_queries
):
    # Finding the page: site, root, page by path, its own type, and what keeps a page private (6). Its chosen
    # services and linked pages (2). Cards and help strip: services, channels, times, needs, coverage (5).
    # Settings with home and banner; menu, trail and pages around (2).
    for address in ("/is-this-ok/", "/help-now/", "/your-browsing-here/"):
        with django_assert_max_num_queries(15):
            client.get(address)


def test_a_reader_has_one_live_door(home_page):
    def door(slug: str, **fields) -> AudiencePage:
        words = {"door_label": "I’m a parent", "door_hint": "A child", "introduction": "Ask."}
        return AudiencePage(title=f"The {slug} door", slug=slug, audience="p", **words, **fields)

    first = home_page.add_child(instance=door("first"))
    first.full_clean()
    with pytest.raises(ValidationError, match="The first door” is this reader's door already"):
        home_page.add_child(instance=door("second"))
    first.unpublish()
    second = home_page.add_child(instance=door("second"))
    first.refresh_from_db()
    with pytest.raises(ValidationError, match="The second door"):
        first.save_revision().publish()
    assert second.live
    assert not AudiencePage.objects.get(pk=first.pk).live

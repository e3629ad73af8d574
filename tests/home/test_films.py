"""A film is ours, with captions and its words, or a plain link that says whose it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from home.models import FilmFile, FilmPage, GuidancePage
from home.roles import seed_roles
from tests.home.film_bytes import MP4, VTT
from tests.home.films import film, picture

WORDS = "<p>A girl looks at her phone. “It starts kind,” she says.</p>"


@pytest.fixture
def watch(home_page):
    """`watch(film=...)`: a live page at /watch/."""

    def make(**fields) -> FilmPage:
        fields = {"title": "Watch", "slug": "watch", "introduction": "A film.", "minutes": 3, **fields}
        return home_page.add_child(instance=FilmPage(**fields))

    return make


def test_our_own_film_has_captions_and_its_words_and_loads_nothing_before_play(client, watch):
    ours = film()
    watch(film=ours, poster=picture(), transcript=WORDS)
    page = client.get("/watch/").content.decode()
    assert 'preload="none"' in page
    assert f'<source src="{ours.mp4.url}" type="video/mp4">' in page
    assert f'kind="captions" src="{ours.captions.url}"' in page
    assert "It starts kind" in page
    assert client.get(ours.mp4.url).status_code == 200
    assert client.get(ours.captions.url)["Content-Type"] == "text/vtt; charset=utf-8"
    # The way out is never covered: no film fills the screen, and none of another site is inside the page.
    assert "fullscreen=()" in client.get("/watch/")["Permissions-Policy"]
    assert "<iframe" not in page


def test_a_films_address_says_nothing_whatever_the_file_was_called(db):
    from django.core.files.base import ContentFile

    ours = film(mp4=ContentFile(MP4, name="grooming victim.mp4"))
    assert "groom" not in ours.mp4.url
    assert ours.mp4.url.endswith(".mp4")


def test_a_film_of_another_site_is_a_link_that_names_it_and_says_what_it_may_keep(client, watch):
    watch(host_name="the NSPCC’s site", address="https://films.example/kind")
    page = client.get("/watch/").content.decode()
    assert '<a class="button" href="https://films.example/kind" rel="noreferrer noopener">' in page
    assert "Watch it on the NSPCC’s site" in page
    assert "You leave this site." in page
    assert "<video" not in page


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "film"),
        ({"film": True}, "transcript"),
        ({"film": True, "transcript": WORDS}, "poster"),
        ({"film": True, "transcript": WORDS, "poster": True, "address": "https://films.example/"}, "film"),
        ({"address": "https://films.example/"}, "host_name"),
        ({"address": "http://films.example/", "host_name": "Films"}, "address"),
    ],
)
def test_half_a_film_is_refused(db, fields, wrong):
    made = {"film": film, "poster": picture}
    fields = {name: made[name]() if name in made else value for name, value in fields.items()}
    with pytest.raises(ValidationError) as refused:
        FilmPage(title="Watch", slug="watch", minutes=1, introduction="A film.", **fields).clean()
    assert wrong in refused.value.message_dict


def test_a_film_whose_consent_has_run_out_is_not_played_any_more(client, watch):
    ours = film(use_until=timezone.localdate() - timedelta(days=1))
    watch(film=ours, poster=picture(), transcript=WORDS)
    page = client.get("/watch/").content.decode()
    assert "This film is not here any more." in page
    assert ours.mp4.url not in page


def test_a_page_leads_to_a_film_with_its_length_and_to_none_that_is_not_live(client, home_page, watch):
    hidden = watch(slug="hidden", title="Not yet", host_name="Films", address="https://films.example/", live=False)
    shown = watch(film=film(), poster=picture(), transcript=WORDS)
    page = GuidancePage(title="A page", slug="a-page", body=[("film", {"page": shown}), ("film", {"page": hidden})])
    home_page.add_child(instance=page)
    answer = client.get("/a-page/").content.decode()
    assert '<a href="/watch/">Watch: Watch</a>' in answer
    assert "3 minutes" in answer
    assert "Watch: Not yet" not in answer


@pytest.mark.parametrize(("content", "taken"), [(MP4, True), (b"<html>", False)])
def test_comms_editors_upload_films_and_are_told_when_a_file_is_something_else(client, db, content, taken):
    seed_roles()
    user = User.objects.create_user("editor")
    user.groups.add(Group.objects.get(name="Comms Editor"))
    client.force_login(user)
    form = {
        "title": "Told",
        "mp4": SimpleUploadedFile("told.mp4", content, "video/mp4"),
        "captions": SimpleUploadedFile("told.vtt", VTT, "text/vtt"),
        "source": "The partnership",
        "licence": "ours",
    }
    answer = client.post(reverse("wagtailsnippets_home_filmfile:add"), form)
    assert FilmFile.objects.exists() is taken
    assert (answer.status_code == 302) is taken
    assert taken or "This is no MP4 file" in answer.content.decode()

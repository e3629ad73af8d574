"""PDFs are made from our own files and nothing else, and say what they are."""

from __future__ import annotations

import pytest

from core import pdf
from core.pdf import NotOurs, PdfUnavailable, make_pdf
from tests.pdfs import needs_pango, read_pdf

PAGE = '<!doctype html><html lang="en-GB"><head><title>Paper</title></head><body><h1>Paper</h1>{}</body></html>'


@needs_pango
@pytest.mark.parametrize(
    "asks_for",
    [
        '<img src="http://other.example/x.png" alt="">',
        '<img src="file:///etc/hostname" alt="">',
        '<img src="/media/x.png" alt="">',
        '<img src="/static/../../etc/hostname" alt="">',
        '<img src="/static/%2e%2e/%2e%2e/etc/hostname" alt="">',
        '<base href="file:///etc/"><img src="hostname" alt="">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<style>@import "http://other.example/a.css";</style>',
        "<style>@font-face { font-family: x; src: url(file:///etc/hostname) } h1 { font-family: x }</style>",
        '<link rel="stylesheet" href="/static/css/not-there.css">',
    ],
)
def test_what_is_not_one_of_our_static_files_is_not_fetched_and_no_pdf_is_made(asks_for):
    with pytest.raises(NotOurs):
        make_pdf(PAGE.format(asks_for))


@needs_pango
def test_our_own_stylesheets_are_read_and_links_are_made_whole():
    made = read_pdf(
        make_pdf(
            PAGE.format('<link rel="stylesheet" href="/static/css/handouts/poster.css"><a href="/here/">There</a>'),
            site_address="https://site.example",
        )
    )
    assert made.sizes == [(210, 297)], "the stylesheet's paper"
    assert made.links == {"https://site.example/here/"}


@needs_pango
@pytest.mark.parametrize("lacking", ["<html><title>Paper</title><p>x", '<html lang="en-GB"><p>x'])
def test_a_document_that_a_screen_reader_could_not_announce_is_refused(lacking):
    with pytest.raises(ValueError, match="language"):
        make_pdf(lacking)


@needs_pango
def test_a_sheet_shrinks_only_until_it_fits_on_one_page():
    steps = [f"p {{ --fit: {size} }}" for size in (0.9, 0.7, 0.2, 0.1)]
    style = "<style>p { margin: 0; font-size: calc(70pt * var(--fit, 1)) }</style>"
    crowded, roomy = PAGE.format(style + "<p>word</p>" * 10), PAGE.format(style + "<p>word</p>")
    assert len(read_pdf(make_pdf(crowded)).sizes) > 1
    assert len(read_pdf(make_pdf(crowded, until_it_fits=steps)).sizes) == 1
    assert make_pdf(crowded, until_it_fits=steps) == make_pdf(crowded, until_it_fits=steps[:2]), (
        "no smaller than needed"
    )
    assert make_pdf(roomy, until_it_fits=steps) == make_pdf(roomy)


def test_without_pango_the_words_say_what_to_install(monkeypatch):
    def missing():
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "_load", missing)
    with pytest.raises(PdfUnavailable, match="apt install libpango"):
        make_pdf(PAGE.format(""))
    assert not pdf.can_make_pdfs()

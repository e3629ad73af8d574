"""A film of our own plays in a real browser, in parts, with captions, and the way out stays in sight."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.weight import Budget, first_visit_to
from tests.live.film_page import SLUG
from tests.live.serving import ROOT, LiveSite

pytestmark = pytest.mark.browser

# What issue 4 allows a page with a poster.
BUDGET = Budget(html_and_css=14_000, in_all=100_000, requests=10)

# The browser itself records two seconds of changing colour: a real film, made here, of nobody.
RECORD = """async () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [320, 180];
  const paint = canvas.getContext("2d");
  let turn = 0;
  const painting = setInterval(() => {
    paint.fillStyle = `hsl(${turn += 7} 60% 50%)`;
    paint.fillRect(0, 0, 320, 180);
  }, 20);
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm;codecs=vp8" });
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.start();
  await new Promise((done) => setTimeout(done, 2000));
  await new Promise((done) => { recorder.onstop = done; recorder.stop(); });
  clearInterval(painting);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""

# The words below the film once it has really moved on.
ON_THE_SCREEN = """() => new Promise((found) => {
  const film = document.querySelector("video");
  film.addEventListener("timeupdate", () => {
    const cue = film.textTracks[0].activeCues?.[0];
    if (film.currentTime > 0.2 && cue) found(cue.text);
  });
})"""


@pytest.fixture(scope="module")
def address(browser: Browser, live_site: LiveSite, tmp_path_factory) -> str:
    """A page with a film, on the site that is served."""
    page = browser.new_page()
    recorded: Path = tmp_path_factory.mktemp("film") / "recorded.webm"
    recorded.write_bytes(base64.b64decode(page.evaluate(RECORD)))
    page.close()
    command = [sys.executable, "-m", "tests.live.film_page", str(recorded)]
    subprocess.run(command, cwd=ROOT, env=live_site.environment, check=True)
    return f"/{SLUG}/"


def test_nothing_of_a_film_is_loaded_before_somebody_presses_play(browser, live_site, address):
    weight = first_visit_to(browser, live_site, address)
    assert "Media" not in weight.kinds
    assert weight.over(BUDGET) == []


def test_a_film_plays_in_parts_with_captions_and_the_way_out_stays_in_sight(visitor, address):
    page = visitor()
    page.goto(address)
    with page.expect_response(lambda answer: answer.url.endswith(".webm")) as got:
        page.evaluate("document.querySelector('video').play()")
    assert got.value.status == 206
    assert got.value.request.headers["range"] == "bytes=0-"
    assert page.evaluate(ON_THE_SCREEN) == "It starts kind."
    assert page.evaluate("document.fullscreenEnabled") is False
    expect(page.locator(".exit-link")).to_be_in_viewport()

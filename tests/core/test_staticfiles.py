"""The one stylesheet visitors fetch: made of the small ones, and meaning the same."""

from __future__ import annotations

import json
import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from core.staticfiles import fold

SOURCES = {
    "css/site.css": """/* The order of the layers decides who wins. */
@layer tokens, base, components;
@import url("tokens.css") layer(tokens);
@import 'components/exit-button.css' layer(components);
@import url("print.css") print;
.after { color: red; }
""",
    "css/tokens.css": ":root {\n  --ink: #2b1b47; /* deep violet */\n  --gap: calc(1rem + 2px);\n}\n",
    "css/print.css": ".exit-button { display: none; }",
    "css/components/exit-button.css": """.exit-button   >  a :hover,
.b { background: url("../../img/scene.svg"); content: "a  /* not a comment */  b"; }""",
    "img/scene.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.fixture
def collect(tmp_path, settings):
    """Run `collectstatic` with the real storage over these files; answers with the hashed stylesheet."""
    source = tmp_path / "source"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "core.staticfiles.BundledStaticFilesStorage"},
    }

    def run(files):
        for name, text in files.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text)
        call_command("collectstatic", interactive=False, verbosity=0)
        manifest = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
        return settings.STATIC_ROOT / manifest["css/site.css"]

    return run


def test_imports_are_inlined_in_their_layers_and_order(collect):
    stylesheet = collect(SOURCES)
    css = stylesheet.read_text()
    assert css.startswith("@layer tokens,base,components;@layer tokens{:root{--ink: #2b1b47;")
    assert "@layer components{.exit-button > a :hover,.b{" in css
    assert "@media print{.exit-button{display: none;}}" in css
    assert css.endswith(".after{color: red;}")
    assert "@import" not in css
    assert "deep violet" not in css
    assert stylesheet.with_name(stylesheet.name + ".br").exists()


def test_addresses_in_a_component_still_find_their_file_and_strings_keep_every_letter(collect):
    css = collect(SOURCES).read_text()
    assert re.search(r'url\("\.\./img/scene\.[0-9a-f]{12}\.svg"\)', css)
    assert '"a  /* not a comment */  b"' in css
    assert "calc(1rem + 2px)" in css


def test_a_change_in_a_small_file_gives_the_bundle_a_new_name(collect):
    before = collect(SOURCES)
    after = collect({"css/tokens.css": ":root { --ink: black; }"})
    assert before.name != after.name
    assert "--ink: black" in after.read_text()


def test_a_room_begins_with_the_sites_own_stylesheet_whole(collect, settings):
    rooms = {
        "css/rooms/reading.css": '@import "../site.css";\n@import "../components/steps.css" layer(components);',
        "css/rooms/story.css": '@import url("reading.css");\n.scene { margin: 0; }',
        "css/components/steps.css": ".steps { margin: 1rem; }",
    }
    site = collect({**SOURCES, **rooms})
    names = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
    reading, story = (
        (settings.STATIC_ROOT / names[f"css/rooms/{name}.css"]).read_text() for name in ("reading", "story")
    )
    assert "@import" not in story
    assert "@layer components{.steps{margin: 1rem;}}" in reading
    assert story == reading + ".scene{margin: 0;}"
    assert re.search(r'url\("\.\./\.\./img/scene\.[0-9a-f]{12}\.svg"\)', reading), (
        "one folder deeper, the same drawing"
    )
    assert site.read_text().count(".after{") == reading.count(".after{") == 1


def test_the_small_files_stay_there_for_whoever_asks(collect, settings):
    collect(SOURCES)
    assert "deep violet" in (settings.STATIC_ROOT / "css/tokens.css").read_text()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('@import url("gone.css") layer(base);', "no static file css/gone.css"),
        ('@import url("https://fonts.example/x.css");', "nothing from elsewhere"),
        ('@import "site.css";', "imports it back"),
        ('@import "tokens.css" supports(display: grid);', "is not understood"),
    ],
)
def test_an_import_that_cannot_be_inlined_stops_with_its_reason(collect, line, complaint):
    with pytest.raises(ImproperlyConfigured, match=complaint):
        collect({**SOURCES, "css/site.css": line})


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("a  b\n{ c : d ; }", "a b{c : d;}"),
        ("div/* not a blank */.x{}", "div/**/.x{}"),
        ("a /* x */ b{}", "a b{}"),
        ("@media (min-width: 20em) and (color) { a{} }", "@media (min-width: 20em) and (color){a{}}"),
        (
            "a{background:url(data:image/svg+xml,%3Csvg  %3E)}",
            "a{background:url(data:image/svg+xml,%3Csvg  %3E)}",
        ),
        ('a::before{content:"\\" /*"; }', 'a::before{content:"\\" /*";}'),
    ],
)
def test_folding_changes_no_meaning(written, folded):
    assert fold(written) == folded

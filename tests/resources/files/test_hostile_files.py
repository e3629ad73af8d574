"""Hostile and broken files: each is refused for its own reason, in words; none stops the server or the next one."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from resources.files import reading
from resources.files.apart import limits
from resources.files.checks import check
from resources.files.facts import Facts, Finding

from . import pdf_bytes as pdf
from .hostile import CASES


def upload(name, content):
    return SimpleUploadedFile(name, content)


def test_there_are_at_least_sixty():
    assert len(CASES) >= 60


@pytest.mark.parametrize("words", CASES)
def test_each_is_refused_for_its_own_reason_and_in_words(words):
    name, make, reasons = CASES[words]
    with pytest.raises(ValidationError) as refused:
        check(upload(name, make()), may_tell=False)
    codes = {Finding(error.code) for error in refused.value.error_list}
    assert codes <= reasons
    for told in refused.value.messages:
        assert told.endswith(".")
        assert "%(" not in told


def test_three_thousand_pages_are_taken_and_the_first_three_hundred_are_read():
    facts = check(upload("a.pdf", pdf.many_pages(3000)), may_tell=False).facts
    assert facts.pages == 3000
    assert len(facts.texts) == 300
    assert facts.texts[299] == "Page 300 of many"
    assert Finding.LONG in facts.warnings


@pytest.mark.parametrize(
    "make",
    [
        pdf.leading_to_itself,
        lambda: pdf.page_with().replace(b"[0 0 595 842]", b"[0 0 9999999 9999999]"),
        pdf.picture_bomb,
    ],
    ids=["a table of places that leads to itself", "a page of kilometres", "a picture of 900 million dots"],
)
def test_what_only_looks_hostile_is_read_within_the_same_limits(make):
    checked = check(upload("a.pdf", make()), may_tell=False)
    assert checked.facts.pages == 1
    assert len(checked.first_page) <= 60_000


def shut_in(code: str) -> subprocess.CompletedProcess[str]:
    """What a process that has shut itself in does with `code`."""
    path = f"{reading.ROOT}{os.pathsep}{reading.ROOT / 'site'}"
    before = "import resource, socket\nfrom resources.files.apart.limits import shut_in\nshut_in()\n"
    return subprocess.run(
        [sys.executable, "-c", before + code],
        env={"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_kernel_holds_the_reading_process_to_its_time_and_memory():
    said = shut_in("print(resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_FSIZE)[0])")
    assert said.stdout.split() == ["(15,", "17)", str(limits.WRITTEN)]
    assert limits.CPU_SECONDS <= limits.SECONDS <= 20


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no limit of address space.")
def test_more_memory_than_it_may_have_is_refused():
    assert "MemoryError" in shut_in("bytearray(600_000_000)").stderr


def test_the_reading_process_can_open_no_connection_and_no_file():
    assert "Too many open files" in shut_in("socket.socket()").stderr
    assert "Too many open files" in shut_in("open('/etc/hostname')").stderr


def test_a_file_that_never_ends_is_stopped_and_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0.05)
    children: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def noted(*args, **kwargs):
        children.append(real(*args, **kwargs))
        return children[-1]

    monkeypatch.setattr(reading.subprocess, "Popen", noted)
    with pytest.raises(ValidationError, match="more time or memory"):
        check(upload("a.pdf", pdf.many_pages(3000)), may_tell=False)
    assert children[0].returncode is not None
    with pytest.raises(ProcessLookupError):
        os.killpg(children[0].pid, 0)


def test_the_reading_process_is_given_none_of_our_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "very-secret")
    given = {}
    real = subprocess.Popen

    def noted(*args, **kwargs):
        given.update(kwargs["env"])
        return real(*args, **kwargs)

    monkeypatch.setattr(reading.subprocess, "Popen", noted)
    check(upload("a.pdf", pdf.tagged()), may_tell=False)
    assert set(given) == {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}


def test_while_another_file_is_read_somebody_is_told_to_try_again(monkeypatch):
    monkeypatch.setattr(reading, "WAIT", 0.01)
    with reading._ONE_AT_A_TIME, pytest.raises(ValidationError, match="Try again in a minute"):
        check(upload("a.pdf", pdf.tagged()), may_tell=False)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"not JSON",
        b"[]",
        b"{}",
        b"[" * 100_000,
        json.dumps(Facts(kind="pdf").as_json() | {"pages": "many"}).encode(),
        json.dumps(Facts(kind="pdf").as_json() | {"texts": [7]}).encode(),
        json.dumps(Facts(kind="pdf").as_json() | {"findings": ["fine"]}).encode(),
    ],
)
def test_what_the_reading_process_says_is_not_believed_unless_it_is_in_order(monkeypatch, said):
    def lies(folder, _said, _ending):
        (folder / "facts").write_bytes(said)
        return 0

    monkeypatch.setattr(reading, "_run", lies)
    with pytest.raises(ValidationError, match="cannot be read"):
        check(upload("a.pdf", pdf.tagged()), may_tell=False)


def test_a_reader_that_lacks_something_of_its_own_is_logged_and_refuses_rather_than_fails(monkeypatch, caplog):
    monkeypatch.setattr(reading, "ROOT", reading.ROOT / "nowhere")
    with pytest.raises(ValidationError):
        check(upload("a.pdf", pdf.tagged()), may_tell=False)
    assert "lacks something" in caplog.text

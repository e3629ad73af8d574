"""Editors see how each page reads, explain what they keep, and a command says whether the public pages are well."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Page

from core.models import BasePage
from home.models import GuidancePage, KeptWording
from home.roles import seed_roles
from home.staff.words.judged import judge

REPORT = "/admin/page-words/"
HARD = "<p>Multidisciplinary safeguarding arrangements necessitate proportionate professional consideration.</p>"
REASON = "Both are 16, and nobody is harmed."


@pytest.fixture
def sign_in(client, db):
    seed_roles()

    def enter(group: str):
        user = User.objects.create_user(group.lower().replace(" ", "-"))
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def write(home_page):
    """`write("a-page", "<p>Text.</p>")`, live."""

    def add(slug: str, text: str, **fields) -> GuidancePage:
        fields.setdefault("audience", "p")
        page = GuidancePage(title=slug.replace("-", " ").title(), slug=slug, body=[("text", text)], **fields)
        return home_page.add_child(instance=page)

    return add


@pytest.fixture
def flagged(write) -> GuidancePage:
    return write("a-page", "<p>Her boyfriend is 16. Ask her how she is.</p>")


def keep(staff, page, words: str = "boyfriend", sentence: str = "Her boyfriend is 16.", reason: str = REASON) -> str:
    form = {"words": words, "sentence": sentence, "reason": reason}
    return staff.post(reverse("page_words:keep", args=[page.pk]), form, follow=True).content.decode()


def checked(*options: str) -> tuple[str, str]:
    """What the command prints, and why it failed; empty where it did not."""
    said = StringIO()
    try:
        call_command("check_words", *options, stdout=said)
    except CommandError as error:
        return said.getvalue(), str(error)
    return said.getvalue(), ""


def test_the_editor_shows_age_words_with_what_to_write_and_numbers_and_blocks_nothing(sign_in, write):
    text = "<p>She absconded. Ring 01632 960001.</p>" + HARD
    page = write("a-page", text)
    shown = sign_in("Comms Editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "years, 3 things to look at" in shown
    assert "Its reader’s target is 11." in shown
    assert "Shorter sentences and shorter words bring it down." in shown
    assert "<strong>absconded</strong>, Text: “She absconded.”" in shown
    assert "Please change. Write: went missing." in shown
    assert "typed into the text: 01632 960001." in shown
    assert reverse("page_words:keep", args=[page.pk]) in shown


def test_the_editor_says_that_all_is_well_and_asks_to_save_a_new_page_first(sign_in, write, home_page):
    page = write("a-page", "<p>He says he’s my boyfriend. Choose your area.</p>")
    staff = sign_in("Comms Editor")
    shown = staff.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "years, all is well" in shown
    assert "No wording of the language list waits for a second look." in shown
    assert "No telephone number is typed into the text." in shown
    new = staff.get(reverse("wagtailadmin_pages:add", args=["home", "guidancepage", home_page.pk])).content.decode()
    assert "Save the page once" in new


def test_a_wording_stays_with_a_reason_that_names_who_gave_it_until_its_sentence_changes(sign_in, flagged):
    staff = sign_in("Comms Editor")
    screen = keep(staff, flagged)
    assert REASON in screen
    assert "comms-editor" in screen
    assert judge(flagged, flagged.kept_wordings.all()).is_well
    flagged.body = [("text", "<p>Her  boyfriend is 16.</p><p>Her boyfriend is 29.</p>")]
    (asks,) = judge(flagged, flagged.kept_wordings.all()).open
    assert asks.where == "Her boyfriend is 29."
    history = staff.get(reverse("wagtailadmin_pages:history", args=[flagged.pk])).content.decode()
    assert f"Kept “boyfriend”: {REASON}" in history


def test_a_reason_is_needed_and_must_be_about_words_that_stand_there(sign_in, flagged):
    staff = sign_in("Comms Editor")
    assert "This field is required." in keep(staff, flagged, reason=" ")
    assert "do not stand there any more" in keep(staff, flagged, sentence="Her boyfriend is 29.")
    assert not KeptWording.objects.exists()


def test_a_reason_can_be_taken_back_and_the_words_ask_again(sign_in, flagged):
    staff = sign_in("Publisher")
    keep(staff, flagged)
    kept = flagged.kept_wordings.get()
    screen = staff.post(reverse("page_words:keep", args=[flagged.pk]), {"again": kept.pk}, follow=True)
    assert "It is right here, because" in screen.content.decode()
    assert not KeptWording.objects.exists()


def test_the_words_of_a_draft_can_be_explained_before_it_is_public(sign_in, write):
    page = write("a-page", "<p>Ask her how she is.</p>")
    page.body = [("text", "<p>Her boyfriend is 16.</p>")]
    page.save_revision()
    keep(sign_in("Comms Editor"), page)
    assert page.kept_wordings.get().reason == REASON


@pytest.mark.parametrize("group", ["Directory Manager", "Resource Librarian"])
def test_nobody_explains_words_of_pages_they_do_not_keep(sign_in, flagged, group):
    staff = sign_in(group)
    keep(staff, flagged)
    assert not KeptWording.objects.exists()
    for address in (REPORT, reverse("page_words:list")):
        assert "absconded" not in staff.get(address, follow=True).content.decode()
        assert "A Page" not in staff.get(address, follow=True).content.decode()


def test_the_language_list_is_there_to_read_with_its_reasons(sign_in):
    shown = sign_in("Comms Editor").get(reverse("page_words:list")).content.decode()
    assert "absconded, runaway (as a label)" in shown
    assert "A child who goes missing is in danger" in shown
    assert "“he says he’s my boyfriend”" in shown


@pytest.fixture
def several(write, flagged) -> None:
    KeptWording.objects.create(
        page=write("kept", "<p>Her girlfriend is kind.</p>"),
        words="girlfriend", sentence="Her girlfriend is kind.", reason=REASON,
    )  # fmt: skip
    write("hard", HARD)
    write("number", "<p>Ring 01632 960001.</p>", audience="")
    write("hidden", "<p>She absconded.</p>", live=False)


def rows(staff, query: str = "") -> dict[str, dict[str, str]]:
    answer = staff.get(f"{REPORT}?export=csv{query}")
    found = csv.DictReader(StringIO(b"".join(answer.streaming_content).decode()))
    return {row["Page"]: row for row in found}


def test_the_report_holds_every_public_page_and_can_be_narrowed_by_what_to_look_at_and_reader(sign_in, several):
    staff = sign_in("Comms Editor")
    found = rows(staff)
    assert found.keys() == {"Home", "A Page", "Kept", "Hard", "Number"}
    assert found["A Page"]["Words of the list"] == "boyfriend → the person abusing, or exploiting, them"
    assert found["Kept"]["Kept with a reason"] == f"girlfriend: {REASON}"
    assert found["Number"]["Numbers"] == "01632 960001"
    assert (found["Hard"]["Reader"], found["Hard"]["Target"]) == ("Parent or carer", "11")
    assert float(found["Hard"]["Reading age"]) > 11
    assert rows(staff, "&look=any").keys() == {"A Page", "Hard", "Number"}
    assert rows(staff, "&look=hard").keys() == {"Hard"}
    assert rows(staff, "&look=kept").keys() == {"Kept"}
    assert rows(staff, "&look=numbers&reader=-").keys() == {"Number"}
    screen = staff.get(REPORT).content.decode()
    assert "Look again" in screen
    assert "Hidden" not in screen


def test_more_pages_take_no_more_queries(sign_in, write, several, django_assert_max_num_queries):
    staff = sign_in("Comms Editor")
    staff.get(REPORT)
    with django_assert_max_num_queries(40) as few:
        staff.get(REPORT)
    for number in range(12):
        write(f"more-{number}", "<p>Her boyfriend is 16.</p>")
    with django_assert_max_num_queries(len(few)):
        staff.get(REPORT)


def test_the_command_names_each_fault_and_fails(several):
    said, failed = checked()
    assert "/a-page “boyfriend” in “Her boyfriend is 16.” (Text). Write: the person abusing" in said
    assert "/hard reads at" in said
    assert "/number the number 01632 960001 is typed into the text" in said
    assert "/kept" not in said
    assert failed == "Words to look at: 3."
    assert "/kept" in checked("--all")[0]


def test_the_command_is_content_with_pages_that_are_well_and_not_with_none(write, home_page):
    write("a-page", "<p>Ask her how she is.</p>")
    assert checked()[1] == ""
    Page.objects.filter(depth__gt=1).update(live=False)
    assert "no public page" in checked()[1]


def test_every_starter_page_reads_at_its_reader_s_age_and_blames_nobody(starter, db):
    pages = [page for page in Page.objects.filter(depth__gt=1).specific() if isinstance(page, BasePage)]
    assert len(pages) > 60
    assert [fault for page in pages for fault in judge(page, ()).faults()] == []
    assert checked()[1] == ""

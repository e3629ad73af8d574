"""What somebody is told of each finding: what it is, and what to do about it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from resources.files.facts import Finding

WORDS: dict[Finding, Any] = {
    Finding.EMPTY: _("The file is empty. Save it again, then choose it again."),
    Finding.TOO_LARGE: _(
        "It is %(size)s, and at most 25 MB are taken. Save it with smaller pictures: people pay for each megabyte."
    ),
    Finding.KIND_NOT_TAKEN: _("The library takes no “%(ending)s” files. It takes %(kinds)s."),
    Finding.NOT_WHAT_IT_SAYS: _("This is no %(ending)s file, whatever its name says. Save it again as one."),
    Finding.PROGRAM: _("This is a program, or a link to one. The library takes no programs, under no name."),
    Finding.WEB_PAGE: _("This is a web page, which can run scripts in the reader’s browser. Save it as a PDF."),
    Finding.DRAWING_SVG: _("This is an SVG drawing, which can run scripts. Save it as PNG or PDF."),
    Finding.ARCHIVE: _("This is a packed folder. Add the files in it one by one; visitors get them as one zip."),
    Finding.OLD_OFFICE: _(
        "This is an Office file of the old kind, or one with a password. Save it as docx, pptx or xlsx without one."
    ),
    Finding.BROKEN: _("It cannot be read: it is damaged or incomplete. Save it again in the program it comes from."),
    Finding.TOO_MUCH: _(
        "Opening it takes more time or memory than a telephone has. Save it again with smaller pictures, or as parts."
    ),
    Finding.ENCRYPTED: _("It has a password or is encrypted. Readers cannot open it: save it without."),
    Finding.SCRIPT: _("There is a script (JavaScript) in it. Print it to a new PDF, which leaves scripts out."),
    Finding.LAUNCHES: _(
        "Something in it opens a program or a file on the reader’s computer. Take that link out; web links are fine."
    ),
    Finding.SENDS: _("A form in it sends what is typed somewhere. Save it without that button."),
    Finding.EMBEDDED: _(
        "Another file is hidden inside it (an attachment, an embedded object, the workbook behind a chart). Take it "
        "out, or paste the chart as a picture."
    ),
    Finding.XFA: _("It is a form of a kind most programs cannot show (XFA). Print it to a new PDF."),
    Finding.MEDIA: _("There is sound, film or a 3D model in it. Add that as a file of its own."),
    Finding.EXTERNAL: _(
        "It fetches something from elsewhere when it is opened (a linked picture, template, table or field), which "
        "tells others who reads it. Put that into the file itself. Web links to click are fine."
    ),
    Finding.MACROS: _(
        "There are macros in it: programs that run once it is opened. Save it as plain docx, pptx or xlsx."
    ),
    Finding.BOMB: _("Unpacked it is far larger than it looks. No ordinary program writes such a file."),
    Finding.NO_PAGES: _("There is no page in it."),
    Finding.FORMULA: _("A cell begins with = or @, which spreadsheets run. Save the values, not the formulas."),
    Finding.NO_TIMES: _("There is no line with a time in these captions."),
    Finding.PLACE: _("The film says where it was recorded. Export it again without its location."),
    Finding.TELLING_TITLE: _(
        "Its own title stands in the reader’s browser tab, and somebody may be watching. Change the title in the "
        "file’s properties. Leave out: %(telling)s."
    ),
    Finding.LARGE: _("It is %(size)s. Over 5 MB is slow and costs people money: can its pictures be smaller?"),
    Finding.AUTHOR: _("It names its author: “%(author)s”. Anybody can read that. Should it?"),
    Finding.NOT_TAGGED: _("It has no tags, so screen readers guess. Export it as “tagged” or “accessible” PDF."),
    Finding.NO_TEXT: _("It is a picture of text, with no words in it: nobody can search it or have it read aloud."),
    Finding.NO_LANGUAGE: _("It does not say which language it is in, so screen readers may pronounce it wrongly."),
    Finding.MARKED_UP: _("There are tracked changes or comments in it. Anybody can read them. Should they?"),
    Finding.NOTES_TAKEN_OUT: _("The camera’s notes in it (place, time, device) were taken out."),
    Finding.LONG: _("The search knows the words of its first 300 pages only."),
}

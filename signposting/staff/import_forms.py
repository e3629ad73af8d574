"""The form that starts an import: what to read, and whose list it is."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from signposting.imports.sources import KINDS
from signposting.models import ImportRun, ImportSource
from signposting.open_referral.reader import MOST_FILE_BYTES
from signposting.sheets.limits import MOST_BYTES

_MEGABYTE = 1_000_000
NAME_IS_TAKEN = _("There is a source of this name. Choose it from the list above.")
_MOST = {ImportRun.Kind.FEED_FILE: MOST_FILE_BYTES}


class ImportForm(forms.Form):
    """A file or an address; a source that is known or the name of a new one."""

    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("CSV, Excel (.xlsx) or Open Referral UK (.json), up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    address = forms.URLField(
        label=_("Or the address of an Open Referral UK feed"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Like https://directory.example/api. For a source below that has one, you can leave this empty."),
    )
    source = forms.ModelChoiceField(
        ImportSource.objects.all(),
        label=_("Whose list is it?"),
        required=False,
        empty_label=_("A new source, named below"),
        help_text=_("The same source again updates what came from it before."),
    )
    name = forms.CharField(
        label=_("Name of a new source"),
        required=False,
        max_length=120,
        help_text=_("Like “County council’s list of services”."),
    )

    def clean(self) -> dict[str, Any]:
        """One thing to read, from one source."""
        cleaned = super().clean() or {}
        source: ImportSource | None = cleaned.get("source")
        file, address = cleaned.get("file"), cleaned.get("address")
        if file and address:
            self.add_error("address", _("Choose a file or an address, not both."))
        if not file and not address:
            address = cleaned["address"] = source.address if source else ""
        if not file and not address and not self.errors:
            self.add_error("file", _("Choose a file, or give an address."))
        if source is None and not cleaned.get("name") and not self.errors:
            self.add_error("name", _("Say whose list it is. It is how we find its services again."))
        if source is None and ImportSource.objects.filter(name=cleaned.get("name")).exists():
            self.add_error("name", NAME_IS_TAKEN)
        return cleaned

    def clean_file(self) -> UploadedFile | None:
        """Of a kind we read, and no larger than we read."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return None
        kind = KINDS.get(PurePath(file.name or "").suffix.casefold())
        if kind is None:
            raise ValidationError(_("This kind of file is not read. Save it as CSV or as an Excel workbook (.xlsx)."))
        most = _MOST.get(kind, MOST_BYTES)
        if (file.size or 0) > most:
            raise ValidationError(_("The file is larger than %(most)d MB.") % {"most": most // _MEGABYTE})
        return file

    def start(self, by: Any) -> ImportRun:
        """A run for what was given, not yet begun."""
        chosen = self.cleaned_data
        source: ImportSource = chosen["source"] or ImportSource.objects.create(name=chosen["name"])
        file: UploadedFile | None = chosen["file"]
        if file is None:
            kind, address = ImportRun.Kind.FEED, chosen["address"]
            return ImportRun.objects.create(source=source, kind=kind, address=address, started_by=by)
        name = PurePath(file.name or "").name
        return ImportRun.objects.create(
            source=source,
            kind=KINDS[PurePath(name).suffix.casefold()],
            file_name=name[:200],
            upload=file.read(),
            started_by=by,
        )

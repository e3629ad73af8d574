"""The files of one resource for its librarian: what is in use, what was, what waits; and how to choose another."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from resources.files.incoming import receive
from resources.finding.vocabulary import language_words
from resources.models import ResourceFile, ResourcePage
from resources.staff.file_forms import AddForm, ChooseForm
from resources.staff.rights import may_put_in, sees_files


class ResourceScreen(WagtailAdminTemplateMixin, TemplateView):
    """A staff screen about one resource; subclasses say who may open it.

    They look for its `id` and not its `pk`, which is a link to its page: of those Django does not know that a number
    may be too long for the database.
    """

    header_icon = "doc-full"
    resource: ResourcePage

    def get_page_subtitle(self) -> str:
        """The resource's title."""
        return self.resource.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The files of the resource, then this."""
        files = {"url": reverse("library:files", args=[self.resource.pk]), "label": self.resource.title}
        return [*super().get_breadcrumbs_items(), files, {"url": "", "label": self.page_title}]


class FilesView(ResourceScreen):
    """Every file of a resource with its versions."""

    template_name = "resources/staff/files.html"
    page_title = gettext_lazy("Files")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the resource."""
        super().setup(request, *args, **kwargs)
        if not sees_files(request.user):
            raise PermissionDenied
        self.resource = get_object_or_404(ResourcePage, id=kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Files with the word for their language, versions and what waits: a query each, however many there are."""
        files = self.resource.files.prefetch_related("versions")
        return {
            **super().get_context_data(**kwargs),
            "resource": self.resource,
            "files": [(file, language_words(file.language)) for file in files],
            "incoming": self.resource.incoming_files.select_related("file"),
            "may_put_in": may_put_in(self.request.user),
            "may_edit": self.resource.permissions_for_user(self.request.user).can_edit(),
        }


class AddFileView(ResourceScreen):
    """Choose a file the resource does not have yet."""

    template_name = "resources/staff/choose_file.html"
    page_title = gettext_lazy("Add a file")
    form_class: type[ChooseForm] = AddForm
    file: ResourceFile | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the resource."""
        super().setup(request, *args, **kwargs)
        if not may_put_in(request.user):
            raise PermissionDenied
        self.find(kwargs["pk"])
        self.form = self.form_class(resource=self.resource)

    def find(self, pk: int) -> None:
        """The resource with this key."""
        self.resource = get_object_or_404(ResourcePage, id=pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file; if the library takes it, go on to what it changes."""
        self.form = self.form_class(request.POST, request.FILES, resource=self.resource)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        chosen = self.form.cleaned_data
        incoming = receive(
            self.form.checked,
            chosen_name=chosen.pop("upload").name,
            by=request.user,
            resource=self.resource,
            file=self.file,
            **chosen,
        )
        return redirect("library:incoming", incoming.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and what it is for."""
        title = _("Replace “%(file)s”") % {"file": self.file.name} if self.file else self.page_title
        return {**super().get_context_data(**kwargs), "form": self.form, "title": title, "resource": self.resource}


class ReplaceFileView(AddFileView):
    """Choose the next version of a file."""

    page_title = gettext_lazy("Replace")
    form_class = ChooseForm

    def find(self, pk: int) -> None:
        """The file with this key, and its resource."""
        self.file = get_object_or_404(ResourceFile.objects.select_related("resource"), pk=pk)
        self.resource = self.file.resource

"""Makes a data folder ready for tests: `manage.py prepare`, a leave address on loopback, and three editors."""

from __future__ import annotations

# A name that only the test's browser can find, so that no real site is ever asked.
OTHER_SITE = "http://other.example"
EXIT_URL = f"{OTHER_SITE}/weather"
EDITOR = ("sam", "three-quiet-words-here")
PUBLISHER = ("noor", "four-quiet-words-are-here")
LIBRARIAN = ("ines", "five-quiet-words-are-on-here")


def prepare() -> None:
    """Fill the folder `DATA_DIR` names."""
    import django

    django.setup()
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command

    from core.models import SiteSettings

    call_command("prepare")
    site_settings = SiteSettings.objects.get()
    site_settings.exit_url = EXIT_URL
    site_settings.save()  # also writes the error page again
    groups = {EDITOR: "Directory Manager", PUBLISHER: "Publisher", LIBRARIAN: "Resource Librarian"}
    for (name, password), group in groups.items():
        User.objects.create_user(name, password=password).groups.add(Group.objects.get(name=group))


if __name__ == "__main__":
    prepare()

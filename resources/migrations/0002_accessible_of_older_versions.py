"""What was found of a version that is no longer in use is not known of the one that is."""

from __future__ import annotations

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def forget_what_was_found_of_older_versions(apps, schema_editor):
    """Files that were checked before the day their version in use came, which is not their first."""
    version = apps.get_model("resources", "FileVersion")
    current = version.objects.filter(file=OuterRef("pk"), is_current=True, number__gt=1)
    files = apps.get_model("resources", "ResourceFile").objects
    newer = files.exclude(is_accessible=None).annotate(since=Subquery(current.values("made_at__date")[:1]))
    older = list(newer.filter(accessible_checked_on__lt=F("since")).values_list("pk", flat=True))
    files.filter(pk__in=older).update(is_accessible=None, accessible_checked_by="", accessible_checked_on=None)


class Migration(migrations.Migration):
    dependencies = [("resources", "0001_initial")]

    operations = [
        migrations.RunPython(forget_what_was_found_of_older_versions, migrations.RunPython.noop, elidable=True)
    ]

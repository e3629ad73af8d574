"""One row that says in which state the library is, so that every process can see that what it remembers is old."""

from __future__ import annotations

from django.db import models


class LibraryStamp(models.Model):
    """`token` is another with every change of what the public can find (`resources.finding.stamp`).

    Made up at random and not counted: a restored database never repeats one.
    """

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = "stamp of the library"

    def __str__(self) -> str:
        return self.token

"""The directory: areas, organisations, needs, and services with their channels and hours."""

from __future__ import annotations

from .approval import SecondPersonTask
from .area import Area, Place
from .channel import Channel, OpeningTime
from .check import ServiceCheck
from .imports import ImportRow, ImportRun, ImportSource, SourcedService
from .need import Need
from .organisation import Organisation
from .reminder import CheckReminder
from .service import Service

__all__ = [
    "Area",
    "Channel",
    "CheckReminder",
    "ImportRow",
    "ImportRun",
    "ImportSource",
    "Need",
    "OpeningTime",
    "Organisation",
    "Place",
    "SecondPersonTask",
    "Service",
    "ServiceCheck",
    "SourcedService",
]

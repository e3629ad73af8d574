"""The library's records."""

from __future__ import annotations

from .back_in_use import BackInUse
from .checked_link import CheckedLink, LinkPlace
from .choices import Change, Nation, Purpose, ResourceType, State, Supervision, WhyWithdrawn
from .curriculum_link import CurriculumLink
from .download_count import DownloadCount
from .format_request import FormatRequest
from .incoming_file import IncomingFile
from .library_page import LibraryPage
from .library_stamp import LibraryStamp
from .pack_page import PackItem, PackPage
from .resource_file import FileVersion, PageText, ResourceFile
from .resource_page import ResourcePage
from .vocabulary import ContentNote, Licence, ResourceTopic, Role, Setting, Topic

__all__ = [
    "BackInUse",
    "Change",
    "CheckedLink",
    "ContentNote",
    "CurriculumLink",
    "DownloadCount",
    "FileVersion",
    "FormatRequest",
    "IncomingFile",
    "LibraryPage",
    "LibraryStamp",
    "Licence",
    "LinkPlace",
    "Nation",
    "PackItem",
    "PackPage",
    "PageText",
    "Purpose",
    "ResourceFile",
    "ResourcePage",
    "ResourceTopic",
    "ResourceType",
    "Role",
    "Setting",
    "State",
    "Supervision",
    "Topic",
    "WhyWithdrawn",
]

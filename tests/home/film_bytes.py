"""How files of a film begin: enough to be told apart."""

from __future__ import annotations

MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(40)
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(40)
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nIt starts kind.\n"

"""Records: a service as plain data, the one shape that starter packs, sheets and other directories are read into."""

from __future__ import annotations

from .known import Known
from .reading import apply_record, faults_of
from .shape import Fault, Record, RecordFault
from .words import words_for
from .writing import record_of

__all__ = ["Fault", "Known", "Record", "RecordFault", "apply_record", "faults_of", "record_of", "words_for"]

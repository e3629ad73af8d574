"""Times as staff write them: 09:00, 9.30am, 5.30pm, 9am."""

from __future__ import annotations

TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%I%p", "%I.%M%p", "%I:%M%p", "%I %p", "%I.%M %p", "%I:%M %p"]

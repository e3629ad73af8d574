"""The finder's own pages among what can be found: they are no pages of the tree and no services."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.search_sources import Entry

# How people ask for each. Pages of the tree have a field for it that editors fill in; these have no editor.
FIND, SHARE, CHECK = (
    (
        "help near me",
        "find help near me",
        "services in my area",
        "local support",
        "who can help where I live",
        "which council is my street in",
        "search by postcode",
    ),
    (
        "poster for our wall",
        "posters and cards with the local number",
        "something to put up on a notice board",
        "put the postcode box on our website",
        "link to this site from our school website",
        "leaflets to hand out",
    ),
    (
        "how do you check phone numbers",
        "are the numbers right",
        "report a wrong number",
        "who checks this information",
    ),
)


class FinderPages:
    """The postcode box, what others may put up, and how details are checked."""

    kind = "finder"
    label = _("Page")

    def state(self) -> Hashable:
        """They change with the code only."""
        return None

    def entries(self) -> Iterator[Entry]:
        """Three pages."""
        yield Entry(
            kind=self.kind,
            key="find_support",
            title=gettext("Find help near you"),
            summary=gettext("Type a postcode or a town, and see who can help there."),
            asked=FIND,
            address=reverse("find_support"),
        )
        yield Entry(
            kind=self.kind,
            key="for_partners",
            title=gettext("Put help on your own pages and walls"),
            summary=gettext(
                "Posters, cards and a postcode box, for schools, surgeries, councils, clubs and businesses."
            ),
            asked=SHARE,
            address=reverse("for_partners"),
        )
        yield Entry(
            kind=self.kind,
            key="our_information",
            title=gettext("How we check what we list"),
            summary=gettext("A wrong number can do harm. So we check each service, and we say when we did."),
            asked=CHECK,
            address=reverse("our_information"),
        )

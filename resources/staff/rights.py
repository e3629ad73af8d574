"""Who may do what to the library's files, in Django's own rights, so that groups can be given them."""

from __future__ import annotations

from typing import Any

# To choose a file for the library, and to put in what needs no second person.
PUT_IN = "resources.add_fileversion"
# To be the second person; it lets nobody choose a file.
AGREE = "resources.change_fileversion"


def may_put_in(user: Any) -> bool:
    """Whether `user` may choose files for the library."""
    return bool(user.has_perm(PUT_IN))


def sees_files(user: Any) -> bool:
    """Whether `user` may look at files, and at what waits."""
    return bool(user.has_perm(PUT_IN) or user.has_perm(AGREE))


def may_take_out_of_use(user: Any) -> bool:
    """Whether `user` may withdraw a resource, say what replaced it, or be the second person who gives it back."""
    return sees_files(user)


def sees_requests(user: Any) -> bool:
    """Whether `user` may read requests for another format: each holds somebody's address."""
    return bool(user.has_perm("resources.view_formatrequest"))


def may_close_requests(user: Any) -> bool:
    """Whether `user` may say that a request was answered."""
    return bool(user.has_perm("resources.change_formatrequest"))

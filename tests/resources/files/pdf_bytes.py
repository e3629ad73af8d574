"""PDFs written by hand, object by object, so that each holds exactly one thing that is wrong."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter

CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>%s>>"
FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
HELLO = b"BT /F 24 Tf 50 700 Td (%s) Tj ET"


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF whose objects 1, 2 ... are those given; the first is its root."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, at))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def page_with(
    *more: bytes,
    root: bytes = b"",
    page: bytes = b"",
    resources: bytes = FONT,
    content: bytes = HELLO % b"Hello",
    entries: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """One page that says Hello; `more` are objects 5, 6 ..., the rest is put where its name says."""
    objects = [CATALOG % root, PAGES, PAGE % (resources, page), stream(content, entries), *more]
    return assembled(objects, trailer)


def action(entries: bytes) -> bytes:
    """A page whose document does this when it is opened."""
    return page_with(root=b"/OpenAction<<%s>>" % entries)


def annotated(entries: bytes, *more: bytes) -> bytes:
    """A page with one annotation."""
    return page_with(*more, page=b"/Annots[<</Type/Annot/Rect[0 0 9 9]%s>>]" % entries)


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + 2 * at) for at in range(count))
    objects = [CATALOG % b"", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)]
    for at in range(count):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<<%s>>>>"
        objects += [page % (4 + 2 * at, FONT), stream(HELLO % b"Page %d of many" % (at + 1))]
    return assembled(objects)


def tagged(title: bytes = b"A briefing", text: bytes = b"Hello") -> bytes:
    """A good one: tagged, in English, with words."""
    root = b"/MarkInfo<</Marked true>>/StructTreeRoot<</Type/StructTreeRoot>>/Lang(en-GB)"
    return page_with(b"<</Title(%s)>>" % title, root=root, content=HELLO % text, trailer=b"/Info 5 0 R")


def encrypted(*, user: str) -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(page_with())))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def in_object_stream(hidden: bytes) -> bytes:
    """`hidden` is an object inside a compressed stream, where a search through the bytes does not see it."""
    objects = [CATALOG % b"/OpenAction 6 0 R", PAGES, PAGE % (FONT, b""), stream(HELLO % b"Hello")]
    inside = b"6 0 " + hidden
    packed = stream(zlib.compress(inside), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    rows = [(0, 0, 65535)]
    for number, one in enumerate([*objects, packed], 1):
        rows.append((1, out.tell(), 0))
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    rows += [(2, 5, 0), (1, out.tell(), 0)]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + last.to_bytes(2) for kind, place, last in rows)
    at = out.tell()
    xref = stream(table, b"/Type/XRef/W[1 4 2]/Size 8/Root 1 0 R")
    out.write(b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (xref, at))
    return out.getvalue()


def deflate_bomb(layers: int) -> bytes:
    """A page whose content unpacks to 150 MB of commands."""
    content = b"q " * 75_000_000
    for _layer in range(layers):
        content = zlib.compress(content, 9)
    return page_with(content=content, entries=b"/Filter[%s]" % (b"/FlateDecode" * layers))


def drawing_itself(levels: int) -> bytes:
    """Each form draws the next ten times: ten to the power of `levels` in the end; 0: one that draws itself."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A %d 0 R>>>>"
    forms = [stream(b"/A Do " * 10, form % (6 + at if levels else 5)) for at in range(max(levels, 1))]
    last = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return page_with(*forms, last, resources=b"/XObject<</A 5 0 R>>", content=b"/A Do")


def deep_tree(depth: int) -> bytes:
    node = b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>"
    nodes = [node % (number + 1, number - 1) for number in range(2, depth)]
    return assembled([CATALOG % b"", *nodes, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>" % (depth - 1)])


def huge_xref(rows: int, *, claimed: int = 0) -> bytes:
    begins = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    size = claimed or rows
    table = b"xref\n0 %d\n%s" % (size, b"0000000010 00000 n \n" * rows)
    return begins + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(begins))


def leading_to_itself() -> bytes:
    """A table of places that names itself as the one before."""
    made = page_with(trailer=b"/Prev 0000000000")
    return made.replace(b"/Prev 0000000000", b"/Prev %010d" % made.rindex(b"xref\n0 "))


def picture_bomb() -> bytes:
    """A picture that says it is 30,000 dots wide and high, and unpacks to 100 MB."""
    about = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    drawn = stream(zlib.compress(bytes(100_000_000)), about + b"/Filter/FlateDecode")
    return page_with(drawn, resources=b"/XObject<</A 5 0 R>>", content=b"500 0 0 500 0 0 cm /A Do")

"""Small files of every kind, made for a test: a Word package, a PDF, a web page, Akoma Ntoso."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("styles", "numbering", "footnotes", "comments")


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, list_id: int, level: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, number)


def level(index: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, abstract_key: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{more}</w:num>'


def word_file(body: str, extra: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word file of the raw contents of its body and other parts."""
    present = [part for part in _PARTS if part in parts]
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_PACKAGE}.{part}+xml"/>'
        for part in present
    )
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATIONS}/{part}" Target="{part}.xml"/>'
        for i, part in enumerate(present)
    )
    files = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" '
            f'ContentType="{_PACKAGE}.document.main+xml"/>{types}</Types>'
        ),
        "_rels/.rels": _relationships(
            f'<Relationship Id="r" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relationships(relations),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    files |= {f"word/{part}.xml": f"<w:{part} {W}>{parts[part]}</w:{part}>" for part in present}
    return packed({name: text.encode() for name, text in files.items()} | (extra or {}))


def _relationships(inner: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{inner}</Relationships>'


def packed(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


Words = tuple[float, float, float, str]
"""Where words stand on a page from the left and the bottom, how large, and the words."""


def pdf_file(pages: Sequence[Iterable[Words | bytes]]) -> bytes:
    """A PDF with words at places, in Helvetica; bytes are drawn as they are."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, words in enumerate(pages):
        stream = b"".join(entry if isinstance(entry, bytes) else _shown(*entry) for entry in words)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * i} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(data))
    )


def _shown(left: float, bottom: float, size: float, words: str) -> bytes:
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\")
    escaped = escaped.replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, left, bottom, escaped)


def column(lines: Iterable[str], top: float = 700, left: float = 100) -> list[Words]:
    """Lines one below the other."""
    return [(left, top - 14 * i, 11, line) for i, line in enumerate(lines)]


def akoma_ntoso(body: str, more: str = "", version: str = "3.0") -> bytes:
    namespace = {
        "3.0": ' xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"',
        "2.0": ' xmlns="http://www.akomantoso.org/2.0"',
        "": "",
    }[version]
    return (
        f"<akomaNtoso{namespace}><act><meta><identification><FRBRWork>"
        '<FRBRalias value="Lamp Act"/></FRBRWork></identification></meta>'
        f"<body>{body}</body>{more}</act></akomaNtoso>"
    ).encode()

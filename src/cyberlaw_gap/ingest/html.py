"""Reads a web page: the law in it, without what the site puts around it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import MissingExtra, UnreadableFile
from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.flow import Flow, first_words, row_text, tidy
from cyberlaw_gap.ingest.limits import DEFAULT_LIMITS, Limits
from cyberlaw_gap.ingest.plain import decode
from cyberlaw_gap.ingest.word_numbering import ordinal
from cyberlaw_gap.ingest.xml_tree import all_text, check_tree, local_name
from cyberlaw_gap.model.document import Format, Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["read_html"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SILENT = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "button",
        "select",
        "input",
        "textarea",
        "datalist",
        "dialog",
        "canvas",
        "video",
        "audio",
        "map",
        "link",
        "meta",
        "title",
        "progress",
        "meter",
        "la-gutter",
    ]
)
_SITE = frozenset(("nav", "menu"))
_SITE_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "menu",
        "menubar",
        "toolbar",
        "tablist",
        "alert",
        "dialog",
    ]
)
# They hold the words of a law as often as those of a site: a signature in the footer, a
# marginal note aside. What is mostly links goes.
_DOUBTFUL = frozenset(("header", "footer", "aside"))
_SITE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|skip-links?|"
    r"pagination|pager|social|share|toolbar|offcanvas|toc|footer|header|masthead)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_LINKS = 0.5
_FEW_CHARACTERS = 300
# Menus in menus in menus: how many times the page's own length is looked through for links.
_MOST_LOOKS = 20
_ENOUGH = 200
_STRUCK = frozenset(("del", "s", "strike"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.IGNORECASE)
_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "section",
        "summary",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "la-akoma-ntoso",
    ]
)
# Legal information institutes show Akoma Ntoso as spans, whose classes say what they are.
_MARKUP_BLOCK = re.compile(
    r"(?:^|\s)akn-(?!num\b|b\b|i\b|u\b|sup\b|sub\b|span\b|ref\b|term\b|def\b|inline\b|remark\b|"
    r"shortTitle\b|date\b|docDate\b|docNumber\b|docType\b|a\b|ins\b|abbr\b|img\b|td\b|th\b)\w"
)
_MARKUP_NUMBER = re.compile(r"(?:^|\s)akn-num(?:\s|$)")
_CONTENT_IDS = frozenset(("document-content", "legislation", "viewLegContents"))
_MAIN_IDS = frozenset(("content", "main-content", "main", "mw-content-text"))
# Markup that only laws have is trusted even where the site says more than the law.
_SURE = 2
_LEAST_SHARE = 0.5
_LEAST_WORDS = 30
_LABELLED = re.compile(
    r"\s*(?:\(?(?:\d{1,4}|[a-z]{1,2}|[ivxlcdm]{1,8})[).\u00b0]|\(?[A-Z][).]|\u00a7|"
    r"(?:section|article|sec|art)\b)",
    re.IGNORECASE,
)
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LIST_STYLES = re.compile(
    r"list-style(?:-type)?\s*:\s*(lower|upper)-(alpha|latin|roman)", re.IGNORECASE
)


def read_html(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """The words of the law in a web page, one block a line.

    Nothing is fetched. What is left out for being the site's and not the law's is told in
    a note with its first words.

    Raises:
        UnreadableFile: There are no words, or elements lie too deep.
        MissingExtra: lxml is not installed.
    """
    markup, notes = _decoded(name, data)
    root = _parsed(name, markup, limits)
    layout = _Layout()
    content = _content(root)
    if content is not root:
        around = " ".join(_texts(root, content))
        layout.leave_out("what the site puts around the law", around)
    layout.walk(content)
    text = layout.flow.text()
    if not text:
        what = "is a web page without words"
        if root.find(".//script") is not None:
            what += "; scripts fill it when a browser shows it"
        raise UnreadableFile(name, what, "copy the law from the browser into a text file")
    return Extract(Format.HTML, text, title=_title(root, content), notes=notes + layout.notes())


def _decoded(name: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The page as text, in the encoding that it names if that holds."""
    declared = _CHARSET.search(data[:8192])
    if declared and b"\0" not in data:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii", "replace")).name
            # Browsers read pages that claim to be Latin-1 as Windows-1252.
            encoding = "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding
            return data.decode(encoding), ()
        except (LookupError, ValueError):
            pass
    markup, notes = decode(name, data)
    # Places in the markup are none in the text.
    return markup, tuple(note.model_copy(update={"start": None}) for note in notes)


def _parsed(name: str, markup: str, limits: Limits) -> _Element:
    try:
        from lxml import etree  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra("reading web pages", "html") from error
    # Without huge_tree what lies too deep would be dropped without a word; we count.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    clean = _DECLARATION.sub("", markup.removeprefix("\ufeff"))
    if not clean.strip():
        raise UnreadableFile(name, "is a web page without words", "save the page again")
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        mend = "open it in a browser and save its text"
        raise UnreadableFile(name, f"is no web page: {error}", mend) from error
    if root is None:
        raise UnreadableFile(name, "is a web page without words", "save the page again")
    check_tree(name, root, limits.html_depth, limits.elements)
    return root


def _content(root: _Element) -> _Element:
    """The element that holds the law: the surest that holds most of the words."""
    ranked: dict[int, list[_Element]] = {}
    for element in root.iter():
        rank = _rank(element)
        if rank is not None:
            ranked.setdefault(rank, []).append(element)
    total = _weight(root)
    for rank, found in sorted(ranked.items()):
        if len(found) == 1:
            least = _LEAST_WORDS if rank < _SURE else max(1, _LEAST_SHARE * total)
            if _weight(found[0]) >= least:
                return found[0]
    return root


def _rank(element: _Element) -> int | None:
    """How surely an element is the one that holds the law, 0 being the surest."""
    tag = local_name(element)
    if "akn-akomaNtoso" in element.get("class", "").split():
        return 0
    if tag == "la-akoma-ntoso":
        return 1
    if element.get("id") in _CONTENT_IDS:
        return 2
    if tag in {"article", "main"}:
        return 3 if tag == "article" else 4
    if element.get("role") == "main":
        return 5
    return 6 if element.get("id") in _MAIN_IDS else None


def _weight(root: _Element) -> int:
    """How many words stand in an element, the site's menus not counted."""
    return sum(len(words.split()) for words in _texts(root, None))


def _texts(root: _Element, without: _Element | None) -> Iterator[str]:
    """The texts in an element, without menus, scripts and one element named."""
    stack: list[tuple[_Element, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        tag = local_name(element)
        if done:
            yield element.tail or ""
        elif tag and tag not in _SILENT and tag not in _SITE and element is not without:
            yield element.text or ""
            stack += [
                entry for child in reversed(element) for entry in ((child, True), (child, False))
            ]


def _title(root: _Element, content: _Element) -> str:
    """The first heading of the first rank, or else what the page calls itself."""
    for place in (content, root):
        for heading in place.iter("h1"):
            words = all_text(heading)
            if words:
                return words
    for title in root.iter("title"):
        return tidy(title.text or "").strip()
    return ""


class _List:
    """An ordered list whose numbers the browser would write."""

    def __init__(self, element: _Element) -> None:
        style = element.get("style", "")
        named = _LIST_STYLES.search(style)
        self._format = _LIST_FORMATS.get(element.get("type", ""), "decimal")
        if named:
            self._format = named[1].lower() + ("Roman" if named[2].lower() == "roman" else "Letter")
        self._silent = bool(_NO_NUMBERS.search(style))
        self._step = -1 if element.get("reversed") is not None else 1
        first = len(element.findall("li")) if self._step < 0 else 1
        self._next = _whole(element.get("start"), first)

    def label(self, item: _Element) -> str:
        """What the browser writes before an item, if the item has no label of its own."""
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        words = _beginning(item)
        if self._silent or _NO_NUMBERS.search(item.get("style", "")) or _LABELLED.match(words):
            return ""
        return f"{ordinal(number, self._format)}. "


def _beginning(element: _Element) -> str:
    """The first words in an element; lists in lists would be read over and over whole."""
    found = ""
    for words in element.itertext():
        found += str(words)[:_ENOUGH]
        if len(found) >= _ENOUGH:
            break
    return tidy(found)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else otherwise


class _Layout:
    """Walks the tree without recursion, since nobody bounds how deep a page nests."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._around: list[Flow] = []
        self._rows: list[list[str]] = []
        self._lists: list[_List | None] = []
        self._after_number = False
        self._pre = 0
        self._looks = 0
        self._left: dict[str, list[str]] = {}

    def notes(self) -> tuple[Note, ...]:
        """What was left out, one note for each kind of thing."""
        return tuple(
            Note(
                kind=NoteKind.LEFT_OUT,
                what=f"{what} ({sum(len(words.split()) for words in found)} words), "
                f"the first: {first_words(found[0])}",
            )
            for what, found in self._left.items()
        )

    def leave_out(self, what: str, words: str) -> None:
        """Remember what does not come into the text."""
        words = tidy(words).strip()
        if words:
            self._left.setdefault(what, []).append(words)

    def walk(self, root: _Element) -> None:
        """Write an element and all that it holds."""
        self._looks = _MOST_LOOKS * (_FEW_CHARACTERS + sum(map(len, _texts(root, None))))
        stack: list[tuple[_Element, bool]] = [(root, False)]
        while stack:
            element, done = stack.pop()
            tag = local_name(element)
            if done:
                self._close(element, tag)
                if element is not root:
                    self._write(element.tail)
            elif not tag or tag in _SILENT or self._leaves(element, tag, root):
                if element is not root:
                    self._write(element.tail)
            else:
                self._open(element, tag)
                self._write(element.text)
                stack.append((element, True))
                stack += [(child, False) for child in reversed(element)]

    def _leaves(self, element: _Element, tag: str, root: _Element) -> bool:
        """Whether an element is no part of the law, which is noted."""
        reason = "" if element is root else self._reason(element, tag)
        if reason:
            self.leave_out(reason, " ".join(_texts(element, None)) or all_text(element))
        return bool(reason)

    def _reason(self, element: _Element, tag: str) -> str:
        """Why an element is no part of the law; "" when it is."""
        if tag in _STRUCK:
            return "words that are struck out"
        if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", "")):
            return "parts that the page hides"
        if tag in _SITE or element.get("role") in _SITE_ROLES:
            return "menus of the site"
        named = f"{element.get('class', '')} {element.get('id', '')}"
        doubtful = tag in _DOUBTFUL or (tag != "body" and _SITE_CLASS.search(named))
        if doubtful and (_of_site(element, tag) or self._is_links(element)):
            return "menus of the site"
        return ""

    def _is_links(self, element: _Element) -> bool:
        """Whether an element is mostly links."""
        if self._looks <= 0:
            return False
        everything = len(all_text(element))
        links = sum(len(all_text(link)) for link in element.iter("a"))
        self._looks -= everything + _FEW_CHARACTERS
        return links > _MOST_LINKS * everything or not everything

    def _write(self, words: str | None) -> None:
        if not words:
            return
        if words.strip():
            self._after_number = False
        if self._pre and "\n" in words:
            for line in words.splitlines():
                self.flow.write(line)
                self.flow.line()
        else:
            self.flow.write(words)

    def _open(self, element: _Element, tag: str) -> None:
        self._pre += tag == "pre"
        if tag in {"td", "th"}:
            self._around.append(self.flow)
            self.flow = Flow()
        elif tag == "br":
            self.flow.line()
        elif _is_block(element, tag):
            # The words of "(1)" begin in the line of their number.
            if not self._after_number:
                self.flow.line()
            self._open_block(element, tag)

    def _open_block(self, element: _Element, tag: str) -> None:
        if tag == "tr":
            self._rows.append([])
        elif tag in {"ol", "ul"}:
            self._lists.append(_List(element) if tag == "ol" else None)
        elif tag == "li" and self._lists:
            numbers = self._lists[-1]
            label = numbers.label(element) if numbers else ""
            self.flow.write(label)
            self._after_number = bool(label)

    def _close(self, element: _Element, tag: str) -> None:
        self._pre -= tag == "pre"
        if tag in {"td", "th"}:
            cell, self.flow = self.flow.text(), self._around.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self.flow.verbatim(cell)
                self.flow.line()
        elif tag == "tr":
            self.flow.line()
            self.flow.verbatim(row_text(self._rows.pop()))
            self.flow.line()
        elif _is_block(element, tag):
            self.flow.line()
            if tag in {"ol", "ul"}:
                self._lists.pop()
        elif _MARKUP_NUMBER.search(element.get("class", "")):
            self.flow.space()
            self._after_number = True


def _of_site(element: _Element, tag: str) -> bool:
    """Whether a header or footer is the page's and not the law's: short, and right below it."""
    parent = element.getparent()
    return (
        tag in {"header", "footer"}
        and parent is not None
        and local_name(parent) == "body"
        and element.find(".//h1") is None
        and len(all_text(element)) < _FEW_CHARACTERS
    )


def _is_block(element: _Element, tag: str) -> bool:
    return (
        tag in _BLOCKS
        or bool(_MARKUP_BLOCK.search(element.get("class", "")))
        or bool(_BLOCK_STYLE.search(element.get("style", "")))
    )

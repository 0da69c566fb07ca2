"""One writer protocol: a document as blocks in, a file of a format out."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cyberlaw_gap import _resources
from cyberlaw_gap.errors import TemplateFault, UnknownFormat
from cyberlaw_gap.report.blocks import NoteRef
from cyberlaw_gap.report.environment import harmless, markdown, wording
from cyberlaw_gap.report.pictures import STYLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from cyberlaw_gap.report.blocks import Block, Document
    from cyberlaw_gap.report.messages import Messages

__all__ = ["DOCUMENT_FORMATS", "Writer", "write_document", "write_template"]


class Writer(Protocol):
    """Writes a document in one format."""

    def __call__(self, document: Document, _: Messages, /) -> bytes:
        """The whole file."""


def write_document(
    document: Document,
    format: str,  # noqa: A002  the user's word
    _: Messages,
    templates: Path | None = None,
) -> bytes:
    """A document as a file of one of ``DOCUMENT_FORMATS``.

    Args:
        document: What to write.
        format: ``md``, ``html``, ``docx`` or ``pdf``.
        _: The language.
        templates: For ``md`` and ``html``: a folder of the user's own templates, which go
            before the bundled ones of the same name. They run in a sandbox.

    Raises:
        UnknownFormat: There is no such format.
        MissingExtra: The format needs a package that is not installed.
        TemplateFault: A template of the user is at fault.
    """
    if format in {"md", "html"}:
        return write_template(document, f"document.{format}.j2", _, templates).encode()
    writer = _writers().get(format)
    if writer is None:
        nearest = difflib.get_close_matches(format, DOCUMENT_FORMATS, n=1)
        raise UnknownFormat(format, DOCUMENT_FORMATS, nearest[0] if nearest else "")
    return writer(document, _)


#: The formats of documents, by the names that the command line takes.
DOCUMENT_FORMATS = ("md", "html", "docx", "pdf")


def _writers() -> Mapping[str, Writer]:
    from cyberlaw_gap.report.pdf import write_pdf  # noqa: PLC0415  only when asked for
    from cyberlaw_gap.report.word import write_word  # noqa: PLC0415

    return {"docx": write_word, "pdf": write_pdf}


def write_template(
    document: Document, name: str, _: Messages, templates: Path | None = None
) -> str:
    """A document through the template of this name, from the user's folder or the bundled one.

    Raises:
        TemplateFault: A template is missing, cannot be read, or names what is not there.
    """
    from jinja2 import TemplateError  # noqa: PLC0415  only when rendered

    environment = _environment(templates, document)
    try:
        words = wording(_, markup=_is_html(name))
        template = environment.get_template(name)
        return harmless(template.render(document=document, picture_style=STYLE, **words))
    except TemplateError as error:
        raise _fault(error, templates) from error
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        if templates is None:
            raise
        raise _fault(error, templates) from error


def _environment(templates: Path | None, document: Document) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    folders = [_resources.templates()] if templates is None else [templates, _resources.templates()]
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        autoescape=_is_html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    numbers = {source.id: i for i, source in enumerate(document.sources, start=1)}
    environment.filters["md"] = markdown
    environment.filters["kind"] = _kind
    environment.tests["note"] = _is_note
    environment.globals["note_number"] = numbers.get
    return environment


def _is_html(name: str | None) -> bool:
    return name is not None and ".html" in name


def _kind(block: Block) -> str:
    """The name of a block's template: ``table`` for a Table."""
    return type(block).__name__.lower()


def _is_note(part: object) -> bool:
    return isinstance(part, NoteRef)


def _fault(error: Exception, templates: Path | None) -> TemplateFault:
    """The fault of a template, with its file and line where Jinja knows them."""
    file = getattr(error, "filename", None) or getattr(error, "name", None) or ""
    line = getattr(error, "lineno", None) or 0
    traceback = error.__traceback__
    known = {str(folder) for folder in (templates, _resources.templates()) if folder is not None}
    while traceback is not None:
        frame = traceback.tb_frame.f_code.co_filename
        if any(frame.startswith(folder) for folder in known):
            file, line = frame, traceback.tb_lineno
        traceback = traceback.tb_next
    return TemplateFault(str(file), int(line), str(error) or type(error).__name__)

"""Pages through their templates: strict, escaping, every link relative to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap import _resources
from cyberlaw_gap._version import __version__
from cyberlaw_gap.report.environment import harmless
from cyberlaw_gap.report.messages import ENGLISH
from cyberlaw_gap.site import addresses
from cyberlaw_gap.site.addresses import up

if TYPE_CHECKING:
    from jinja2 import Environment

    from cyberlaw_gap.site.gathering import Site
    from cyberlaw_gap.site.page import Page

__all__ = ["ASSETS", "Renderer"]

#: The files beside the pages.
ASSETS = ("style.css", "site.js", "icon.svg")


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, site: Site) -> None:
        self._environment = _environment(site)

    def __call__(self, page: Page) -> str:
        """The page as HTML."""
        template = self._environment.get_template(f"site/{page.template}.html.j2")
        text = template.render(page=page, root=up(page.address), **page.content)
        return harmless(text)


def _environment(site: Site) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader(_resources.templates()),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    _ = site.messages
    environment.globals |= {
        "_": _,
        "ngettext": _.plural,
        "language": _.language,
        "to": addresses,
        "treaty": _(site.standard.short),
        "treaty_title": _(site.standard.title),
        "day": _.day(site.as_of),
        "day_iso": site.as_of.isoformat(),
        "version": __version__,
        "language_note": site.nations[0].shown.language_note,
        # What profiles and standards say stays in English: on the pages of another language
        # it is marked, for those who have pages read to them.
        "quoted": "" if _.language == ENGLISH.language else Markup(' lang="en"'),
    }
    return environment

"""A static web site of everything shipped: no server, no network, readable without scripts."""

from cyberlaw_gap.site.build import build_site
from cyberlaw_gap.site.downloads import DOWNLOADS
from cyberlaw_gap.site.gathering import Site, gather

__all__ = ["DOWNLOADS", "Site", "build_site", "gather"]

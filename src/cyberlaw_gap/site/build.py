"""Writing the site into a folder: what an earlier build left behind goes, nothing else does."""

from __future__ import annotations

from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cyberlaw_gap import _resources
from cyberlaw_gap.errors import UnwritableOutput
from cyberlaw_gap.site.across import pages_across
from cyberlaw_gap.site.downloads import offer, produce
from cyberlaw_gap.site.national import pages_on
from cyberlaw_gap.site.rendering import ASSETS, Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cyberlaw_gap.site.gathering import Site

__all__ = ["MANIFEST", "build_site"]

#: The list of what a build wrote: marks a folder as a site, for the next build.
MANIFEST = "cyberlaw-gap-site.txt"


def build_site(
    site: Site,
    folder: Path,
    downloads: Sequence[str],
    progress: Callable[[str], None] = lambda _file: None,
) -> tuple[str, ...]:
    """Write the site into a folder, and return the addresses of its files.

    Args:
        site: What to show.
        folder: Empty, not there yet, or with an earlier build, which is replaced.
        downloads: The formats of the documents beside the pages, of ``DOWNLOADS``.
        progress: Is told each file that was made.

    Raises:
        UnwritableOutput: The folder holds something else, or cannot be written.
        MissingExtra: A format needs a package that is not installed.
    """
    earlier = _earlier(folder)
    # Everything is made before anything is written: what stood there stays if a page fails.
    files: dict[str, bytes] = {}
    for address, content in _files(site, downloads):
        files[address] = content
        progress(address)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _list(folder, earlier | files.keys())
        for address, content in files.items():
            path = folder / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for address in earlier - files.keys():
            (folder / address).unlink(missing_ok=True)
        _list(folder, files.keys())
    except OSError as error:
        raise UnwritableOutput(
            str(folder),
            f"cannot be written ({error.strerror or error})",
            "check the folder and the rights",
        ) from error
    return tuple(files)


def _list(folder: Path, addresses: Iterable[str]) -> None:
    lines = "".join(f"{address}\n" for address in sorted(addresses))
    (folder / MANIFEST).write_bytes(lines.encode())


def _files(site: Site, downloads: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for name in ASSETS:
        yield name, (_resources.templates() / "site" / name).read_bytes()
    render = Renderer(site)
    offered = offer(site, downloads)
    for page in chain(
        pages_across(site, offered),
        *(pages_on(site, nation, offered) for nation in site.nations),
    ):
        yield page.address, render(page).encode()
    yield from produce(site, downloads)


def _earlier(folder: Path) -> set[str]:
    """What an earlier build wrote; refuses a folder that holds anything else."""
    if not folder.exists():
        return set()
    manifest = folder / MANIFEST
    if not folder.is_dir() or (not manifest.is_file() and any(folder.iterdir())):
        raise UnwritableOutput(
            str(folder), "holds something that is no site", "name an empty or a new folder"
        )
    if not manifest.is_file():
        return set()
    listed = manifest.read_text(encoding="utf-8").splitlines()
    # The list is a file that anybody may have changed: it never leads out of the folder.
    return {
        address
        for address in listed
        if address and not PurePosixPath(address).is_absolute() and ".." not in address.split("/")
    }

"""The command line: the only place that prints, writes output and chooses exit codes.

Exit status: 0 done, 1 what ``--fail-on`` names was found, 2 bad input.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from cyberlaw_gap._version import __version__
from cyberlaw_gap.errors import CyberlawGapError

__all__ = ["cli", "main"]

_VERBS = {
    "report": "report",
    "matrix": "matrix",
    "site": "site",
    "why": "why",
    "check": "check",
    "list": "list_",
    "validate": "validate",
    "stale": "stale",
    "verify-standard": "verify_standard",
    "schema": "schema",
    "new-profile": "new_profile",
    "tidy": "tidy",
    "benchmark": "benchmark",
}


class _Verbs(click.Group):
    """Imports a verb when it is used, so that no command waits for another's needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _VERBS:
            return None
        module = import_module(f"cyberlaw_gap.cli.{_VERBS[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib  # noqa: PLC0415  only on a typo

            near = difflib.get_close_matches(args[0], _VERBS, n=1)
            if not near:
                raise
            message = f"{error.message} Did you mean {near[0]!r}?"
            raise click.UsageError(message, ctx) from error


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cyberlaw-gap")
def cli() -> None:
    """Hold a country's law against the Budapest Convention, element by element.

    \b
    Begin with:
      cyberlaw-gap report PH                   what the Philippines has and lacks
      cyberlaw-gap report PH --format html -o ph.html
      cyberlaw-gap report PH --as-of 2013-06-01    the law of another day
      cyberlaw-gap matrix --region asean       countries by articles
      cyberlaw-gap why PH 18/provider-abroad   who says so, on which words
      cyberlaw-gap check bill.pdf              what a bill seems to cover, and on which words
      cyberlaw-gap check old.txt new.txt       what a new draft gains, weakens and loses
      cyberlaw-gap list countries
      cyberlaw-gap list --status               who is a Party, who is invited
    """  # noqa: D301  click's mark for "leave these lines as they are"


def main() -> None:
    """Run the command line; errors go to standard error, in words."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except CyberlawGapError as error:
        click.echo(f"cyberlaw-gap: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output left, as `| head` does; nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)

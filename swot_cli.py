"""The terminal door: the verbs of Beachhead, printed as text or as JSON."""

import sys

import click

from reports.terminal_stream import never_fails
from terminal import answers, decisions, files, plans, sheets


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Choose the industry your B2B platform should enter, and leave with the plan to win it."""
    never_fails(sys.stdout)
    never_fails(sys.stderr)


for verb in (*answers.VERBS, *plans.VERBS, *decisions.VERBS, *files.VERBS, *sheets.VERBS):
    main.add_command(verb)

if __name__ == "__main__":
    main()

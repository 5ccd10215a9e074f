"""The pieces of files and commands that the writing guide shows."""

START = """
python swot_cli.py new industry industrial_pumps   # writes a file that explains itself line by line
python swot_cli.py check                           # what is wrong, with file, line, column and mend
python swot_cli.py rank                            # how it stands
"""

RATING = """
factors:
  strong_rivals:
    low: 5
    likely: 7
    high: 8
    because: Two sites have most suppliers; one raised USD 40 million in 2024.
    evidence: [trade_press_2024, {id: my_notes, grade: C}]
"""

FIGURE = """
indicators:
  market_size_usd_bn: {value: 38.2, unit: USD bn, year: 2023, scope: US, evidence: [bea_output_2023]}
  firms: {value: 740, unit: firms, year: 2021, scope: US, evidence: [census_2021]}
factors:
  small_market: {yardstick: market_size}
  industry_shakeout: {yardstick: shakeout, adjust: {by: 0.5, because: Two mergers since the figures end.}}
"""

NEEDS = """
needs:
  model: listing_site
  capital_usd: {low: 100000, likely: 250000, high: 600000, grade: C}
  technology: {low: 4, likely: 6, high: 7, grade: C}
  team_size: {low: 2, likely: 4, high: 8, grade: C}
  years_in_trade: {low: 2, likely: 4, high: 8, grade: C}
"""

SOURCE = """
evidence:
  trade_press_2024:
    title: Pump makers move their catalogues online
    publisher: Example Trade Journal
    url: https://example.com/pumps
    date: 2024-05
    checked: 2026-11-23
    kind: press
"""

EDITORS = """
# yaml-language-server: $schema=../schemas/industry.schema.json
# $schema: ../schemas/industry.schema.json
"""

HOOK = """
# .pre-commit-config.yaml of your own repository of profiles
repos:
  - repo: https://github.com/OWNER/beachhead   # where you have Beachhead from: an address or a folder
    rev: v0.1.0                                # a tag or a commit of it
    hooks:
      - id: beachhead-check                    # for a folder inside: args: [--workspace, profiles]
"""

WORKFLOW = """
- run: python beachhead/swot_cli.py check --workspace . --format github
"""

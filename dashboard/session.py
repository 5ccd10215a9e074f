"""The names of everything kept for one browser session; those of widgets stand in the URL too."""

LANGUAGE = "lang"
INDUSTRIES = "in"
INDUSTRY = "industry"
OUTLOOK = "outlook"
REGIONS = "buyers"

VERSION = "knowledge_version"
DRAWER_OPEN = "drawer_open"
SEEN_INDUSTRIES = "seen_industries"
LED = "led"

"""What an editor writes when a part of a file is begun, and examples of what a field may hold, by the record's name."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Snippet(NamedTuple):
    """A body with ${1:...} for the places to fill in, and how an editor calls it."""

    label: str
    description: str
    body: Any


_RANGE = {"low": "${1:3}", "likely": "${2:5}", "high": "${3:7}"}
_RANGE_WITH_REASON = {**_RANGE, "because": "${4:One sentence with figures and names.}"}
_ACTION = {"title": "${1:What to do}", "owner": "${2:Founder}", "days": "${3:5}", "measure": "${4:How one sees it}"}

SNIPPETS: Mapping[str, Snippet] = {
    "FactorEntry": Snippet(
        "rating with range and reason",
        "A rating given outright, 0 to 10, with its reason and source",
        {**_RANGE_WITH_REASON, "evidence": ["${5:my_notes}"]},
    ),
    "Evidence": Snippet(
        "source",
        "A source with publisher, date and kind",
        {
            "title": "${1:What it is called}",
            "publisher": "${2:Who says so}",
            "url": "${3:https://example.com/page}",
            "date": "${4:2026}",
            "kind": "${5:press}",
        },
    ),
    "Indicator": Snippet(
        "figure",
        "A measured figure with unit, year, scope and source",
        {
            "value": "${1:0}",
            "unit": "${2:USD bn}",
            "year": "${3:2025}",
            "scope": "${4:US}",
            "evidence": ["${5:my_notes}"],
        },
    ),
    "Need": Snippet("need", "How much an entrant needs, as a range with its reason", _RANGE_WITH_REASON),
    "TechnologyNeed": Snippet("level needed", "The level of the leading sites, 0 to 10", _RANGE_WITH_REASON),
    "Rival": Snippet(
        "rival",
        "A site that already serves the trade",
        {"name": "${1:Name}", "url": "${2:https://example.com}", "country": "${3:US}", "unsourced": ["${4:url}"]},
    ),
    "KnockOut": Snippet("reason not to enter", "A reason not to enter at all", {"because": "${1:Why not to enter}"}),
    "Founder": Snippet(
        "founder",
        "The figures that count most",
        {
            "id": "${1:me}",
            "capital_usd": "${2:150000}",
            "region": "${3:TW}",
            "outlook": "${4:0.5}",
            "team_size": "${5:3}",
            "technology": "${6:5}",
            "target_regions": ["${7:US}"],
            "runway_months": "${8:18}",
        },
    ),
    "OwnRating": Snippet("own rating", "Your own view of one factor, 0 to 10", _RANGE_WITH_REASON),
    "Company": Snippet(
        "firm",
        "What most platforms ask for first",
        {
            "name": "${1:Name of the firm}",
            "country": "${2:TW}",
            "website": "${3:https://example.com}",
            "trades": ["${4:software}"],
            "products": ["${5:What you sell}"],
        },
    ),
    "Contact": Snippet("contact", "A person who answers", {"name": "${1:Name}", "email": "${2:name@example.com}"}),
    "Rule": Snippet(
        "rule",
        "A rule: when a strategy is advised, and why",
        {
            "id": "${1:my_rule}",
            "strategy": "${2:be_first}",
            "title": "${3:What to do}",
            "because": "${4:Why it helps when the conditions hold}",
            "when": {"all_of": {"${5:small_market}": "${6:at least high}"}},
        },
    ),
    "StrategyWords": Snippet(
        "strategy", "A strategy of your own", {"id": "${1:my_strategy}", "title": "${2:Its name}"}
    ),
    "ActionWords": Snippet("action", "Something to do, with owner, days and measure", _ACTION),
    "Platform": Snippet(
        "platform",
        "A place to be listed",
        {
            "id": "${1:my_platform}",
            "name": "${2:Name}",
            "domain": "${3:example.com}",
            "kind": "${4:vertical}",
            "trades": ["${5:machinery}"],
            "regions": {"codes": ["${6:US}"]},
        },
    ),
    "PlatformSource": Snippet(
        "source of a platform",
        "Where a fact was read, and when",
        {"title": "${1:What it is called}", "kind": "${2:official_page}", "checked": "${3:2026-11-24}"},
    ),
    "Factor": Snippet(
        "factor",
        "A question that every industry is rated on",
        {
            "id": "${1:my_factor}",
            "side": "${2:opportunity}",
            "about": "${3:industry}",
            "label": "${4:Its name}",
            "question": "${5:What is asked of each industry?}",
            "anchors": {
                "0": "${6:Not at all}",
                "2": "${7:A little}",
                "5": "${8:Half}",
                "8": "${9:Mostly}",
                "10": "${10:Fully}",
            },
        },
    ),
    "Yardstick": Snippet(
        "yardstick",
        "A rating computed from figures",
        {
            "factor": "${1:sunrise_industry}",
            "intercept": "${2:5}",
            "terms": [{"indicator": "${3:real_growth_10y_pct}", "unit": "${4:points}", "slope": "${5:1.2}"}],
        },
    ),
    "Level": Snippet("level", "A word that rules use for a rating", {"value": "${1:7}", "label": "${2:high}"}),
    "Trade": Snippet("trade", "A trade, with its children if it has any", {"label": "${1:Its name}"}),
}

# Of fields whose form does not say what is meant; more of them come from the vocabulary.
EXAMPLES: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "IndustryProfile": {"regions": (["US"], ["TW", "WORLD"])},
    "Rival": {"url": ("https://www.directindustry.com/",), "founded": (1999,)},
    "Founder": {
        "id": ("me",),
        "capital_usd": (150000,),
        "outlook": (0.5,),
        "team_size": (3,),
        "technology": (6,),
        "runway_months": (18,),
        "years_in_trade": ({"medical_devices": 8},),
        "network": ({"medical_devices": 7},),
        "hours_per_week_for_research": (6,),
    },
    "Weights": {"sides": ({"strength": 40, "threat": 100},), "factors": ({"strong_rivals": 60},)},
    "Company": {
        "website": ("https://example.com",),
        "email": ("sales@example.com",),
        "founded": (2015,),
        "employees": (12,),
        "products": (["CNC lathes"],),
        "keywords": (["lathe"],),
        "certificates": (["ISO 9001"],),
    },
    "Contact": {"email": ("name@example.com",)},
    "Conditions": {
        "all_of": ({"small_market": "at least high"},),
        "none_of": ({"strong_rivals": ["at least high"]},),
        "founder": ({"capital_usd": "at most 100000"},),
    },
    "Rule": {"strategy": ("be_first",), "certainty": (0.6,), "confidence": ("C",)},
    "ActionWords": {"owner": ("Founder",), "days": (5,)},
    "Platform": {"domain": ("example.com",), "cost_usd": (0, 500), "hours": (4,), "judged": (["hours"],)},
    "Regions": {"codes": (["US"], ["EU"], ["WORLD"])},
    "Factor": {"id": ("my_factor",), "research_hours": (4,), "research_minutes_quick": (3,)},
    "SideWords": {"letter": ("S",)},
    "Yardstick": {"factor": ("sunrise_industry",), "intercept": (5,)},
    "YardstickTerm": {"indicator": ("real_growth_10y_pct",), "unit": ("% a year",), "slope": (1.2,)},
    "EvidenceClasses": {"half_lives_years": ({"press": 3},), "kind_words": ({"newspaper": "press"},)},
    "Level": {"value": (7,)},
    "TradesFile": {"trades": ({"health": {"label": "Health", "children": {"medical": {"label": "Medical"}}}},)},
    "RankList": {"url": ("https://tranco-list.eu/",), "date": ("2026",)},
}

"""Regions of buyers: which codes there are, and which of them lie in one another."""

from collections.abc import Iterable

from knowledge.problem import nearest

EU, WORLD = "EU", "WORLD"

# The 27 member states since 2020-02-01 (Treaty on European Union, article 52, without the United Kingdom).
EU_MEMBERS = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - readable
)

# ISO 3166-1 alpha-2, all 249 officially assigned codes, as in the IANA time zone database's iso3166.tab.
COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
    MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
    UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 - readable
)
REGIONS = COUNTRIES | {EU, WORLD}

# What people write, and the code that is meant; the nearest by spelling would be another country.
_MEANT = {"UK": "GB", "EL": "GR", "EUROPE": EU, "GLOBAL": WORLD, "WORLDWIDE": WORLD}


def nearest_region(code: str) -> str:
    """The code most likely meant by one that does not exist, or an empty string.

    >>> nearest_region("UK"), nearest_region("de"), nearest_region("USA")
    ('GB', 'DE', 'US')
    """
    wanted = code.strip().upper()
    return _MEANT.get(wanted) or (wanted if wanted in REGIONS else nearest(wanted, sorted(REGIONS)))


def served(targets: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """Those target regions in which a platform with these region codes has buyers, in the order given.

    `WORLD` on either side takes in everything, and `EU` its member states: a target EU is served by a platform for
    Germany, and a target DE by a platform for the EU.

    >>> served(["US", "EU", "JP"], ["DE", "US"])
    ('US', 'EU')
    """
    reached = _countries(codes)
    return tuple(target for target in targets if _countries([target]) & reached)


def _countries(codes: Iterable[str]) -> frozenset[str]:
    countries: frozenset[str] = frozenset()
    for code in codes:
        countries |= REGIONS if code == WORLD else EU_MEMBERS | {EU} if code == EU else {code}
    return countries

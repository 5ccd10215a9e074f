"""What a cell of a workbook may hold: lists to choose from and bounds, with what the program says of anything else."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from knowledge.evidence import Grade
from knowledge.industry_profile import Needs
from knowledge.knowledge import Knowledge
from locales import Words
from plans.listing.region import EU, REGIONS, WORLD
from reports.exchange.layout import PROFILE, RATINGS, RIVALS, SHEETS, Column, Sheet

_ROWS_TO_FILL = 400  # how far down choices and bounds reach
_BOUNDS = {"low": (0, 10), "likely": (0, 10), "high": (0, 10), "adjust_by": (-10, 10)}
_RATED = ("capital", "team", "market_share", "ease_of_use")  # of rivals, 0 to 10
_SEVERAL = ("trades", "regions")  # a cell may hold more than one, which no list can check: it may be kept all the same
_LONGEST = 255  # letters of a message, in every spreadsheet program


def lists_of(known: Knowledge) -> dict[str, list[str]]:
    """The ids to choose from, by the column that takes them."""
    vocabulary = known.vocabulary
    return {
        "factor": list(vocabulary.factors),
        "yardstick": list(vocabulary.yardstick_file.yardsticks),
        "kind": list(vocabulary.evidence.half_lives_years),
        "grade": list(get_args(Grade)),
        "trades": list(vocabulary.trade_parents),
        "regions": [WORLD, EU, *sorted(REGIONS - {WORLD, EU})],
        "needs_model": [name for each in get_args(Needs.model_fields["model"].annotation) for name in get_args(each)],
    }


def add_choices(book: Any, lists: Mapping[str, Sequence[str]], words: Words) -> None:
    """Put bounds and lists on the columns of all sheets."""
    from openpyxl.utils import get_column_letter

    letters = {name: get_column_letter(at) for at, name in enumerate(lists, start=1)}
    for sheet in SHEETS:
        last = 2 if sheet is PROFILE else _ROWS_TO_FILL
        for at, column in enumerate(sheet.columns, start=1):
            if column.word in lists:
                source = f"Lists!${letters[column.word]}$2:${letters[column.word]}${len(lists[column.word]) + 1}"
                rule = _choice(column, source, words)
            elif bounds := _bounds(sheet, column):
                rule = _between(*bounds, words)
            else:
                continue
            rule.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{last}")
            book[sheet.title].add_data_validation(rule)


def _bounds(sheet: Sheet, column: Column) -> tuple[int, int] | None:
    if sheet is RATINGS:
        return _BOUNDS.get(column.word)
    return (0, 10) if sheet is RIVALS and column.word in _RATED else None


def _choice(column: Column, source: str, words: Words) -> Any:
    several = column.word in _SEVERAL
    told = words("sheets.choose_several" if several else "sheets.choose_one")
    return _rule(words, told, type="list", formula1=source, errorStyle="warning" if several else "stop")


def _between(least: int, most: int, words: Words) -> Any:
    told = words("sheets.choose_number", least=least, most=most)
    return _rule(words, told, type="decimal", operator="between", formula1=str(least), formula2=str(most))


def _rule(words: Words, told: str, **form: str) -> Any:
    """A rule that says what it wants, where something else was typed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation(
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=words("sheets.choose_title"),
        error=told[:_LONGEST],
        **form,
    )

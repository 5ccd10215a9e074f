"""The guide to writing a profile, made from the vocabulary: `python -m reports.for_editors.writing_guide`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from knowledge import Workspace
from knowledge.factor import SIDES, Factor
from knowledge.reading import WorkspaceReader
from knowledge.vocabulary import Vocabulary
from knowledge.workspace import SHIPPED
from locales import LANGUAGES, Words, words_in
from reports.for_editors.writing_guide_examples import EDITORS, FIGURE, HOOK, NEEDS, RATING, SOURCE, START, WORKFLOW

FILES = {"en": "writing_a_profile.md", "zh-Hant": "writing_a_profile.zh-Hant.md"}
_NEED_FIELDS = ("capital_usd", "technology", "team_size", "years_in_trade")


def writing_guide(vocabulary: Vocabulary, language: str) -> str:
    """The whole guide as Markdown."""
    words = words_in(language)
    parts = [
        f"# {words('writing_guide.title')}",
        words("writing_guide.made", file=f"docs/{FILES[language]}"),
        words("writing_guide.start"),
        _code("sh", START),
        *_ratings(words),
        *_factors(vocabulary, words),
        *_figures(vocabulary, words),
        *_needs(words),
        *_evidence(vocabulary, words),
        *_trades(vocabulary, words),
        *_editors_and_checks(words),
    ]
    return "\n\n".join(parts) + "\n"


def _ratings(words: Words) -> Iterator[str]:
    yield f"## {words('writing_guide.ratings.title')}"
    yield words("writing_guide.ratings.shape")
    yield _code("yaml", RATING)
    yield _bullets(words(f"writing_guide.ratings.{name}") for name in ("range", "reason", "missing", "direction"))


def _factors(vocabulary: Vocabulary, words: Words) -> Iterator[str]:
    minutes = sum(each.research_minutes_quick for each in vocabulary.factors.values() if each.about == "industry")
    yield f"## {words('writing_guide.factors.title', count=len(vocabulary.factors))}"
    yield words("writing_guide.factors.about", minutes=words.number(minutes))
    for side in SIDES:
        told = vocabulary.sides[side]
        yield f"### {words.text(told.label)} ({words.text(told.direction)})"
        for factor in vocabulary.factors.values():
            if factor.side == side:
                yield from _factor(factor, words)


def _factor(factor: Factor, words: Words) -> Iterator[str]:
    yield f"#### {words.text(factor.label)} · `{factor.id}`"
    yield words.text(factor.question) + " " + words(f"writing_guide.factors.{factor.about}")
    rows = [(str(rating), words.text(text)) for rating, text in factor.anchors.items()]
    yield _table((words("writing_guide.factors.rating"), words("writing_guide.factors.means")), rows)
    yield words(
        "writing_guide.factors.how",
        how=words.text(factor.how_to_research),
        minutes=words.number(factor.research_minutes_quick),
        hours=words.number(factor.research_hours),
    )


def _figures(vocabulary: Vocabulary, words: Words) -> Iterator[str]:
    yield f"## {words('writing_guide.figures.title')}"
    yield words("writing_guide.figures.about")
    yield _code("yaml", FIGURE)
    rows = []
    for name, yardstick in vocabulary.yardsticks.items():
        figures = ", ".join(f"`{term.indicator}` ({term.unit or '–'})" for term in yardstick.terms)
        rows.append((f"`{name}`", f"`{yardstick.factor}`", figures, words.text(yardstick.because)))
    yield _table([words(f"writing_guide.figures.{each}") for each in ("yardstick", "gives", "reads", "because")], rows)


def _needs(words: Words) -> Iterator[str]:
    yield f"## {words('writing_guide.needs.title')}"
    yield words("writing_guide.needs.about")
    yield _code("yaml", NEEDS)
    yield _bullets(f"`{each}`: {words(f'writing_guide.needs.{each}')}" for each in _NEED_FIELDS)


def _evidence(vocabulary: Vocabulary, words: Words) -> Iterator[str]:
    classes = vocabulary.evidence
    yield f"## {words('writing_guide.evidence.title')}"
    yield words("writing_guide.evidence.about")
    yield _code("yaml", SOURCE)
    grades = [
        (grade, words.text(told.label), words.text(told.meaning), words.number(classes.floors[grade], 1))
        for grade, told in classes.grades.items()
    ]
    yield _table([words(f"writing_guide.evidence.{each}") for each in ("grade", "label", "meaning", "width")], grades)
    kinds = [
        (f"`{kind}`", words.text(told.label) if (told := classes.kinds.get(kind)) else "", f"{years:g}")
        for kind, years in classes.half_lives_years.items()
    ]
    yield _table([words(f"writing_guide.evidence.{each}") for each in ("kind", "label", "half_life")], kinds)
    yield words("writing_guide.evidence.age", most=f"{1 + classes.max_age_ratio:g}", years=f"{classes.undated_years:g}")


def _trades(vocabulary: Vocabulary, words: Words) -> Iterator[str]:
    yield f"## {words('writing_guide.trades.title')}"
    yield words("writing_guide.trades.about")
    rows = [
        f"`{name}` {words.text(trade.label)}"
        + "".join(f" · `{child}` {words.text(each.label)}" for child, each in trade.children.items())
        for name, trade in vocabulary.trade_file.trades.items()
    ]
    yield _bullets(rows)


def _editors_and_checks(words: Words) -> Iterator[str]:
    yield f"## {words('writing_guide.editors.title')}"
    yield words("writing_guide.editors.about")
    yield _code("yaml", EDITORS)
    yield _bullets(words(f"writing_guide.editors.{name}") for name in ("code", "jetbrains", "other", "own"))
    yield f"## {words('writing_guide.check.title')}"
    yield words("writing_guide.check.about")
    statuses = [(str(status), words(f"writing_guide.check.status_{status}")) for status in (0, 1, 2)]
    yield _table((words("writing_guide.check.status"), words("writing_guide.check.means")), statuses)
    yield words("writing_guide.check.hook")
    yield _code("yaml", HOOK)
    yield words("writing_guide.check.workflow")
    yield _code("yaml", WORKFLOW)


def _code(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([each.replace("|", "\\|") for each in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(folder: Path = SHIPPED / "docs") -> None:
    """Write the guide in every language."""
    vocabulary = WorkspaceReader(Workspace.at(SHIPPED), {}).vocabulary()
    for language in LANGUAGES:
        (folder / FILES[language]).write_text(writing_guide(vocabulary, language), encoding="utf-8")


if __name__ == "__main__":
    main()

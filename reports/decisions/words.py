"""Decisions in words: what was decided, what it costs, and whether the answer is still the same."""

from locales import Words
from reports.decisions.difference_text import consequence, difference_text, files_line
from reports.decisions.receipt import Receipt
from reports.decisions.replay import Replay


def receipt_name(receipt: Receipt, words: Words) -> str:
    """The industry chosen, by the name it had then."""
    return words.text(receipt.snapshot.labels.industries.get(receipt.industry) or receipt.industry)


def cost_line(receipt: Receipt, words: Words) -> str:
    """What choosing this industry gives up against the one that leads."""
    snapshot, name = receipt.snapshot, receipt_name(receipt, words)
    winner = snapshot.winner
    if winner is not None and sum(each.comparable for each in snapshot.industries.values()) == 1:
        return words("decisions.alone")
    if receipt.expected_regret is None or winner is None:
        return words("decisions.not_compared", industry=name)
    least = snapshot.industries[winner].expected_regret or 0
    values = {"industry": name, "regret": words.number(receipt.expected_regret, 1), "least": words.number(least, 1)}
    if winner == receipt.industry:
        return words("decisions.leads", **values)
    return words("decisions.costs", winner=words.text(snapshot.labels.industries.get(winner) or winner), **values)


def decided_text(receipt: Receipt, path: str, words: Words) -> str:
    """`decide` as text."""
    first = words("decisions.decided", industry=receipt_name(receipt, words), day=receipt.day)
    lines = [words.sentences([first, cost_line(receipt, words)])]
    if receipt.git:
        key = "clean" if receipt.git.clean else "changed"
        lines.append(words(f"decisions.git_{key}", commit=receipt.git.commit[:10]))
    if not receipt.because:
        lines.append(words("decisions.no_reason"))
    return "\n".join([*lines, words("terminal.written", path=path)])


def outcome_line(found: Replay, words: Words) -> str:
    """Whether the answer is the same, in one sentence."""
    return words(f"decisions.{found.outcome}")


def since_line(found: Replay, words: Words) -> str:
    """Whether a decision still has the same answer, else which files changed and the consequence of that."""
    files = files_line(found.difference, words)
    if found.outcome == "differs":
        return words.sentences([files, consequence(found.difference, words)])
    return words.sentences([outcome_line(found, words), files])


def replay_text(found: Replay, words: Words) -> str:
    """`replay` as text."""
    receipt, before, after = found.receipt, found.receipt.snapshot.version, found.now.version
    decided = words("decisions.decided", industry=receipt_name(receipt, words), day=receipt.day)
    lines = [words.sentences([decided, outcome_line(found, words)])]
    if before != after:
        lines.append(words("decisions.versions", before=before, after=after))
    if found.outcome == "differs":
        return "\n\n".join([*lines, difference_text(found.difference, words)])
    return "\n\n".join([*lines, files_line(found.difference, words) or words("decisions.files_alike")])

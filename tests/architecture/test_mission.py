"""docs/mission.md holds every row of the mission, once, and says where it is served."""

from tests.mission_report import mission_rows

EXPECTED = [f"I{n}" for n in range(1, 25)] + [f"E{n}" for n in range(1, 7)] + [f"M{n}" for n in range(1, 20)]


def test_every_row_is_there_once_and_in_order() -> None:
    assert [row_id for row_id, _, _ in mission_rows()] == EXPECTED


def test_every_row_says_what_and_where() -> None:
    assert [row_id for row_id, what, where in mission_rows() if not what or not where] == []

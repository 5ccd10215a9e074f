"""Changes of single values in a YAML text that leave every other character as a person wrote it."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from knowledge.yaml_text.patch import GONE, CannotEditError, Patches
from knowledge.yaml_text.tree import Path_, read_tree
from knowledge.yaml_text.value import UnusualError, read_value
from knowledge.yaml_text.writing import flow

__all__ = ["CannotEditError", "changed_value", "with_values"]

_MARK = "\ufeff"  # of the byte order, before the first character
_MOST_COMPARED = 1_000_000  # pairs of entries; a longer list whose entries change is written anew
_Step = tuple[Path_, Any]  # one part to set, to add or, where the value is GONE, to take out


def with_values(text: str, changes: Mapping[Path_, Any]) -> str:
    """The text with the values at some paths set, added, or, where the new value is None, removed.

    A scalar gives way to the new one in its own place and form; a new field follows the last of its mapping, in the
    form of its neighbours; a mapping or list changes part by part. What loses its last part goes too, but a name at
    the top of the file stays, with nothing behind it. Comments stay, but for those in the lines of what goes, and in a
    list whose entries change places. Raises CannotEditError, with the path, where the text cannot be read, or where
    reading the result would find anything but the changes.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    try:
        return mark + _edited(text.removeprefix(mark), changes)
    except CannotEditError as error:
        if len(changes) == 1:
            raise CannotEditError(*changes) from error
    for path, value in changes.items():  # one by one, to tell which of them the text does not let be made
        text = with_values(text, {path: value})
    return text


def changed_value(value: Any, path: Path_, new: Any) -> Any:
    """A value with the part at a path changed, or, where the new one is None, without it and what it leaves empty."""
    if not path:
        return new
    name, rest = path[0], path[1:]
    if isinstance(value, list) and isinstance(name, int):
        inner = changed_value(value[name] if 0 <= name < len(value) else None, rest, new)
        kept = [*value[:name], *([] if inner is None else [inner]), *value[name + 1 :]]
        return kept or None
    fields = dict(value) if isinstance(value, Mapping) else {}
    inner = changed_value(fields.get(name), rest, new)
    if inner is None and not (name in fields and fields[name] is None and rest):
        fields.pop(name, None)
    else:
        fields[name] = inner
    return fields or None


def _edited(text: str, changes: Mapping[Path_, Any]) -> str:
    """The text with all changes; one reading serves all steps that do not touch the same part of it."""
    tree = read_tree(text)
    if tree.faults:
        raise CannotEditError
    wanted, waiting = tree.value, []
    for path, new in changes.items():
        if steps := list(_steps(path, _part(wanted, path), GONE if new is None else new)):
            waiting += steps
            wanted = _wanted(wanted, path, new)
    while waiting:
        patches, later = Patches(text, tree), []
        for step in waiting:
            if not patches.take(*step):
                later.append(step)
        text, waiting = patches.applied(), later
        tree = read_tree(text) if waiting else tree
        if tree.faults:
            raise CannotEditError
    if not _same(_read_again(text), _without_empty_names(wanted)):
        raise CannotEditError
    return text


def _steps(path: Path_, before: Any, new: Any) -> Iterator[_Step]:
    """The steps that make one value of another, each of as small a part as can be."""
    if before is new or _same(before, new):
        return
    if isinstance(before, Mapping) and isinstance(new, Mapping) and before and new:
        for name in before:
            if name not in new:
                yield (*path, name), GONE
        for name, each in new.items():
            yield from _steps((*path, name), before.get(name, GONE), each)
    elif isinstance(before, list) and isinstance(new, list | tuple) and before and new:
        yield from _list_steps(path, before, new)
    else:
        yield path, new


def _list_steps(path: Path_, before: Sequence[Any], new: Sequence[Any]) -> Iterator[_Step]:
    """Entries change in their place, go from the last to the first, and come at the end; else the list is new."""
    if len(before) * len(new) > _MOST_COMPARED:
        yield path, new
        return
    changed: list[_Step] = []
    gone: list[int] = []
    added: list[Any] = []
    runs = SequenceMatcher(None, [flow(each) for each in before], [flow(each) for each in new], autojunk=False)
    for what, start, end, new_start, new_end in runs.get_opcodes():
        none_stays = what == "replace" and end - start == len(before) != len(new) == new_end - new_start
        if added or none_stays:  # an entry comes between others, or nothing tells which is which
            yield path, new
            return
        if what != "equal":
            in_place = min(end - start, new_end - new_start)
            for at in range(in_place):
                changed += _steps((*path, start + at), before[start + at], new[new_start + at])
            gone += range(start + in_place, end)
            added += new[new_start + in_place : new_end]
    yield from changed
    yield from (((*path, at), GONE) for at in reversed(gone))
    yield from (((*path, len(before) - len(gone) + at), each) for at, each in enumerate(added))


def _part(value: Any, path: Path_) -> Any:
    """What stands at a path of a value, or GONE."""
    for name in path:
        in_list = isinstance(value, list) and isinstance(name, int) and 0 <= name < len(value)
        if not in_list and not (isinstance(value, Mapping) and name in value):
            return GONE
        value = value[name]
    return value


def _wanted(value: Any, path: Path_, new: Any) -> Any:
    """What a right edit makes of the value of a whole text: a name at its top outlives what it held."""
    after = changed_value(value, path, new) or {}
    if len(path) > 1 and isinstance(value, Mapping) and path[0] in value and path[0] not in after:
        after[path[0]] = None
    return after


def _read_again(text: str) -> Any:
    try:
        return _without_empty_names(read_value(text))
    except UnusualError:
        tree = read_tree(text)
    if tree.faults:
        raise CannotEditError
    return _without_empty_names(tree.value)


def _without_empty_names(value: Any) -> Any:
    """A text's value where all that is empty at its top reads as nothing: no record tells these apart."""
    if not isinstance(value, Mapping):
        return value or {}
    return {name: None if each in ({}, []) else each for name, each in value.items()}


def _same(first: Any, second: Any) -> bool:
    """Whether two values read the same; 7 is 7.0, but neither is true."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return first.keys() == second.keys() and all(_same(first[name], second[name]) for name in first)
    if isinstance(first, list | tuple) and isinstance(second, list | tuple):
        return len(first) == len(second) and all(map(_same, first, second))
    return isinstance(first, bool) == isinstance(second, bool) and first == second

"""Keys as Textual binds them: every binding comes from the one vocabulary in `words`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from game.words.keys import ORDER, SELECT, Key


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a screen's keys can do now: what a person reads, and how it is run."""

    name: str
    shown: str
    label: str
    says: str
    run: str
    node: DOMNode


def bound(*keys: Key) -> list[BindingType]:
    """Bindings for some keys. A digit tells its action which one it was."""
    return [binding for key in keys for binding in _bindings(key)]


def actions(screen: Screen[Any]) -> list[Action]:
    """All that the keys of a screen do now, each action once and in the order of the vocabulary.

    Where a line is typed on, a key of one character is shown by the other name that still works.
    """
    found: dict[str, Action] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        name = binding.action.partition("(")[0]
        if binding.key_display is not None and name not in found:
            is_typed = screen.focused is not None and len(binding.key_display) == 1
            found[name] = Action(
                name,
                binding.key if is_typed else binding.key_display,
                binding.description,
                binding.tooltip,
                binding.action,
                active.node,
            )
    last = len(ORDER)
    return [
        found[name]
        for name in sorted(found, key=lambda name: ORDER.index(name) if name in ORDER else last)
    ]


def _bindings(key: Key) -> Iterable[Binding]:
    for name in key.names.split(","):
        action = f"{key.action}({name})" if key.names == SELECT.names else key.action
        yield Binding(name, action, key.label, show=False, key_display=key.shown, tooltip=key.says)

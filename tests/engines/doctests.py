"""Runs the examples of docstrings: those of a module, and those of the classes that C++ puts into it."""

from __future__ import annotations

import doctest
import inspect
from types import ModuleType
from typing import Any, Iterator


def _documented(name: str, thing: Any) -> Iterator[tuple[str, str]]:
    if thing.__doc__:
        yield name, thing.__doc__
    if inspect.isclass(thing):
        for inner, value in vars(thing).items():
            if inspect.isfunction(value) and value.__doc__:
                yield f"{name}.{inner}", value.__doc__


def run(module: ModuleType, **names: Any) -> set[str]:
    """Runs all examples and fails where one prints something else. Returns the names of what has an example."""
    things = [(module.__name__, module)] + [(name, value) for name, value in vars(module).items() if getattr(value, "__module__", "").startswith("winnow")]
    runner = doctest.DocTestRunner()
    with_example = set()
    for name, docstring in (pair for thing in things for pair in _documented(*thing)):
        test = doctest.DocTestParser().get_doctest(docstring, {**vars(module), **names}, name, None, None)
        if not test.examples:
            continue
        with_example.add(name)
        report: list[str] = []
        assert runner.run(test, out=report.append).failed == 0, "".join(report)
    return with_example

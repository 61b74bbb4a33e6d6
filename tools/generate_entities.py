#!/usr/bin/env python3
"""Writes src/decode/entities.inc: the named character references of the HTML Standard (section 13.5), as Python's html.entities holds them.

usage: tools/generate_entities.py > src/decode/entities.inc
"""
import argparse
from html.entities import html5


def utf8_literal(text: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in text.encode("utf-8"))


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    names = sorted(name[:-1] for name in html5 if name.endswith(";"))
    bare = {name for name in html5 if not name.endswith(";")}
    if not bare <= set(names) or any(html5[name] != html5[name + ";"] for name in bare):
        raise SystemExit("a name without ';' has no twin with it: src/decode/entities.cpp rests on that")
    print("// Written by tools/generate_entities.py: name without ';', characters in UTF-8, whether the ';' may be missing. Sorted by bytes.")
    for name in names:
        print(f'{{"{name}", "{utf8_literal(html5[name + ";"])}", {"true" if name in bare else "false"}}},')


if __name__ == "__main__":
    main()

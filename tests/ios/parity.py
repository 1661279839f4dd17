#!/usr/bin/env python3
"""Every test that docs/parity.md names must be there.

usage: tests/ios/parity.py PARITY IOS      exits 1 and says which is not
       tests/ios/parity.py PARITY IOS --self-test      gives it names that are none and sees that each is noticed
"""
import re
import sys
from pathlib import Path

COLUMN = "iPhone test"
# A suite, or a test of it; an ellipsis stands for the rest of a long name.
NAME = re.compile(r"`((?:\w+Tests|OneVisit|ScreenStates|Monkey)(?:\.\w+…?)?)`")
FILE = re.compile(r"`([\w/.-]+/[\w.-]+)(?: --\w+)?`")


def suites(ios):
    """The tests of each suite, in all files that hold a part of it."""
    found = {}
    for path in sorted((ios / "Tests").rglob("*.swift")):
        text = path.read_text("utf-8")
        starts = [(hit.start(), hit[1]) for hit in re.finditer(
            r"^(?:@MainActor )?(?:@Suite )?(?:final )?(?:struct|class) (\w+)", text, re.M)]
        for at, (start, name) in enumerate(starts):
            part = text[start:starts[at + 1][0] if at + 1 < len(starts) else None]
            tests = re.findall(r"@Test[^{]*?func (\w+)|func (test\w+)\(", part)
            if tests:
                found.setdefault(name, set()).update(one or other for one, other in tests)
    return found


def rows(text):
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    at = table[0].index(COLUMN)
    for row in table[2:]:
        yield row[0], row[at], len(row) == len(table[0])


def check(text, ios, root):
    known, found, named = suites(ios), [], 0
    for feature, cell, whole in rows(text):
        if not whole:
            found.append(f"{feature}: a column is missing or too many")
            continue
        names, files = NAME.findall(cell), FILE.findall(cell)
        rest = FILE.sub("", NAME.sub("", cell))
        if "`" in rest:
            found.append(f"{feature}: no test is called {rest.strip()}")
        if not names and not files and not re.search(r"hosted|same|nobody|–", cell):
            found.append(f"{feature}: names no test")
        for name in names:
            named += 1
            suite, _, test = name.partition(".")
            tests = known.get(suite, set())
            there = [t for t in tests if t.startswith(test[:-1])] if test.endswith("…") else tests & {test} if test else tests
            if not there:
                found.append(f"{feature}: there is no test {name}")
        found += [f"{feature}: there is no file {file}" for file in files if not (root / file).is_file()]
    return found, named


def main():
    path, ios = Path(sys.argv[1]), Path(sys.argv[2])
    root, text = ios.resolve().parent, path.read_text("utf-8")
    found, named = check(text, ios, root)
    if found:
        print("\n".join(found))
        return 1
    if "--self-test" in sys.argv:
        faults = {
            "a test that is none": ("ScreenStates.nothingYet`", "ScreenStates.nothingEver`"),
            "a suite that is none": ("`OneVisit`", "`TwoTests`"),
            "a shortened name that fits none": ("TroubleTests.theLockKeeps…", "TroubleTests.theLockLoses…"),
            "a file that is none": ("`tests/ios/lint.py`", "`tests/ios/lintel.py`"),
            "a column too few": ("| yes | yes |", "| yes |"),
        }
        missed = [name for name, (old, new) in faults.items()
                  if old not in text or not check(text.replace(old, new, 1), ios, root)[0]]
        if missed:
            print("\n".join(f"not noticed: {name}" for name in missed))
            return 1
    print(f"{named} tests named in {path.name}, and all are there")
    return 0


if __name__ == "__main__":
    sys.exit(main())

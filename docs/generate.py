"""Writes the pages that are made from the program itself: rules, components, commands, formats and templates.

    python docs/generate.py            write them
    python docs/generate.py --check    only say which are not up to date

Everything else in this folder is written by hand.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from docs.generator import commands, components, coverage, formats, mutation, rules, templates

DOCS = Path(__file__).parent
ADVICE = "Run `python docs/generate.py` and commit what it writes."


def pages() -> Mapping[str, str]:
    """The text of every generated file, by its path inside this folder."""
    return {
        "commands.md": commands.page(),
        "components.md": components.page(),
        "formats.md": formats.page(),
        "templates.md": templates.page(),
        **coverage.pages(),
        templates.SHEET: templates.picture(),
        "mutation.md": mutation.text(),
        **{f"rules/{name}": text for name, text in rules.pages().items()},
    }


def outdated(made: Mapping[str, str], folder: Path = DOCS) -> list[str]:
    """What differs from `made`: files missing or with another text, and files of rules that are no more."""
    there = {f"rules/{path.name}" for path in (folder / "rules").glob("*")}
    stale = [name for name, text in made.items() if not _holds(folder / name, text)]
    return sorted({*stale, *(there - made.keys())})


def main(arguments: list[str]) -> int:
    """Write what is out of date, or with `--check` only name it. The exit code."""
    made = pages()
    changed = outdated(made)
    for name in changed:
        sys.stdout.write(f"docs/{name}\n")
    if "--check" in arguments:
        sys.stdout.write(f"{ADVICE}\n" if changed else "")
        return int(bool(changed))
    write(made, changed)
    return 0


def write(made: Mapping[str, str], names: Iterable[str], folder: Path = DOCS) -> None:
    """Write these of the files; those that are no longer made are removed."""
    for name in names:
        path = folder / name
        if name in made:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made[name].encode())
        else:
            path.unlink()


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

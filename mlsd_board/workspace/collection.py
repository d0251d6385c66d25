"""Templates and questions: what ships, and what users saved or took over; the one place both shells ask."""

import json
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.library import LibraryFault, read_table
from mlsd_board.catalog.locate import BOARD_SUFFIX
from mlsd_board.catalog.templates import (
    QuestionCard,
    Template,
    load_questions,
    load_templates,
    read_question,
    read_template,
)
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import codec, safe_file
from mlsd_board.model.brief import Category
from mlsd_board.model.design import Design
from mlsd_board.model.ids import fresh_id
from mlsd_board.workspace.folders import own_templates


def templates(faults: list[LibraryFault] | None = None) -> dict[str, Template]:
    """Every template by id. What is wrong is added to `faults`, and the rest loads."""
    return load_templates(faults, [own_templates()])


def questions(faults: list[LibraryFault] | None = None) -> dict[str, QuestionCard]:
    """Every question by id. What is wrong is added to `faults`, and the rest loads."""
    return load_questions(faults, [own_templates()])


def save_template(
    design: Design, title: str, summary: str = "", category: Category | None = None
) -> Template:
    """Keep a board as a template of one's own; its id is made from the title. Raises `FormatError`."""
    kind = category or design.brief.category
    if kind is None:
        advice = "State it in the brief, or name it: recommendation, transformation or bi."
        raise FormatError("a template belongs to a category, and this board states none", advice=advice)
    if not title.strip():
        raise FormatError("a template needs a title", advice="Name it after what it is for.")
    folder = own_templates() / "own"
    safe_file.make_folder(folder)
    id = fresh_id(title.lower(), {*templates(), *(p.stem for p in folder.glob("*.toml"))})
    facts = {
        "title": title.strip(),
        "summary": summary.strip(),
        "category": kind,
        "tags": list(design.brief.tags),
        **({"problem": design.brief.problem} if design.brief.problem else {}),
    }
    board = folder / f"{id}{BOARD_SUFFIX}"
    safe_file.write(board, codec.dumps(design).encode())
    safe_file.write(folder / f"{id}.toml", _toml(facts).encode())
    faults: list[LibraryFault] = []
    made = read_template(folder / f"{id}.toml", faults)
    if made is None:
        raise FormatError(faults[0].reason, where=str(faults[0].path))
    return made


class TakenOver(NamedTuple):
    """The ids of what was taken over, and what could not be."""

    questions: tuple[str, ...]
    templates: tuple[str, ...]
    faults: tuple[LibraryFault, ...]


def take_over(paths: Iterable[Path]) -> TakenOver:
    """Copy questions and templates from files, or from all files in folders, into one's own. Raises `FormatError`.

    A wrong file, or one whose id is taken, is reported with the reason; the rest is taken over.
    """
    cards, boards = questions(), templates()
    faults: list[LibraryFault] = []
    asked: list[str] = []
    kept: list[str] = []
    for path in _files(paths, faults):
        table = read_table(path, faults)
        if table is None:
            continue
        if "prompt" in table and read_question(path, faults):
            asked += _copied(path, "questions", {*cards, *asked}, faults)
        elif "prompt" not in table and _is_template(path, faults):
            kept += _copied(path, "own", {*boards, *kept}, faults)
    return TakenOver(tuple(asked), tuple(kept), tuple(faults))


def nearest(what: str, name: str, known: Iterable[str]) -> FormatError:
    """That there is none of this name, and which one may be meant."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return FormatError(f"there is no {what} {name!r}", advice=f"{meant}See `mlsd-board list {what}s`.")


def _files(paths: Iterable[Path], faults: list[LibraryFault]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*.toml") if p.is_file())
        elif path.is_file() and path.suffix.lower() == ".toml":
            yield path
        elif path.is_file():
            faults.append(
                LibraryFault(path, 0, "questions and templates are *.toml files; a board lies beside its own")
            )
        else:
            faults.append(LibraryFault(path, 0, "there is no such file or folder"))


def _is_template(path: Path, faults: list[LibraryFault]) -> bool:
    """Whether the table describes a board that lies beside it and can be read."""
    made = read_template(path, faults)
    if made is None:
        return False
    try:
        codec.loads(safe_file.read(made.board))
    except FormatError as error:
        faults.append(LibraryFault(made.board, 0, error.what))
        return False
    return True


def _copied(path: Path, folder: str, known: Container[str], faults: list[LibraryFault]) -> list[str]:
    """The id of what was copied; empty where that cannot be done."""
    if path.stem in known:
        faults.append(LibraryFault(path, 0, f"there is another {path.stem!r} already; rename the file"))
        return []
    target = own_templates() / folder
    safe_file.make_folder(target)
    try:
        board = path.with_name(path.stem + BOARD_SUFFIX)
        if folder == "own":
            shutil.copyfile(board, target / board.name)
        shutil.copyfile(path, target / path.name)
    except OSError as error:
        faults.append(LibraryFault(path, 0, error.strerror or str(error)))
        return []
    return [path.stem]


def _toml(facts: Mapping[str, object]) -> str:
    """A flat table: JSON's texts and lists are TOML's too."""
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())

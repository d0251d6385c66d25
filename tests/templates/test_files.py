"""The files of the boards: canonical, and good enough for every format there is."""

from functools import partial
from pathlib import Path

import pytest

from mlsd_board.formats import registry
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.exporting import export
from tests.templates.conftest import LIBRARY, QUESTIONS, REFERENCES, TEMPLATES, folded

MOST_IN_VIEW = 25
DOCUMENTS = ("pdf", "html", "design", "design-html")
"""Formats that take a while to write: all boards in the long run, every sixth in the short one."""


def written_cases() -> list[object]:
    return [
        pytest.param(id, format, marks=[pytest.mark.slow] if format in DOCUMENTS and place % 6 else [])
        for format in registry.exporters()
        for place, id in enumerate(TEMPLATES)
    ]


@pytest.mark.parametrize("id", TEMPLATES)
def test_a_file_is_as_the_program_would_save_it(id: str) -> None:
    written = TEMPLATES[id].board.read_bytes()

    assert dumps(loads(written)).encode() == written


@pytest.mark.parametrize("id", TEMPLATES)
def test_a_board_can_be_taken_in_at_a_glance(id: str) -> None:
    design = folded(id)
    hidden = {n.id for n in design.nodes.values() if n.frame and design.frames[n.frame].collapsed}
    stacks = [frame for frame in design.frames.values() if frame.collapsed]

    assert stacks
    assert len(design.nodes) - len(hidden) + len(stacks) <= MOST_IN_VIEW


@pytest.mark.parametrize(("id", "format"), written_cases())
def test_a_board_is_written_in_every_format(id: str, format: str, tmp_path: Path) -> None:
    judge = partial(check_design, library=LIBRARY)
    options = ExportOptions(LIBRARY, scale=0.25, judge=judge)
    exporter = registry.exporters()[format]
    written, *beside = export(folded(id), tmp_path / f"board{exporter.suffixes[0]}", options, format)

    assert all(file.stat().st_size > 1000 for file in (written, *beside))
    if format in ("native", "svg", "png"):
        read = registry.importer_for(written, written.read_bytes()).read(written.read_bytes(), LIBRARY)
        assert read.design == folded(id)


@pytest.mark.parametrize("id", QUESTIONS)
def test_a_question_has_a_starter_of_its_own_kind(id: str) -> None:
    card = QUESTIONS[id]

    assert card.starter is not None
    assert TEMPLATES[card.starter].kind == "starter"


def test_each_question_of_the_sources_has_its_reference() -> None:
    assert len(REFERENCES) == 15
    assert len(TEMPLATES) == 25
    assert {id for id, card in QUESTIONS.items() if id in REFERENCES} == set(REFERENCES)

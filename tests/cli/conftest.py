"""The command line called as a user calls it, but within this process."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.cli import parser, patience
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_template


class Ran(NamedTuple):
    """How a call ended and what it printed."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(patience, "LATE", 600.0)  # on a busy machine, too, only what is asked for is told

    def call(*arguments: object) -> Ran:
        code = parser.run([str(a) for a in arguments])
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def starter_text(library: Library, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("starter")
        patch.setenv("MLSD_BOARD_HOME", str(folder / "home"))
        session = Session(library, from_template("two_stage_recommender", library))
        return session.save(folder / "starter.mlsd.json").read_bytes()


@pytest.fixture
def board(starter_text: bytes, tmp_path: Path) -> Path:
    """The two-stage recommender, with its two deliberate gaps, in a file of its own."""
    path = tmp_path / "feed.mlsd.json"
    path.write_bytes(starter_text)
    return path

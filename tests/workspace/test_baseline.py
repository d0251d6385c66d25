"""Baselines: what is known is left out, what is gone is told, and a file that is none is refused."""

from pathlib import Path

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.workspace.baseline import Baseline, Entry, baseline_of, read_baseline, write_baseline


def finding(code: str, at: str) -> Finding:
    return Finding(code, "name", Severity.ERROR, Phase.SKETCH, "wrong", (at,), fingerprint=f"{code}-{at}")


OLD, NEW = finding("AAA001", "a"), finding("AAA001", "ü")


def kept(path: Path, *reports: tuple[Path, Report]) -> Baseline:
    path.parent.mkdir(exist_ok=True)
    write_baseline(path, baseline_of(path.parent, ((board, FIRST_PAGE, report) for board, report in reports)))
    return read_baseline(path)


def test_only_what_is_new_is_left_and_what_is_gone_is_stale(tmp_path: Path) -> None:
    board = tmp_path / "boards" / "feed.mlsd.json"
    gone = finding("BBB001", "b")
    known = kept(tmp_path / "ci" / "known.json", (board, Report((OLD, gone))))
    report, compared = known.compare(board, Report((OLD, NEW)))

    assert report.findings == (NEW,)
    assert compared.known == (OLD,)
    assert compared.stale == (Entry("BBB001-b", "BBB001", ("b",)),)


def test_the_same_finding_of_another_board_is_new(tmp_path: Path) -> None:
    known = kept(tmp_path / "known.json", (tmp_path / "a.json", Report((OLD,))))

    assert known.compare(tmp_path / "b.json", Report((OLD,)))[0].findings == (OLD,)


def test_the_pages_of_a_board_are_known_apart(tmp_path: Path) -> None:
    board = tmp_path / "a.json"
    known = baseline_of(tmp_path, [(board, FIRST_PAGE, Report((OLD,))), (board, "page_2", Report((NEW,)))])

    assert list(known.boards) == ["a.json", "a.json#page_2"]
    assert known.compare(board, Report((OLD, NEW)))[0].findings == (NEW,)
    assert known.compare(board, Report((OLD, NEW)), "page_2")[0].findings == (OLD,)


def test_an_entry_of_a_rule_that_was_not_asked_is_not_stale(tmp_path: Path) -> None:
    board = tmp_path / "a.json"
    known = kept(tmp_path / "known.json", (board, Report((OLD,))))

    assert known.compare(board, Report(not_due=("AAA001",)))[1].stale == ()
    assert known.compare(board, Report(disabled=("AAA001",)))[1].stale == ()
    assert len(known.compare(board, Report())[1].stale) == 1


def test_it_can_lie_anywhere_and_has_one_finding_a_line(tmp_path: Path) -> None:
    path = tmp_path / "ci" / "known.json"
    kept(path, (tmp_path / "boards" / "a.json", Report((NEW, OLD))), (tmp_path / "b.json", Report()))
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if "fingerprint" in line] == [
        '   {"fingerprint": "AAA001-a", "code": "AAA001", "elements": ["a"]},',
        '   {"fingerprint": "AAA001-ü", "code": "AAA001", "elements": ["ü"]}',
    ]
    assert list(read_baseline(path).boards) == ["../b.json", "../boards/a.json"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "no baseline"),
        ('{"format": "mlsd-board-baseline", "version": 2}', "newer"),
        ('{"format": "mlsd-board-baseline", "version": 1}', "lacks"),
        ('{"format": "mlsd-board-baseline", "version": 1, "boards": {"a": [{}]}}', "lacks"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=words) as error:
        read_baseline(path)
    assert str(path) in str(error.value)

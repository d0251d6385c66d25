"""The language of conditions: what it says of a board, what is unknown, and that nothing else gets through."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlsd_board.catalog.library import Library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief, Requirements
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.declarative.grammar import parse
from mlsd_board.validation.declarative.place import Place
from mlsd_board.validation.declarative.vocabulary import SETS, GrammarError, Vocabulary


@pytest.fixture
def board(library: Library) -> Board:
    server = {"replicas": 2, "accelerator": "gpu", "autoscale": True, "p99_latency_ms": "fast"}
    design = Design.of(
        Node(id="log", component="event_logger"),
        Node(id="lake", component="data_lake"),
        Node(id="train", component="trainer"),
        Node(id="server", component="model_server", label="Oracle", attributes=server),
        Node(id="cache", component="cache"),
        Connection(id="e1", source="log", target="lake", kind=Kind.EVENTS),
        Connection(id="e2", source="lake", target="train", kind=Kind.DATA),
        Connection(id="e3", source="train", target="server", kind=Kind.MODEL),
        Connection(id="e4", source="server", target="cache", kind=Kind.PREDICTIONS),
    )
    brief = Brief(category="bi", tags=("fraud",), req=Requirements(qps_peak=500))
    return Board(brief, Queries(build_graph(design)), library)


def answer(board: Board, text: str, node: str = "server") -> bool | None:
    words = Vocabulary(board.library, frozenset({board.type(node)}) if node else None)
    return parse(text, words).at(Place(board, node))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("replicas >= 2", True),
        ("replicas > 2", False),
        ("1 < replicas < 3", True),
        ("1 < replicas < 2", False),
        ("replicas == -2", False),
        ("autoscale", True),
        ("not autoscale", False),
        ("autoscale == true and replicas != 3", True),
        ('label == "Oracle"', True),
        ('label in ["Oracle", "Sphinx"]', True),
        ('label not in ["Oracle", "Sphinx"]', False),
        ('type == "model_server"', True),
        ('category == "bi" and "fraud" in tags', True),
        ('tagged("ads")', False),
        ('tagged("ads", "fraud")', True),
        ("req.qps_peak > 400", True),
        ('exists("fallback")', False),
        ('exists("fallback", "cache")', True),
        ('exists("online_stores")', True),
        ('exists("storage")', True),
        ('count("*") == 5', True),
        ('connected("cache")', True),
        ('connected("cache", via="data")', False),
        ('connected("trainer")', True),
        ('connected("data_lake")', False),
        ('feeds("cache")', True),
        ('feeds("trainer")', False),
        ('fed_by("trainer", via="model")', True),
        ('fed_by("trainer", via=["data", "events"])', False),
        ('reaches("cache")', True),
        ('reaches("trainer")', False),
        ('reached_from("event_logger")', True),
        ('reached_from("event_logger", via="flow")', False),
        ('stated("replicas")', True),
        ('stated("replicas", "qps")', False),
        ("false or true", True),
    ],
)
def test_what_a_condition_says_of_a_box(board: Board, text: str, expected: bool) -> None:
    assert answer(board, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qps > 5", None),
        ("not qps > 5", None),
        ("qps > 5 or autoscale", True),
        ("qps > 5 and autoscale", None),
        ("qps > 5 and not autoscale", False),
        ("replicas == 2 or qps > 5", True),
        ("1 < replicas < qps", None),
        ("3 < replicas < qps", False),
        ("req.dau > 5", None),
        ("p99_latency_ms > 5", None),  # a word where a number belongs
        ("pii", False),  # nobody said yes
    ],
)
def test_what_is_not_stated_is_unknown_unless_the_rest_decides(
    board: Board, text: str, expected: bool | None
) -> None:
    assert answer(board, text) is expected


def test_a_path_is_followed_from_the_box_that_is_asked(board: Board) -> None:
    assert answer(board, 'reaches("trainer", via="flow")', "log") is True
    assert answer(board, 'reaches("model_server", via="flow")', "log") is False
    assert answer(board, 'reaches("model_server", via=["flow", "model"])', "log") is True


def test_conditions_on_the_board_as_a_whole_need_no_box(board: Board) -> None:
    assert answer(board, 'count("trainer") == 1 and category == "bi"', "") is True
    for text in ("replicas > 1", 'reaches("trainer")', "label"):
        with pytest.raises(GrammarError, match="for_each"):
            answer(board, text, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("replica > 1", "no attribute 'replica' (did you mean 'replicas'?)"),
        ('reach("trainer")', "no function reach() (did you mean 'reaches'?)"),
        ('reaches("trainr")', "no component, group or set 'trainr' (did you mean 'trainer'?)"),
        ('reaches("trainer", via="flows")', "no kind of connection 'flows' (did you mean 'flow'?)"),
        ('reaches("trainer", by="flow")', "no 'by'"),
        ('exists("trainer", via="flow")', "takes no `via`"),
        ("req.qps_pek > 1", "no number 'qps_pek' (did you mean 'qps_peak'?)"),
        ('calibration == "plat"', "calibration is never 'plat' (did you mean 'platt'?)"),
        ('calibration in ["platt", "abacus"]', "never 'abacus'"),
        ("exists()", "needs a name"),
        ("exists(3)", "must be a name in quotes"),
        ("exists", "is a function"),
        ("replicas is 2", "compare with =="),
        ("replicas >", "this is no condition"),
        ("", "this is no condition"),
        ("1 +", "this is no condition"),
        ("replicas + 1 > 2", "has no place"),
        ("(" * 900 + "1" + ")" * 900, "this is no condition"),
        ("not " * 490 + "autoscale", "parts deep"),
        ("autoscale or " * 300 + "autoscale", "at most"),
    ],
)
def test_a_slip_is_told_with_what_was_likely_meant(board: Board, text: str, words: str) -> None:
    with pytest.raises(GrammarError) as error:
        answer(board, text)
    assert words in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "(lambda: 1)()",
        "label.__class__",
        "label.upper()",
        "tags[0]",
        "[x for x in tags]",
        "f'{label}'",
        "(x := 1)",
        "exists(*tags)",
        "exists(label)",
        "req.device.memory_mb > 1",
        "req.model_fields",
        "9 ** 9 ** 9 > 1",
        "b'x' == label",
        "replicas if autoscale else 1",
        "await label",
        "...",
        "replicas > 1; replicas",
    ],
)
def test_nothing_but_the_grammar_gets_through(board: Board, text: str) -> None:
    with pytest.raises(GrammarError):
        answer(board, text)


WORDS = (
    "replicas autoscale label tags req.dau qps ( ) and or not in == < 3 -1 [ ] , 1if '\\d' exists(\"cache\")"
)
PIECES = st.sampled_from([*WORDS.split(), 'reaches("trainer", via="flow")', "\0"])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=9).map(" ".join) | st.text(max_size=30))
def test_whatever_is_written_gives_an_answer_or_a_clear_error(board: Board, text: str) -> None:
    with suppress(GrammarError):
        assert answer(board, text) in (True, False, None)


def test_no_set_hides_behind_a_component_or_a_group(library: Library) -> None:
    assert not SETS.keys() & {*library.components, *library.groups}
    assert not library.components.keys() & library.groups.keys()
    assert frozenset().union(*SETS.values()) <= library.components.keys()

"""The question bank: what ships loads whole and is plausible; a broken file is reported and the rest loads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library, LibraryFault
from mlsd_board.catalog.templates import QuestionCard, load_questions, load_templates
from mlsd_board.model.brief import Requirements

IDS = sorted(path.stem for path in (Path(__file__).parents[2] / "templates" / "questions").glob("*.toml"))
REFERENCES = sorted((Path(__file__).parents[1] / "references").glob("*.json"))
DAY = 86_400

# What each number can be in its unit; outside it someone mixed up seconds and hours, or per cent and fractions.
PLAUSIBLE = {
    "dau": (1e3, 5e9),
    "requests_per_user_day": (0.1, 1e3),
    "peak_factor": (1, 20),
    "qps_peak": (1, 1e7),
    "batch_items": (1e3, 1e10),
    "latency_slo_ms": (1, 60_000),
    "availability_pct": (90, 99.999),
    "feature_freshness_s": (1, 7 * DAY),
    "model_freshness_s": (3600, 180 * DAY),
    "catalog_size": (10, 1e10),
    "positive_rate": (1e-6, 0.5),
    "label_delay_s": (60, 400 * DAY),
}
GOOD = 'title = "Rank things"\ncategory = "bi"\norigin = "made up"\nprompt = "Rank things well."\n'

Bank = Callable[[dict[str, bytes]], Path]


@pytest.fixture(scope="module")
def questions() -> dict[str, QuestionCard]:
    faults: list[LibraryFault] = []
    loaded = load_questions(faults)
    assert faults == []
    return loaded


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bank:
    """Puts files, named relative to the folder of templates, where the program looks for its own."""

    def write(files: dict[str, bytes]) -> Path:
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
        return tmp_path

    monkeypatch.setattr("mlsd_board.catalog.templates.data_folder", lambda _: tmp_path)
    return write


def test_all_questions_load_by_id(questions: dict[str, QuestionCard]) -> None:
    assert sorted(questions) == IDS
    assert len(IDS) == 39
    assert all(id == card.id for id, card in questions.items())


def test_they_come_by_category_and_then_title(questions: dict[str, QuestionCard]) -> None:
    categories = [card.category for card in questions.values()]
    assert list(dict.fromkeys(categories)) == ["recommendation", "transformation", "bi"]
    assert [categories.count(c) for c in ("recommendation", "transformation", "bi")] == [12, 12, 15]
    for category in set(categories):
        titles = [card.title for card in questions.values() if card.category == category]
        assert titles == sorted(titles)


def test_titles_are_unique(questions: dict[str, QuestionCard]) -> None:
    assert len({card.title.casefold() for card in questions.values()}) == len(questions)


@pytest.mark.skipif(not REFERENCES, reason="the reference designs are not in this checkout")
def test_every_reference_design_answers_a_question(questions: dict[str, QuestionCard]) -> None:
    assert {path.name.split(".")[0] for path in REFERENCES} <= set(questions)


@pytest.mark.parametrize("id", IDS)
class TestEachCard:
    def test_no_field_is_left_empty(self, questions: dict[str, QuestionCard], id: str) -> None:
        fields = (name for name in QuestionCard.model_fields if name != "company")
        assert [name for name in fields if not getattr(questions[id], name)] == []
        assert questions[id].req != Requirements()

    def test_the_prompt_holds_numbers_back(self, questions: dict[str, QuestionCard], id: str) -> None:
        prompt = questions[id].prompt
        assert not any(character.isdigit() for character in prompt)
        assert 1 <= prompt.count(".") + prompt.count("?") <= 3
        assert prompt == prompt.strip()
        assert "  " not in prompt

    def test_clarifying_questions_are_questions_with_at_most_one_answer(
        self, questions: dict[str, QuestionCard], id: str
    ) -> None:
        for text in questions[id].clarify:
            question, bracket, answer = text.partition(" [")
            assert "?" in question
            assert bool(bracket) == text.endswith("]")
            assert "[" not in answer

    def test_the_backbone_is_made_of_components(
        self, questions: dict[str, QuestionCard], library: Library, id: str
    ) -> None:
        assert [c for c in questions[id].backbone if c not in library.components] == []

    def test_numbers_are_plausible_in_their_units(self, questions: dict[str, QuestionCard], id: str) -> None:
        given = questions[id].req.model_dump(exclude_none=True, exclude={"device", "mode"})
        for name, value in given.items():
            if not isinstance(value, bool):
                least, most = PLAUSIBLE[name]
                assert least <= value <= most, name

    def test_a_stated_peak_agrees_with_users_and_requests(
        self, questions: dict[str, QuestionCard], id: str
    ) -> None:
        req = questions[id].req
        if req.dau is None or req.requests_per_user_day is None or req.qps_peak is None:
            assert req.qps_peak is not None or req.mode in ("batch", "on_device")
            return
        average = req.dau * req.requests_per_user_day / DAY
        assert req.qps_peak == pytest.approx(average * (req.peak_factor or 3), rel=0.05)


def test_only_the_on_device_question_limits_a_device(questions: dict[str, QuestionCard]) -> None:
    limited = {id for id, card in questions.items() if card.req.device.model_fields_set}
    assert limited == {id for id, card in questions.items() if card.req.mode == "on_device"}
    device = questions["trigger_word"].req.device
    assert (device.model_size_mb, device.memory_mb, device.power_mw) == (5, 16, 10)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b'title = "x"\nprompt = "no end\n', 2, "Illegal character"),
        (GOOD.replace('"bi"', '"b.i."').encode(), 2, "category"),
        (
            GOOD.replace("Rank things", "Rank things \N{LATIN SMALL LETTER E WITH ACUTE}").encode("latin-1"),
            0,
            "UTF-8",
        ),
        (b'title = "x"\n', 0, "category"),
        ((GOOD + "colour = 3\n").encode(), 5, "colour"),
        ((GOOD + "[req]\nqps_peak = -1\n").encode(), 6, "req.qps_peak"),
        ((GOOD + "[req]\nlatency_slo_ms = nan\n").encode(), 6, "req.latency_slo_ms"),
        ((GOOD + "tags = " + "[" * 20_000).encode(), 0, "nested"),
    ],
    ids=["syntax", "choice", "encoding", "missing", "unknown", "negative", "nan", "deep"],
)
def test_a_broken_question_is_reported_and_the_rest_loads(
    bank: Bank, content: bytes, line: int, reason: str
) -> None:
    root = bank({"questions/good.toml": GOOD.encode(), "questions/bad.toml": content})
    faults: list[LibraryFault] = []
    assert list(load_questions(faults)) == ["good"]
    assert [(fault.path, fault.line) for fault in faults] == [(root / "questions" / "bad.toml", line)]
    assert reason in faults[0].reason


def test_faults_need_not_be_asked_for(bank: Bank) -> None:
    bank({"questions/bad.toml": b"=", "questions/good.toml": GOOD.encode()})
    assert list(load_questions()) == ["good"]


def test_missing_folders_are_no_templates(bank: Bank) -> None:
    bank({})
    faults: list[LibraryFault] = []
    assert load_questions(faults) == {}
    assert load_templates(faults) == {}
    assert faults == []


def test_templates_know_their_board_and_a_broken_one_is_reported(bank: Bank) -> None:
    table = b'title = "A start"\ncategory = "bi"\ngaps = ["STR001"]\n'
    root = bank(
        {
            "references/answer.toml": table + b'problem = "ad_ctr"\n',
            "starters/start.toml": table,
            "starters/wrong.toml": table + b"gaps2 = 1\n",
        }
    )
    faults: list[LibraryFault] = []
    found = load_templates(faults)
    assert [(t.id, t.kind, t.problem) for t in found.values()] == [
        ("start", "starter", None),
        ("answer", "reference", "ad_ctr"),
    ]
    assert found["start"].board == root / "starters" / "start.mlsd.json"
    assert [(fault.path.name, fault.line) for fault in faults] == [("wrong.toml", 4)]

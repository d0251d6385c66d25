"""Reading component libraries: the own one, a user's, and what is reported when a file is wrong."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mlsd_board.catalog.library import Library, LibraryFault, load_library
from mlsd_board.model.kind import Kind

GROUPS = [
    "business",
    "ingest",
    "storage",
    "label",
    "feature",
    "train",
    "eval",
    "release",
    "serve",
    "rank",
    "observe",
    "platform",
]
COMPONENT = """\
title = "Thing"
summary = "Something that serves in a test."
stage = "online"
default_kinds = ["predictions"]

[inputs]
allowed = ["data"]

[outputs]
required = [["predictions"]]
allowed = ["predictions"]

[attributes.qps]
type = "number"
unit = "1/s"
"""
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
PAIR = rf"{NUMBER} {NUMBER}"
PATH = re.compile(
    rf"(?:M {PAIR}|L {PAIR}|C {PAIR} {PAIR} {PAIR}|Z)(?: (?:M {PAIR}|L {PAIR}|C {PAIR} {PAIR} {PAIR}|Z))*"
)


@pytest.fixture(scope="module")
def own() -> Library:
    return load_library()


def loaded(root: Path, files: dict[str, str | bytes]) -> Library:
    """The own library and, on top, one of these files."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_library([root])


def test_the_own_library_is_whole(own: Library) -> None:
    assert own.faults == ()
    assert len(own.components) == 70
    assert list(own.groups) == GROUPS
    assert [group.order for group in own.groups.values()] == list(range(1, 13))


def test_components_come_group_by_group(own: Library) -> None:
    place = [(GROUPS.index(c.group), c.id) for c in own.components.values()]
    assert place == sorted(place)
    assert all(id == c.id for id, c in own.components.items())


def test_a_group_lists_its_components_by_title(own: Library) -> None:
    assert list(own.in_group) == GROUPS
    assert sum(len(members) for members in own.in_group.values()) == 70
    for members in own.in_group.values():
        titles = [c.title for c in members]
        assert titles == sorted(titles)


def test_an_unknown_component_still_has_a_title(own: Library) -> None:
    assert own.title("ranker") == "Ranker"
    assert own.title("quantum_ranker") == "Quantum ranker"


def test_attributes_are_the_components_own_or_universal(own: Library) -> None:
    latency, owner = own.attribute("ranker", "p99_latency_ms"), own.attribute("ranker", "owner")
    assert latency is not None
    assert latency.unit == "ms"
    assert owner == own.universal["owner"]
    assert own.attribute("unheard_of", "owner") == own.universal["owner"]
    assert own.attribute("ranker", "wheels") is None


def test_every_component_has_an_icon_in_the_strict_grammar(own: Library) -> None:
    for component in own.components.values():
        assert component.icon is not None, component.id
        root = ElementTree.parse(component.icon).getroot()
        assert (root.tag, root.attrib["viewBox"]) == (f"{SVG}svg", "0 0 24 24")
        assert (root.attrib["fill"], root.attrib["stroke"]) == ("none", "currentColor")
        assert {(e.tag, tuple(e.attrib)) for e in root} == {(f"{SVG}path", ("d",))}, component.id
        for path in root:
            data = path.attrib["d"]
            assert len(path) == 0
            assert data.startswith("M ")
            assert PATH.fullmatch(data), (component.id, data)
            assert all(-2 <= float(number) <= 26 for number in re.findall(NUMBER, data)), component.id


@pytest.mark.parametrize(
    "data",
    [
        "M 1 2 l 3 4",
        "M 1,2 L 3 4",
        "M 1 2  L 3 4",
        "M 1 2 H 3",
        "M 1 2 L 3",
        "M 1e3 2",
        "M 01 2",
        "",
        "M 1 2\n",
    ],
)
def test_the_grammar_of_icons_refuses(data: str) -> None:
    assert not PATH.fullmatch(data)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (COMPONENT.replace('"online"', '"online'), 3, "Illegal character"),
        (COMPONENT.replace('title = "Thing"', "title = 7"), 1, "title: Input should be a valid string"),
        (
            COMPONENT.replace('"online"', '"sometimes"'),
            3,
            "stage: Input should be 'online', 'offline' or 'both'",
        ),
        (COMPONENT.replace("[inputs]", 'colour = "red"\n\n[inputs]'), 6, "colour: Extra inputs"),
        (COMPONENT.replace('["data"]', '["data", "water"]'), 7, "inputs.allowed.1"),
        (
            COMPONENT.replace('[["predictions"]]', '[["events"]]'),
            9,
            "outputs: required but not allowed: events",
        ),
        (COMPONENT.replace('"number"', '"numeral"'), 14, "attributes.qps.type"),
        (COMPONENT.replace('"number"', '"choice"'), 13, "attributes.qps: `choices` belongs"),
        (COMPONENT + "minimum = 5\nmaximum = 4\n", 13, "attributes.qps: the minimum is above the maximum"),
        (COMPONENT + "minimum = inf\n", 16, "attributes.qps.minimum"),
        (COMPONENT + "wheels = 4\n", 16, "attributes.qps.wheels: Extra inputs"),
        (
            COMPONENT.replace('summary = "Something that serves in a test."\n', "")
            + 'summary = "Its own."\n',
            0,
            "summary: Field required",
        ),
        (COMPONENT.replace("[outputs]\n", "[outputs]\n" + "deep = " + "[" * 20_000), 0, "nested too deeply"),
        (COMPONENT + "minimum = " + "9" * 5_000, 0, "digits"),
        (
            COMPONENT.replace("Thing", "Th\N{LATIN SMALL LETTER I WITH DIAERESIS}ng").encode("latin-1"),
            0,
            "not UTF-8",
        ),
        (COMPONENT.encode("utf-16"), 0, "not UTF-8"),
        (b"\x00\x01\x02", 1, ""),
        (b"", 0, "title: Field required"),
    ],
    ids=lambda value: None if isinstance(value, str | bytes) else str(value),
)
def test_a_wrong_component_is_reported_once_and_the_rest_loads(
    tmp_path: Path, text: str | bytes, line: int, reason: str
) -> None:
    library = loaded(tmp_path, {"serve/bad.toml": text, "serve/good.toml": COMPONENT})
    assert set(library.components) == {*load_library().components, "good"}
    (fault,) = library.faults
    assert (fault.path, fault.line) == (tmp_path / "serve" / "bad.toml", line)
    assert reason in fault.reason


def test_a_fault_reads_as_file_line_reason() -> None:
    path = Path("lib") / "serve" / "bad.toml"
    assert str(LibraryFault(path, 3, "wrong")) == f"{path}:3: wrong"
    assert str(LibraryFault(path, 0, "wrong")) == f"{path}: wrong"


def test_a_missing_folder_is_reported(tmp_path: Path, own: Library) -> None:
    library = load_library([tmp_path / "nowhere"])
    assert library.components == own.components
    assert library.faults == (LibraryFault(tmp_path / "nowhere", 0, "there is no such folder"),)


def test_a_file_in_place_of_a_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    library = load_library([tmp_path / "file"])
    assert [fault.path for fault in library.faults] == [tmp_path / "file"]
    assert len(library.components) == 70


def test_a_folder_named_like_a_component_is_reported(tmp_path: Path) -> None:
    (tmp_path / "serve" / "odd.toml").mkdir(parents=True)
    library = load_library([tmp_path])
    assert [fault.path.name for fault in library.faults] == ["odd.toml"]
    assert len(library.components) == 70


def test_a_component_outside_a_group_is_reported(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"stray.toml": COMPONENT})
    assert "stray" not in library.components
    assert [(f.path.name, f.reason) for f in library.faults] == [
        ("stray.toml", "a component lies in the folder of its group")
    ]


@pytest.mark.parametrize(
    ("text", "line"), [('title = "x"\norder = "first"\n', 2), ("title =\n", 1), ("order = 3\n", 0)]
)
def test_a_wrong_group_is_reported_once_and_its_components_load(tmp_path: Path, text: str, line: int) -> None:
    library = loaded(tmp_path, {"robots/_group.toml": text, "robots/arm.toml": COMPONENT})
    assert [(f.path.name, f.line) for f in library.faults] == [("_group.toml", line)]
    assert library.components["arm"].group == "robots"
    assert library.groups["robots"].title == "Robots"


@pytest.mark.parametrize(
    ("text", "line"),
    [("attributes = 3\n", 1), ("[attributes.age]\ntype = 3\n", 2), ("attributes.age = 3\n", 1), ("=\n", 1)],
)
def test_a_wrong_universal_table_is_reported_once(tmp_path: Path, own: Library, text: str, line: int) -> None:
    library = loaded(tmp_path, {"universal.toml": text})
    assert [(f.path.name, f.line) for f in library.faults] == [("universal.toml", line)]
    assert library.universal == own.universal


def test_a_users_library_adds(tmp_path: Path) -> None:
    library = loaded(
        tmp_path,
        {
            "robots/arm.toml": COMPONENT,
            "robots/_group.toml": 'title = "Machines"\norder = 2\nhue = "red"\n',
            "serve/good.toml": COMPONENT,
            "universal.toml": '[attributes.room]\ntype = "text"\n',
            "_drafts/half.toml": "=",
            ".git/config.toml": "=",
            "serve/_notes.toml": "=",
        },
    )
    assert library.faults == ()
    assert len(library.components) == 72
    assert list(library.groups)[:4] == ["business", "ingest", "robots", "storage"]
    assert [c.id for c in library.in_group["robots"]] == ["arm"]
    assert library.groups["serve"].title == load_library().groups["serve"].title
    assert library.attribute("ranker", "room") is not None


def test_a_users_component_replaces_the_own_one(tmp_path: Path, own: Library) -> None:
    library = loaded(tmp_path, {"serve/ranker.toml": COMPONENT, "serve/ranker.svg": "<svg/>"})
    assert library.faults == ()
    assert set(library.components) == set(own.components)
    ranker = library.components["ranker"]
    assert (ranker.title, ranker.group, ranker.icon) == ("Thing", "serve", tmp_path / "serve" / "ranker.svg")
    assert ranker.outputs.required == (frozenset({Kind.PREDICTIONS}),)


def test_of_two_user_libraries_the_later_one_wins(tmp_path: Path) -> None:
    for name in ("one", "two"):
        loaded(tmp_path / name, {"serve/own.toml": COMPONENT.replace("Thing", f"Thing {name}")})
    library = load_library([tmp_path / "one", tmp_path / "two"])
    assert library.title("own") == "Thing two"

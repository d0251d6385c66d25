"""What is said to PlantUML's preprocessor: values, macros, conditions and loops are followed as PlantUML does."""

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Diagram
from mlsd_board.formats.plantuml.reader import read_text
from tests.formats.importers.reading import arrows, labels


def _read(text: str) -> Diagram:
    (found,) = read_text(f"@startuml\n{text}\n@enduml")
    return found


def test_macros_of_every_sort_draw_what_they_say() -> None:
    found = _read("""
        !define STORE(x, y) database "y" as x
        !define FEATS Feature store
        !procedure $service($id, $name, \\
            $tech="python")
          component "$name\\n[$tech]" as $id <<service>>
        !endprocedure
        !unquoted procedure LINK(a, b, label)
          a##_out --> b : label
        !endprocedure
        !function $shout($x)
          !return %upper($x) + "!"
        !endfunction
        !function $twice($x) !return $x + $x
        !definelong PAIR(p)
          [p one]
          $service(p##2, p two)
        !enddefinelong
        STORE(fs, FEATS)
        $service(api, "Prediction API")
        $service($tech="evidently", $name=$shout("monitor"), $id=mon)
        LINK(api, mon, "logs of $twice("x")")
        PAIR(shard)
        """)

    assert labels(found) == {
        "fs": "Feature store",
        "api": "Prediction API\n[python]",
        "mon": "MONITOR!\n[evidently]",
        "api_out": "api_out",
        "shard one": "shard one",
        "shard2": "shard two\n[python]",
    }
    assert arrows(found) == [("api_out", "logs of xx", "MONITOR!\n[evidently]")]
    assert found.remarks == ()


def test_conditions_loops_and_tables_are_followed() -> None:
    found = _read("""
        !$team = {
          "name": "Search",
          "queues": [{"id": "clicks"}, {"id": "views"}]
        }
        !$n = 0
        title Board of $team.name
        !while $n < 2 * (3 - 2)
          !$n = $n + 1
          [worker $n] as w$n
        !endwhile
        !foreach $q in $team.queues
          queue $q.id
        !endfor
        !ifdef NOBODY
          [never]
        !elseif $n == 2 && %not(%variable_exists("$zzz"))
          !if ($team.name != "Search" || 0)
            [nor this]
          !else
            [and this]
          !endif
        !endif
        """)

    assert found.title == "Board of Search"
    assert list(labels(found).values()) == ["worker 1", "worker 2", "clicks", "views", "and this"]


def test_what_is_not_followed_is_said_with_its_line() -> None:
    found = _read("!include icons/all.puml\n!if ?\n[a]\n!else\n[b]\n!endif\n!while 0\n[c]")

    assert list(labels(found)) == ["b"]
    assert found.remarks == (
        "line 2: other files are not read; passed over: icons/all.puml",
        "line 3: not understood and taken not to hold: '!if ?'",
        "line 8: !while is not closed",
    )


@pytest.mark.parametrize(
    "text",
    [
        "!while 1\n!$x = $x + 1\n!endwhile\n[a]",
        "!procedure $a()\n$a()\n!endprocedure\n$a()",
        "!function $f($n)\n!return $f($n) + $f($n)\n!endfunction\n[a $f(1)]",
        "\n".join(f"!define A{n} A{n + 1} A{n + 1}" for n in range(40)) + "\n[A0]",
        "!if 1\n" * 2000 + "[a]",
    ],
)
def test_what_has_no_end_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"do not come to an end|lie too deeply"):
        _read(text)


def test_an_expression_nested_without_end_is_kept_as_its_text() -> None:
    found = _read(f"!$x = {'(' * 5000}1\n[a]")

    assert list(labels(found)) == ["a"]

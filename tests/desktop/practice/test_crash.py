"""The real program, killed in the middle of an attempt and started again."""

import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import sys, time
from datetime import UTC, datetime, timedelta
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from mlsd_board.desktop.start import start
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.practice.clock import Clock
from mlsd_board.practice.plan import Mode, Plan

class Fast(Clock):
    s = 0.0
    def monotonic(self): return 50.0 + self.s
    def wall(self): return datetime(2026, 1, 2, 9, tzinfo=UTC) + timedelta(seconds=self.s)

def first(shell):
    shell.practising.clock = clock = Fast()
    shell.practising.begin(Plan("ad_ctr", 40.0, Mode.COACH, seed=3))
    for component in ("data_lake", "trainer", "model_server"):
        shell.place(component)
    for _ in range(84):
        clock.s += 5
        shell.practising.tick()
    print("ready", flush=True)

def second(shell):
    shell.practising.clock = Fast()
    (left,) = shell.practising.unfinished()
    shell.practising.resume(left)
    state = shell.practising.running.attempt.state
    print(state.elapsed_s, len(shell.desk.session.design.nodes), shell.practising.bar.clock.text(), flush=True)
    QApplication.exit(0)

def look():
    for window in QApplication.topLevelWidgets():
        for shell in window.findChildren(Shell):
            if shell.practising is not None:
                timer.stop()
                {"first": first, "second": second}[sys.argv[1]](shell)

app = QApplication(["mlsd-board"])
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
sys.exit(start([]))
"""


def test_a_killed_program_takes_up_the_attempt_where_it_was(tmp_path: Path) -> None:
    folders = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _PROGRAM]
    with subprocess.Popen([*command, "first"], env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stdout.readline() == "ready\n"
        program.kill()

    again = subprocess.run(
        [*command, "second"], env=environment, capture_output=True, text=True, timeout=120, check=False
    )

    assert again.returncode == 0, again.stderr
    assert again.stdout.split() == ["420.0", "3", "33:00"]

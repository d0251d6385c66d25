"""The one-folder build is made and passes its own smoke test. Slow: it installs the build's lock, so needs a network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(sys.platform == "win32", reason="the build script is for POSIX systems")
def test_a_built_program_does_the_main_job(tmp_path):
    environment = {
        **os.environ,
        "MLSD_PYTHON": sys.executable,
        "MLSD_BUILD_VENV": str(tmp_path / "environment"),
    }
    subprocess.run([PACKAGING / "build-folder", tmp_path / "dist"], env=environment, check=True)
    program = tmp_path / "dist" / "mlsd-board" / "mlsd-board"
    passed = subprocess.run([PACKAGING / "smoke-test", program], capture_output=True, text=True, check=False)
    assert passed.returncode == 0, passed.stderr
    assert passed.stdout.endswith("all well\n")

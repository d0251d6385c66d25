"""Desktop entry, metainfo, file types and icon agree with each other and with the program."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import mlsd_board

PACKAGING = Path(__file__).parents[2] / "packaging"
ICON = PACKAGING.parent / "mlsd_board" / "desktop" / "icons" / "mlsd-board.svg"
ID = "io.github.mlsd_board.MLSDBoard"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def read_entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


ENTRY = read_entry(PACKAGING / f"{ID}.desktop")
METAINFO = ElementTree.parse(PACKAGING / f"{ID}.metainfo.xml").getroot()
TYPES = ElementTree.parse(PACKAGING / f"{ID}.xml").getroot()


def test_one_id_everywhere():
    assert METAINFO.findtext("id") == ID
    assert METAINFO.findtext("launchable") == f"{ID}.desktop"
    assert METAINFO.findtext("icon") == ENTRY["Icon"] == ENTRY["StartupWMClass"] == ID
    assert {icon.get("name") for icon in TYPES.iter(f"{MIME}icon")} == {ID}


def test_entry_metainfo_and_types_name_the_same_file_types():
    declared = [kind.get("type") for kind in TYPES.iter(f"{MIME}mime-type")]
    assert ENTRY["MimeType"].rstrip(";").split(";") == declared
    assert [kind.text for kind in METAINFO.iter("mediatype")] == declared


def test_file_types_cover_boards_and_pictures_that_carry_one():
    patterns = [glob.get("pattern") for glob in TYPES.iter(f"{MIME}glob")]
    assert patterns == ["*.mlsd.json", "*.mlsd.svg", "*.mlsd.png"]


def test_the_newest_release_is_this_version():
    release = METAINFO.find("releases/release")
    assert release is not None
    assert release.get("version") == mlsd_board.__version__


def test_icon_is_plain_and_square():
    root = ElementTree.parse(ICON).getroot()
    assert root.get("viewBox") == "0 0 64 64"
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "path"}


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed"
)
def test_desktop_entry_is_valid():
    subprocess.run(["desktop-file-validate", PACKAGING / f"{ID}.desktop"], check=True)


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstream is not installed")
def test_metainfo_is_valid():
    subprocess.run(["appstreamcli", "validate", "--no-net", PACKAGING / f"{ID}.metainfo.xml"], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="menus of free desktops")
class TestInstallDesktop:
    def install(self, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "XDG_DATA_HOME": str(data)}
        command = [str(PACKAGING / "install-desktop"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def test_puts_all_files_in_place_and_takes_them_away_again(self, tmp_path):
        assert self.install(tmp_path).returncode == 0
        installed = sorted(path.name for path in tmp_path.rglob(f"{ID}*"))
        assert installed == [f"{ID}{end}" for end in (".desktop", ".metainfo.xml", ".svg", ".xml")]
        assert (
            read_entry(tmp_path / "applications" / f"{ID}.desktop")["Exec"] == f'"{PACKAGING.parent}/run" %f'
        )
        assert self.install(tmp_path, "--uninstall").returncode == 0
        assert list(tmp_path.rglob(f"{ID}*")) == []

    def test_quotes_an_odd_program_path(self, tmp_path):
        program = tmp_path / 'a "b" $c 50%' / "board"
        program.parent.mkdir()
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
        assert self.install(tmp_path / "data", str(program)).returncode == 0
        entry = read_entry(tmp_path / "data" / "applications" / f"{ID}.desktop")
        assert entry["Exec"] == rf'"{tmp_path}/a \\"b\\" \\$c 50%%/board" %f'

    def test_refuses_a_program_that_is_not_there(self, tmp_path):
        refused = self.install(tmp_path, str(tmp_path / "nothing"))
        assert refused.returncode == 2
        assert "no such program" in refused.stderr
        assert list(tmp_path.iterdir()) == []

"""What boards are checked with: the configuration found upwards from each of them, and what the caller adds to it."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.validation.layer import NAME, Layer, read_layer
from mlsd_board.validation.profile import Profile, expanded, profile_names
from mlsd_board.validation.rule import Rule
from mlsd_board.workspace.folders import config_folder
from mlsd_board.workspace.own_rules import known_rules
from mlsd_board.workspace.settings import load_settings


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller asks for on top of all files: a profile (by name or path), folders of components, rule packs."""

    profile: str = ""
    library: tuple[Path, ...] = ()
    packs: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """Profile, rules and library for a board, and remarks on what could not be used, each with its subject.

    `files` are the files that took part, the lowest layer first.
    """

    profile: Profile
    rules: tuple[Rule, ...]
    library: Library
    remarks: tuple[tuple[str, str], ...] = ()
    files: tuple[Path, ...] = ()


@dataclass
class Configurations:
    """The configurations of many boards; boards under the same file share one."""

    wishes: Wishes = field(default_factory=Wishes)
    libraries: dict[tuple[Path, ...], Library] = field(default_factory=dict)
    """The libraries at hand, by the folders of one's own components that are in them."""
    _made: dict[tuple[Path | None, bool], Configuration] = field(default_factory=dict)

    def of(self, board: Path, *, diagram: bool = False) -> Configuration:
        """The configuration of a board by its path. Raises `ProfileError` where a file says something impossible.

        A `diagram` of another tool, which has no brief and no numbers, is judged by the profile for such pictures,
        unless a file or the caller names another one.
        """
        return self._of(nearest(board), diagram=diagram)

    def without_project(self) -> Configuration:
        """The configuration of a board that lies in no folder yet. Raises `ProfileError` likewise."""
        return self._of(None)

    def _of(self, project: Layer | None, *, diagram: bool = False) -> Configuration:
        place = (project.path if project else None, diagram)
        if place not in self._made:
            self._made[place] = _configuration(project, self.wishes, self.libraries, diagram=diagram)
        return self._made[place]


def nearest(board: Path) -> Layer | None:
    """The project's layer for a board: of its folder or the nearest above; `mlsd-board.toml` before `pyproject.toml`."""
    for folder in Path(os.path.normpath(board.absolute())).parents:
        for name in (NAME, "pyproject.toml"):
            path = folder / name
            if path.is_file() and (layer := read_layer(path)):
                return layer
    return None


def _configuration(
    project: Layer | None,
    wishes: Wishes,
    libraries: dict[tuple[Path, ...], Library],
    *,
    diagram: bool = False,
) -> Configuration:
    lowest = Layer(_FLAG, profile=_FOR_DIAGRAMS) if diagram else None
    layers = [
        below for layer in (lowest, _users(), project, _asked(wishes)) if layer for below in expanded(layer)
    ]
    settings, remark = load_settings()
    folders = (*settings.library_folders, *(f for layer in layers for f in layer.library), *wishes.library)
    library = libraries.get(folders) or libraries.setdefault(folders, load_library(folders))
    remarks = [("settings", remark)] if remark else []
    remarks += (("component library", str(fault)) for fault in library.faults)
    own = known_rules([*(p for layer in layers for p in layer.rule_packs), *wishes.packs], library)
    remarks += (("own rules", remark) for remark in own.remarks)
    rules = own.rules
    files = tuple(layer.path for layer in layers if layer.path != _FLAG)
    return Configuration(Profile.layered(layers, rules), rules, library, tuple(remarks), files)


_FLAG = Path("--profile")
_FOR_DIAGRAMS = "diagram"


def _users() -> Layer | None:
    path = config_folder() / NAME
    return read_layer(path) if path.is_file() else None


def _asked(wishes: Wishes) -> Layer | None:
    """The layer of `--profile`: a built-in profile by name, or a file that says what a configuration says."""
    if not wishes.profile:
        return None
    path = Path(wishes.profile)
    if wishes.profile not in profile_names() and path.suffix == ".toml":
        return read_layer(path)
    return Layer(_FLAG, profile=wishes.profile)

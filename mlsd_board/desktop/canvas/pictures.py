"""The pictures of a board by element, each made when somebody first asks for it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from mlsd_board.desktop.canvas.layers import is_shown, lie_of
from mlsd_board.desktop.canvas.picture import Picture
from mlsd_board.drawing.compose import compose_element
from mlsd_board.drawing.looks import look_of
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.sketch import sketched_group


class Pictures(Mapping[str, Picture]):
    """Whatever is to be seen of the board has one, however far its drawing has come."""

    def __init__(self, scene: Any) -> None:  # the board scene, which needs this
        self._scene = scene
        self._made: dict[str, Picture] = {}
        self._late: set[str] = set()

    def forget(self, ids: Iterable[str]) -> None:
        """These elements are not as they were."""
        for id in self._made.keys() & ids:
            self._made.pop(id).forget()
            self._late.discard(id)

    def forget_later(self, ids: Iterable[str]) -> None:
        """These elements are not as they were, but may be shown by what is at hand until somebody asks for more."""
        self._late |= self._made.keys() & ids

    def at_hand(self, id: str) -> Picture:
        """The picture of an element, perhaps as it was."""
        return self._made.get(id) or self[id]

    def drawn(self, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """The groups in the strokes of the theme."""
        by_hand = look_of(self._scene.theme.name, self._scene.style).sketched
        return tuple(sketched_group(group) for group in groups) if by_hand else groups

    def __getitem__(self, id: str) -> Picture:
        if id in self._late:
            self.forget((id,))
        picture = self._made.get(id)
        if picture is None:
            if id not in self:
                raise KeyError(id)
            lie = lie_of(self._scene.board, id)
            picture = self._made[id] = Picture(id, lie, self._scene.pixmaps, self._groups)
        return picture

    def __contains__(self, id: object) -> bool:
        return is_shown(self._scene.board, id)

    def __iter__(self) -> Iterator[str]:
        board = self._scene.board
        return chain(board.scene.boxes, board.lines, board.design.inks)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _groups(self, id: str) -> tuple[Group, ...]:
        return self.drawn(compose_element(self._scene.board, id))

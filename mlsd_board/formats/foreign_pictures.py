"""Tells pictures and pages that carry a diagram of another tool from those that carry a board of ours."""

from mlsd_board.formats.drawio import unpacking as drawio
from mlsd_board.formats.embedding import NAMESPACE, PNG_KEYWORD
from mlsd_board.formats.excalidraw import unpacking as excalidraw


def carries_foreign(data: bytes) -> bool:
    """Whether a picture or page holds a diagram of draw.io or Excalidraw, and no board."""
    ours = NAMESPACE.encode() in data or f"{PNG_KEYWORD}\0".encode() in data
    return not ours and (drawio.carries(data) or excalidraw.carries(data))

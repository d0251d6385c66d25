"""Which components hide in collapsed groups, so that a board can be counted as it is seen."""

from mlsd_board.model.design import Design


def hidden_nodes(design: Design) -> dict[str, str]:
    """For each hidden component the outermost collapsed group, which is what one sees of it."""
    if not any(frame.collapsed for frame in design.frames.values()):
        return {}
    found = {node.id: _outermost_collapsed(design, node.frame) for node in design.nodes.values()}
    return {node: group for node, group in found.items() if group is not None}


def _outermost_collapsed(design: Design, frame: str | None) -> str | None:
    """A ring of frames is walked once."""
    found, seen = None, set[str]()
    while frame is not None and frame in design.frames and frame not in seen:
        seen.add(frame)
        if design.frames[frame].collapsed:
            found = frame
        frame = design.frames[frame].frame
    return found

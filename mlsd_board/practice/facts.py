"""What the rules about a session are told of an attempt: when the first deep dive began and when the whole stood."""

from mlsd_board.catalog.library import Library
from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.pages import first_page
from mlsd_board.practice.skeleton import progress
from mlsd_board.practice.timeline import Replay
from mlsd_board.validation.session_facts import SessionFacts
from mlsd_board.validation.severity import Phase


def facts_of(log: AttemptLog, library: Library) -> SessionFacts:
    """The facts of an attempt that was kept, as they were at its end."""
    replay = Replay(log)
    dives = [m.t_s for m in log.moments if m.what == "dive"]
    return SessionFacts(
        elapsed_min=log.elapsed_s / 60,
        phase=Phase.DEEP_DIVES if log.finished else replay.phase_at(replay.duration_s),
        first_deep_dive_min=dives[0] / 60 if dives else None,
        skeleton_done_min=_skeleton_min(replay, library),
    )


def _skeleton_min(replay: Replay, library: Library) -> float | None:
    """The first moment at which the whole stood, found by looking at each state once."""
    times = [0.0, *(moment.t_s for moment in replay.edits)]
    return next((t / 60 for t in times if progress(first_page(replay.design_at(t)), library).skeleton), None)

"""One open board without a screen: its pages, the design of one, graph, history, findings and file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.editing.history import History, Step
from mlsd_board.editing.transaction import Transaction
from mlsd_board.formats import registry
from mlsd_board.formats.errors import FormatError, NewerFormatError
from mlsd_board.formats.native import codec, safe_file
from mlsd_board.graph.board_graph import BoardGraph, build_graph, update_graph
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Page
from mlsd_board.model.pages import page_design, pages_of
from mlsd_board.rules import all_rules
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.session_facts import SessionFacts
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.folders import backups_folder


class ChangedOnDiskError(FormatError):
    """The file was changed by someone else since it was opened; saving would overwrite that."""


class Origin(NamedTuple):
    """A file that a board was read from and is not saved to: a picture of it, or a `diagram` of another tool."""

    path: Path
    diagram: bool


class Session:
    """An open board. `listeners` are told every change set, after it took effect.

    `book` is all of it, `design` the page that is shown, with the brief and the list of pages. `turned` are told when
    another page is shown. `revision` rises with each change, `meaning` with those that rules can see: not with moves.
    `facts` are those of a practice attempt, while one runs. `rules` are those it is checked with (None: all that come
    with the program), `configured_by` the files that say so, and `remarks` what of them could not be used, each with
    its subject.
    """

    def __init__(
        self,
        library: Library,
        design: Design | None = None,
        path: Path | None = None,
        origin: Origin | None = None,
    ) -> None:
        """Open `design` (an empty board when None); `path` is where saving goes, `origin` what was read instead."""
        self.library = library
        self.path = path
        self.origin = origin
        self.history = History()
        self.profile: Profile | None = None
        self.phase: Phase | None = None
        self.facts: SessionFacts | None = None
        self.rules: Sequence[Rule] | None = None
        self.remarks: tuple[tuple[str, str], ...] = ()
        self.configured_by: tuple[Path, ...] = ()
        self.revision = 0
        self.meaning = 0
        self.listeners: list[Callable[[ChangeSet], None]] = []
        self.turned: list[Callable[[], None]] = []
        self.book = design or Design()
        self.page = pages_of(self.book)[0].id
        self.design = page_design(self.book, self.page)
        self.before = self.design
        """The page as it was before the last change of the board."""
        self._graph: tuple[Design, BoardGraph] | None = None
        self.writer = codec.Writer()
        self._saved = self.book
        self._digest = safe_file.digest(path) if path else ""
        self._report: tuple[int, Report] | None = None

    @property
    def dirty(self) -> bool:
        """Whether the board differs from what was last saved or opened."""
        return self.book != self._saved

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages in their order, at least one."""
        return pages_of(self.book)

    @property
    def title(self) -> str:
        """The name of the board: of its file, else of its brief, else of the file that it was read from."""
        if self.path:
            return self.path.name.removesuffix(codec.SUFFIX)
        read_from = registry.bare_name(self.origin.path) if self.origin else ""
        return self.design.brief.title or read_from or "Untitled board"

    @property
    def asked(self) -> tuple[Rule, ...]:
        """The rules it is checked with, one by one."""
        return all_rules() if self.rules is None else tuple(self.rules)

    @property
    def graph(self) -> BoardGraph:
        """The page that is shown as a graph, brought along from the state it was last asked for in."""
        if self._graph is None:
            self._graph = (self.design, build_graph(self.design))
        before, graph = self._graph
        if before is not self.design:
            update_graph(graph, before.changes_to(self.design), self.design)
            self._graph = (self.design, graph)
        return graph

    @property
    def report(self) -> Report:
        """What the rules say of the page as it is now; worked out once per meaning."""
        if self._report is None or self._report[0] != self.meaning:
            found = check_design(
                self.design,
                self.library,
                graph=self.graph,
                rules=self.rules,
                profile=self.profile,
                phase=self.phase,
                session=self.facts,
            )
            self._report = (self.meaning, found)
        return self._report[1]

    @contextmanager
    def edit(self, label: str, merge_key: str = "") -> Iterator[Transaction]:
        """One step of editing the page that is shown, undone as one. Nothing changes when the body raises."""
        tx = Transaction(self.design)
        yield tx
        self.commit(label, tx.finish(), merge_key)

    @contextmanager
    def edit_book(self, label: str) -> Iterator[Transaction]:
        """One step of editing the pages of the board, undone as one."""
        tx = Transaction(self.book)
        yield tx
        self.commit(label, tx.finish())

    def commit(self, label: str, changes: ChangeSet, merge_key: str = "") -> None:
        """Make a change that is at hand, such as the preview of a fix, one step of editing."""
        if changes:
            step = Step(label, changes, merge_key, self.page)
            self._apply(changes)
            self.history.record(step)
            self._announce(changes)

    def undo(self) -> str | None:
        """Take the last step back, on the page it was made on; its label, or None when there is none."""
        step = self.history.undo()
        if step:
            self._go_back_to(step, step.changes.inverse())
        return step.label if step else None

    def redo(self) -> str | None:
        """Do the last undone step again, on its page; its label, or None when there is none."""
        step = self.history.redo()
        if step:
            self._go_back_to(step, step.changes)
        return step.label if step else None

    def show_page(self, page: str) -> None:
        """Show another page; nothing happens when there is none of this id."""
        if page != self.page and any(p.id == page for p in self.pages):
            self.history.seal()
            self._turn_to(page)

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> Path:
        """Save to `path` or to where the board came from. Raises `FormatError`; then the file is as it was.

        Unless `overwrite`, a file that someone else changed meanwhile is left alone (`ChangedOnDiskError`). A board
        of a newer program is never replaced.
        """
        target = path or self.path
        if target is None:
            raise FormatError("the board has no file yet", advice="Choose a name with Save as.")
        if target == self.path and not overwrite:
            self._refuse_if_changed(target)
        else:
            _refuse_if_newer(target)
        with suppress(FormatError):  # a backup that cannot be made must not keep the board from being saved
            safe_file.keep_backup(target, backups_folder())
        safe_file.write(target, self.writer.dumps(self.book).encode())
        self.path = target
        self._saved = self.book
        self._digest = safe_file.digest(target)
        self.history.seal()
        return target

    def recheck(self) -> None:
        """Forget the findings, after the profile or the phase changed."""
        self._report = None

    def _refuse_if_changed(self, target: Path) -> None:
        if safe_file.digest(target) not in ("", self._digest):
            what = "the file was changed by another program"
            advice = "Save under another name, or overwrite it on purpose."
            raise ChangedOnDiskError(what, where=str(target), advice=advice)

    def _go_back_to(self, step: Step, changes: ChangeSet) -> None:
        self._apply(changes)
        self._announce(changes)
        self.show_page(step.page)

    def _apply(self, changes: ChangeSet) -> None:
        self.before = self.design
        before = [page.id for page in self.pages]
        self.book = self.book.apply(changes)
        left = [page.id for page in self.pages]
        if self.page not in left:
            here = before.index(self.page)
            nearest = (*before[here:], *reversed(before[:here]), *left)
            self._turn_to(next(page for page in nearest if page in left))
        else:
            self.design = page_design(self.book, self.page)
        self.revision += 1
        if not all(change.only_in_place for change in changes.changes.values()):
            self.meaning += 1

    def _turn_to(self, page: str) -> None:
        self.page = page
        self.design = page_design(self.book, page)
        self._graph = None
        self.revision += 1
        self.meaning += 1
        for listener in list(self.turned):
            listener()

    def _announce(self, changes: ChangeSet) -> None:
        for listener in list(self.listeners):
            listener(changes)


def _refuse_if_newer(target: Path) -> None:
    try:
        codec.loads(safe_file.read(target))
    except NewerFormatError as error:
        what = "the file there is a board of a newer MLSD Board, which is not replaced"
        raise NewerFormatError(what, where=str(target), advice="Choose another name.") from error
    except FormatError:
        return

"""The rubric: what counts into which of the six dimensions, how much each weighs, and what only people can judge."""

from collections.abc import Mapping
from dataclasses import dataclass

from mlsd_board.model.design import Design
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


_D = Dimension
WEIGHTS: Mapping[Dimension, int] = {
    _D.UNDERSTANDING: 15,
    _D.FRAMING: 20,
    _D.DATA: 20,
    _D.MODEL: 15,
    _D.SYSTEM: 20,
    _D.COMMUNICATION: 10,
}
"""Percent of the total."""
HUMAN_SHARE: Mapping[Dimension, float] = {**dict.fromkeys(Dimension, 0.3), _D.COMMUNICATION: 0.6}
"""How much a person's mark counts beside the program's, where there is one."""
HUMAN_ONLY: Mapping[Dimension, str] = {
    _D.UNDERSTANDING: "whether the answers of the interviewer were used",
    _D.FRAMING: "how good the argument for the metrics is",
    _D.DATA: "whether the features are realistic",
    _D.MODEL: "how deep the deep dive went",
    _D.SYSTEM: "the answers to the what-if cards",
    _D.COMMUNICATION: "speaking, listening and working together",
}
COST: Mapping[Severity, float] = {Severity.ERROR: 1.0, Severity.WARNING: 0.4, Severity.INFO: 0.1}
"""What a broken rule takes from its dimension."""
COUNTED: Mapping[Severity, int] = {Severity.ERROR: 2, Severity.WARNING: 4, Severity.INFO: 5}
"""So many broken rules of a severity count at most."""
CREDIT, CREDITS_COUNTED = 0.2, 3
BEST, WORST = 4.0, 1.0
ABOVE_WEAKEST = 1.0
"""The total is at most this much above the weakest dimension."""
GAP_CAPS: tuple[tuple[float, float], ...] = ((4.0, 0.0), (3.4, 0.4), (2.6, 0.1), (2.3, 0.0))
"""The most a total can be with no, one, two, and more open errors and warnings, and what each error takes from that."""
FEWEST_RULES = 2
"""A dimension about which fewer rules have something to say is not rated."""
_CODES = (
    (_D.UNDERSTANDING, "BRF001 BRF002 BRF003 BRF004 BRF006"),
    (_D.FRAMING, "BRF005 QNT009 FBK004"),
    (_D.DATA, "FBK002 FBK005 RAI001 EVA005"),
    (_D.MODEL, "TRN001 TRN002 TRN005 TRN006 EVA001 EVA002 EVA003 COM004 REC001 REC002 REC003 REC004"),
    (_D.SYSTEM, "EVA004 FBK001 FBK003 TRN003 TRN004"),
    (_D.COMMUNICATION, "BRF007"),
)
_FAMILIES = (
    (_D.UNDERSTANDING, "BRF"),
    (_D.FRAMING, "MET"),
    (_D.DATA, "DAT FEA"),
    (_D.MODEL, "BIN TRF REC EVA TRN"),
    (_D.SYSTEM, "SRV DEP MON FBK SCL REL QNT RAI"),
    (_D.COMMUNICATION, "COM STR PAT"),
)
_BY_CODE = {code: dimension for dimension, codes in _CODES for code in codes.split()}
_BY_FAMILY = {family: dimension for dimension, families in _FAMILIES for family in families.split()}
_BY_PHASE = dict(
    zip(
        Phase,
        (_D.UNDERSTANDING, _D.FRAMING, _D.COMMUNICATION, _D.DATA, _D.SYSTEM, _D.COMMUNICATION),
        strict=True,
    )
)
CORE = _codes(
    "BRF001 BRF002 BRF003 BRF004 BRF005 BRF006 BRF007 MET001 MET002 MET003 MET004 MET005 MET006 MET007 "
    "COM001 COM002 COM004 DAT001 DAT002 DAT003 DAT004 DAT005 FEA001 FBK001 FBK002 FBK004 "
    "TRN001 TRN002 TRN003 TRN004 TRN006 EVA001 EVA002 EVA003 DEP001 SRV001 SRV002 SRV004 "
    "MON001 MON002 MON003 MON004 STR001 STR002 STR003 STR004 STR005 STR006 STR007 PAT001"
)
"""Rules that every complete design can be asked. Where one finds nothing to look at, what it looks at is missing."""
CORE_LIVE = _codes("DEP002 DEP003 EVA004 FEA002 FEA003 QNT001 QNT002 REL001 SRV005")
"""Rules that every complete design can be asked if somebody waits for its answers."""
_WHOLE = ("DAT001", "SRV001", "TRN001")
WAITS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("STR001", "STR004", "STR007"), _WHOLE),
    "EVA002": ("DEP001",),
}
"""Rules that have nothing to praise while others are broken: how the whole hangs together before there is a whole,
the gate before a release where nothing is released."""
ADVICE = _codes("COM001")
"""Rules that one mends by taking away; they are told and cost nothing, or taking away would pay."""
TIDINESS = "STR"
"""The family of rules on single boxes and arrows; they cost in their dimension and are no gaps of the design."""
_LIVE_PARTS = frozenset({"api_gateway", "app_backend", "model_server", "on_device_model", "ranker"})
_NOT_LIVE = ("batch", "offline_only")


@dataclass(frozen=True, slots=True)
class Band:
    """A word for a range of totals, from `least` on."""

    name: str
    least: float


BANDS = (Band("very strong", 3.4), Band("strong", 2.7), Band("weak", 2.0), Band("very weak", 0.0))


def band(total: float) -> str:
    """The word for a total, as it reads with one decimal."""
    return next(b.name for b in BANDS if round(total, 1) >= b.least)


def dimension_of(rule: Rule) -> Dimension:
    """Where a rule counts; one of the user's own by its family, else by its phase."""
    return _BY_CODE.get(rule.code) or _BY_FAMILY.get(rule.family) or _BY_PHASE[rule.phase]


def owed(design: Design) -> frozenset[str]:
    """The rules that this design must be able to answer; where no mode is stated, the boxes tell whether it is live."""
    mode, parts = design.brief.req.mode, {node.component for node in design.nodes.values()}
    live = mode not in _NOT_LIVE if mode else "batch_inference" not in parts or bool(parts & _LIVE_PARTS)
    return CORE | CORE_LIVE if live else CORE

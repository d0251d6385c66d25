"""A label as people write it, cut into pieces of plain words: the first line says most, brackets and details less."""

import re
import unicodedata
from typing import NamedTuple

from mlsd_board.catalog.recognition.stems import stem

_WEIGHTS = (1.0, 0.72, 0.6, 0.5)
_ASIDE = 0.66
_NUMBERING = re.compile(
    r"^\s*(?:step\s*\d+\s*[:.)-]|phase\s*\d+\s*[:.)-]|\(?\d{1,2}[a-z]?[.):]|\d{1,2}\s*[·:-]|[①-⑳]|[ivx]{1,4}[.)])\s*",
    re.IGNORECASE,
)
_KNOWN = (
    (re.compile(r"\ba\s*/\s*b\b", re.IGNORECASE), "ab"),
    (re.compile(r"\bci\s*/\s*cd\b|\bci-cd\b", re.IGNORECASE), "cicd"),
    (re.compile(r"\bw\s*&\s*b\b", re.IGNORECASE), "wandb"),
    (re.compile(r"\bx-ray\b", re.IGNORECASE), "xray"),
    (re.compile(r"\beng\b\.?", re.IGNORECASE), "engineering"),
    (re.compile(r"\bpub\s*/\s*sub\b", re.IGNORECASE), "pubsub"),
    (re.compile(r"\bfine-?tun", re.IGNORECASE), "finetun"),
    (re.compile(r"\bfine tun", re.IGNORECASE), "finetun"),
    (re.compile(r"\bpre-?process", re.IGNORECASE), "preprocess"),
    (re.compile(r"\bpre process", re.IGNORECASE), "preprocess"),
    (re.compile(r"\bpost[- ]?process", re.IGNORECASE), "postprocess"),
    (re.compile(r"\bo\s?tel\b", re.IGNORECASE), "otel"),
    (re.compile(r"\bre-?rank", re.IGNORECASE), "rerank"),
    (re.compile(r"\bre rank", re.IGNORECASE), "rerank"),
    (re.compile(r"\bre-?train", re.IGNORECASE), "retrain"),
    (re.compile(r"\bpre-?train", re.IGNORECASE), "pretrain"),
    (re.compile(r"\bpre trained\b", re.IGNORECASE), "pretrained"),
    (re.compile(r"\bfront-?\s?end\b", re.IGNORECASE), "frontend"),
    (re.compile(r"\bback-?\s?end\b", re.IGNORECASE), "backend"),
    (re.compile(r"\breal-?\s?time\b", re.IGNORECASE), "realtime"),
    (re.compile(r"\bdata\s?sets?\b", re.IGNORECASE), "dataset"),
    (re.compile(r"\bhyper-?\s?param", re.IGNORECASE), "hyperparam"),
    (re.compile(r"\bpostgre\s?s(?:ql)?\b", re.IGNORECASE), "postgresql"),
    (re.compile(r"\bmongo\s?db\b", re.IGNORECASE), "mongodb"),
    (re.compile(r"\bml\s?flow\b", re.IGNORECASE), "mlflow"),
    (re.compile(r"\bgit\s?hub\b", re.IGNORECASE), "github"),
    (re.compile(r"\bgit\s?lab\b", re.IGNORECASE), "gitlab"),
    (re.compile(r"\bopen\s?ai\b", re.IGNORECASE), "openai"),
    (re.compile(r"\bfast\s?api\b", re.IGNORECASE), "fastapi"),
    (re.compile(r"\bdynamo\s?db\b", re.IGNORECASE), "dynamodb"),
    (re.compile(r"\bcosmos\s?db\b", re.IGNORECASE), "cosmosdb"),
    (re.compile(r"\bbig\s?query\b", re.IGNORECASE), "bigquery"),
    (re.compile(r"\bcloud\s?watch\b", re.IGNORECASE), "cloudwatch"),
    (re.compile(r"\bxg\s?boost\b", re.IGNORECASE), "xgboost"),
    (re.compile(r"\blight\s?gbm\b", re.IGNORECASE), "lightgbm"),
    (re.compile(r"\blang\s?chain\b", re.IGNORECASE), "langchain"),
    (re.compile(r"\blang\s?graph\b", re.IGNORECASE), "langgraph"),
    (re.compile(r"\bllama\s?index\b", re.IGNORECASE), "llamaindex"),
    (re.compile(r"\bsage\s?maker\b", re.IGNORECASE), "sagemaker"),
    (re.compile(r"\btensor\s?flow\b", re.IGNORECASE), "tensorflow"),
    (re.compile(r"\bpy\s?torch\b", re.IGNORECASE), "pytorch"),
    (re.compile(r"\btensor\s?board\b", re.IGNORECASE), "tensorboard"),
    (re.compile(r"\btensor\s?rt\b", re.IGNORECASE), "tensorrt"),
    (re.compile(r"\bpg\s?vector\b", re.IGNORECASE), "pgvector"),
    (re.compile(r"\bchroma\s?db\b", re.IGNORECASE), "chromadb"),
    (re.compile(r"\bvector\s?db\b", re.IGNORECASE), "vector db"),
    (re.compile(r"\bmin\s?io\b", re.IGNORECASE), "minio"),
    (re.compile(r"\brabbit\s?mq\b", re.IGNORECASE), "rabbitmq"),
    (re.compile(r"\belastic\s?search\b", re.IGNORECASE), "elasticsearch"),
    (re.compile(r"\bopen\s?search\b", re.IGNORECASE), "opensearch"),
    (re.compile(r"\bsnow\s?flake\b", re.IGNORECASE), "snowflake"),
    (re.compile(r"\bpage\s?rank\b", re.IGNORECASE), "pagerank"),
    (re.compile(r"\bon-?\s?device\b", re.IGNORECASE), "ondevice"),
    (re.compile(r"\btf\s?-\s?idf\b", re.IGNORECASE), "tfidf"),
    (re.compile(r"\bt(?:ensor)?f(?:low)?\s?-?lite\b", re.IGNORECASE), "tflite"),
    (re.compile(r"\bknowledgebase\b", re.IGNORECASE), "knowledge base"),
    (re.compile(r"\bwork\s?flow", re.IGNORECASE), "workflow"),
    (re.compile(r"\bllama\.cpp\b", re.IGNORECASE), "llama cpp"),
    (re.compile(r"\bai\s?/\s?ml\b|\bml\s?/\s?ai\b", re.IGNORECASE), "ml"),
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z]{2,}\b)")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_CUT = re.compile(r"\n|\s[-–—|•·:]+\s|;|:\s|\s\|\s|→|->|·|•|★|\s/\s(?=[a-z])|,\s")
_WORD = re.compile(r"[a-z0-9]+(?:[+#]+)?|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
FILLER = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "to",
        "and",
        "or",
        "with",
        "by",
        "in",
        "on",
        "from",
        "into",
        "our",
        "your",
        "my",
        "its",
        "via",
        "per",
        "using",
        "use",
        "used",
        "uses",
        "at",
        "as",
        "is",
        "are",
        "be",
        "if",
        "w",
        "based",
        "aws",
        "amazon",
        "azure",
        "google",
        "gcp",
        "cloud",
        "apache",
        "microsoft",
        "ibm",
        "oracle",
        "nvidia",
        "new",
        "local",
        "main",
        "custom",
        "internal",
        "simple",
        "own",
        "system",
        "component",
        "module",
        "layer",
        "managed",
        "self",
        "hosted",
        "cluster",
        "e",
        "g",
        "de",
        "del",
        "des",
        "du",
        "da",
        "la",
        "der",
        "et",
        "etc",
        "inc",
        "demo",
        "sample",
        "app",
        "v1",
        "v2",
        "v3",
    ]
)
_STILL_FILLER = FILLER - {"app", "cluster", "layer", "system", "module", "component"}
IMPERATIVES = frozenset(
    [
        "train",
        "push",
        "deploy",
        "evaluate",
        "validate",
        "monitor",
        "log",
        "ingest",
        "collect",
        "fetch",
        "load",
        "clean",
        "preprocess",
        "transform",
        "split",
        "embed",
        "retrieve",
        "rank",
        "rerank",
        "generate",
        "predict",
        "infer",
        "score",
        "serve",
        "register",
        "store",
        "save",
        "label",
        "annotate",
        "join",
        "chunk",
        "parse",
        "extract",
        "notify",
        "alert",
        "approve",
        "promote",
        "retrain",
        "finetune",
        "tune",
        "schedule",
        "trigger",
        "quantize",
        "compress",
        "compare",
        "test",
        "cache",
        "publish",
        "raw",
    ]
)
SERVICES = frozenset(
    ["service", "services", "api", "server", "backend", "microservice", "module", "app", "application"]
)
MORE_FILLER = frozenset(
    ["service", "pipeline", "server", "engine", "job", "process", "step", "stage", "task", "tool"]
)


class Piece(NamedTuple):
    """Some words of a label, their stems, and how much they say about the whole."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    weight: float

    @property
    def content(self) -> tuple[int, ...]:
        """The places of the words that are not mere filling."""
        kept = tuple(n for n, word in enumerate(self.words) if word not in _STILL_FILLER)
        return kept or tuple(range(len(self.words)))


def pieces(label: str) -> list[Piece]:
    """The pieces of a label, the most telling first."""
    label = label[:600]
    bare = _NUMBERING.sub("", re.sub(r"https?://\S+", " ", label))
    asides = [inside for inside in _BRACKETS.findall(bare) if inside.strip()]
    heads = _CUT.split(_BRACKETS.sub(" ", bare))
    found: list[Piece] = []
    rank = 0
    lines = [words for part in heads[:12] if (words := words_of(part))]
    if _is_one(lines, _BRACKETS.sub(" ", bare)):
        lines = [[word for line in lines for word in line]]
    for words in lines:
        if words:
            found.append(_piece(words, _WEIGHTS[min(rank, len(_WEIGHTS) - 1)]))
            rank += 1
    weight = _ASIDE if found else 1.0
    found += (_piece(words, weight) for inside in asides[:6] if (words := words_of(inside)))
    return found


def _is_one(lines: list[list[str]], text: str) -> bool:
    """Whether short lines are one term broken to fit its box rather than a name and what is said of it."""
    broken = [line for line in text.split("\n") if line.strip()]
    short = sum(len(line) for line in lines) <= 5 and all(len(line) <= 3 for line in lines)
    return 1 < len(lines) == len(broken) and short


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, names such as `FeatureStore` and `feature_store` taken apart."""
    text = _NUMBERING.sub("", text.replace("_", " "))
    for pattern, name in _KNOWN:
        text = pattern.sub(name, text)
    text = _CAMEL.sub(" ", text)
    for pattern, name in _KNOWN:
        text = pattern.sub(name, text)
    return _WORD.findall(_plain(text.lower()))


def _plain(text: str) -> str:
    """Letters without their accents; Chinese, Japanese and Korean signs stay and are words of their own."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.replace("ß", "ss"))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))


def _piece(words: list[str], weight: float) -> Piece:
    return Piece(tuple(words), tuple(stem(word) for word in words), weight)


def normal(label: str) -> str:
    """A label as it is remembered: its words only, so that case, markup and numbering make no difference."""
    return " ".join(words_of(label.replace("\n", " ")))

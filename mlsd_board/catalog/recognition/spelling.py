"""Names that people spell in many ways, with the one spelling that the vocabulary uses."""

import re

_KNOWN = (
    (re.compile(r"\bw\s*&\s*b\b", re.IGNORECASE), "wandb"),
    (re.compile(r"\beng\b\.?", re.IGNORECASE), "engineering"),
    (re.compile(r"\bfine[- ]?tun", re.IGNORECASE), "finetun"),
    (re.compile(r"\bpre[- ]?process", re.IGNORECASE), "preprocess"),
    (re.compile(r"\bpost[- ]?process", re.IGNORECASE), "postprocess"),
    (re.compile(r"\bre[- ]?rank", re.IGNORECASE), "rerank"),
    (re.compile(r"\bre-?train", re.IGNORECASE), "retrain"),
    (re.compile(r"\bpre[- ]?train", re.IGNORECASE), "pretrain"),
    (re.compile(r"\bdata\s?sets?\b", re.IGNORECASE), "dataset"),
    (re.compile(r"\bhyper-?\s?param", re.IGNORECASE), "hyperparam"),
    (re.compile(r"\bpostgre\s?s(?:ql)?\b", re.IGNORECASE), "postgresql"),
    (
        re.compile(r"\bdata\s?(lake|warehouse|base|store|source|loader|frame)(s?)\b", re.IGNORECASE),
        r"data \1\2",
    ),
    (re.compile(r"\b(feature|model|vector)\s?store\b", re.IGNORECASE), r"\1 store"),
    (re.compile(r"\b(res|dense|efficient|mobile|alex)\s?net\w*", re.IGNORECASE), r"\1net"),
    (re.compile(r"\byolo\s?v?\d+\w?\b", re.IGNORECASE), "yolo"),
    (
        re.compile(r"\b(mongo|dynamo|cosmos|chroma|lance|duck|influx|timescale)\s?db\b", re.IGNORECASE),
        r"\1db",
    ),
    (re.compile(r"\bvector\s?db\b", re.IGNORECASE), "vector db"),
    (re.compile(r"\btf\s?-\s?idf\b", re.IGNORECASE), "tfidf"),
    (re.compile(r"\bt(?:ensor)?f(?:low)?\s?-?lite\b", re.IGNORECASE), "tflite"),
    (re.compile(r"\bknowledgebase\b", re.IGNORECASE), "knowledge base"),
    (re.compile(r"\bwork\s?flow", re.IGNORECASE), "workflow"),
    (re.compile(r"\bllama\.cpp\b", re.IGNORECASE), "llama cpp"),
    (re.compile(r"\bai\s?/\s?ml\b|\bml\s?/\s?ai\b", re.IGNORECASE), "ml"),
    (re.compile(r"\b[Ss]vc\b"), "service"),
    (re.compile(r"\byolo\s?-?v?\d*[a-z]?\b", re.IGNORECASE), "yolo"),
    (re.compile(r"\bViTs?\b"), "vision transformer"),
    (re.compile(r"\blog\s?reg\b", re.IGNORECASE), "logistic regression"),
    (re.compile(r"\bmodell(?:e|s|en)?\b", re.IGNORECASE), "model"),
    (re.compile(r"\bdbs\b", re.IGNORECASE), "db"),
    (re.compile(r"\be2e\b|\bend[- ]to[- ]end\b", re.IGNORECASE), "e2e"),
    (re.compile(r"\b(gpt|llama|claude|gemini|qwen|phi|mistral|gemma)-?(\d[\w.]*)", re.IGNORECASE), r"\1 \2"),
)
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _KNOWN), re.IGNORECASE)


def spelled(text: str) -> str:
    """The text with such names spelled as the vocabulary does; most texts hold none, which is soon seen."""
    if _ANY.search(text):
        for pattern, name in _KNOWN:
            text = pattern.sub(name, text)
    return text

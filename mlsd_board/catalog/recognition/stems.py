"""Words cut down to what "train", "training" and "trainer" have in common."""

import re
from functools import lru_cache

_IRREGULAR = {
    "retrieval": "retriev",
    "approval": "approv",
    "removal": "remov",
    "classification": "classif",
    "classifier": "classif",
    "classify": "classif",
    "data": "data",
    "databases": "databas",
    "indices": "index",
    "queries": "quer",
    "query": "quer",
    "querying": "quer",
    "analyses": "analysis",
    "anomalies": "anomaly",
    "retries": "retry",
    "repositories": "repository",
    "registries": "registry",
    "policies": "policy",
    "factories": "factory",
    "categories": "category",
    "stories": "story",
    "server": "server",
    "servers": "server",
    "service": "service",
    "services": "service",
    "serving": "serving",
    "user": "user",
    "users": "user",
    "number": "number",
    "inference": "infer",
    "infer": "infer",
    "bias": "bias",
    "kubernetes": "kubernetes",
    "redis": "redis",
    "faiss": "faiss",
    "postgres": "postgres",
    "keras": "keras",
    "pandas": "pandas",
    "statistics": "statistic",
    "analysis": "analysis",
    "analytics": "analytics",
    "analytic": "analytics",
    "analyst": "analyst",
    "analysts": "analyst",
    "operator": "operator",
    "operators": "operator",
    "operational": "operational",
    "transformer": "transformer",
    "transformers": "transformer",
    "container": "container",
    "containers": "container",
    "station": "station",
    "consumer": "consumer",
    "consumers": "consumer",
    "customer": "customer",
    "customers": "customer",
    "driver": "driver",
    "drivers": "driver",
    "parameter": "parameter",
    "parameters": "parameter",
    "computer": "computer",
    "master": "master",
    "buffer": "buffer",
    "paper": "paper",
    "generative": "genai",
    "general": "general",
    "internal": "internal",
    "external": "external",
    "signal": "signal",
    "signals": "signal",
    "action": "action",
    "actions": "action",
    "actor": "actor",
    "actors": "actor",
    "sensor": "sensor",
    "sensors": "sensor",
    "vector": "vector",
    "vectors": "vector",
    "vectorizer": "vectorize",
    "vectorization": "vectorize",
    "vectorize": "vectorize",
    "vectorise": "vectorize",
    "factor": "factor",
    "factors": "factor",
    "doctor": "doctor",
    "router": "router",
    "document": "document",
    "documents": "document",
    "environment": "environment",
    "segment": "segment",
    "experiment": "experiment",
    "experiments": "experiment",
    "experimentation": "experiment",
    "payment": "payment",
    "governance": "governance",
    "metadata": "metadata",
    "operation": "operation",
    "operations": "operation",
    "session": "session",
    "sessions": "session",
    "version": "version",
    "versions": "version",
    "versioning": "version",
    "versioned": "version",
    "embeddings": "embed",
    "vertices": "vertices",
    "processing": "process",
    "state": "state",
    "states": "state",
    "real": "real",
    "trial": "trial",
    "labelling": "label",
    "modeling": "modeling",
    "conversation": "conversation",
    "conversations": "conversation",
    "conversion": "conversion",
    "conversions": "conversion",
    "modelling": "modeling",
    "role": "role",
    "roles": "role",
    "buildings": "buildings",
    "shape": "shape",
    "shapes": "shape",
    "complete": "complete",
    "completed": "complete",
    "planned": "planned",
    "sessionization": "sessionize",
    "sessionize": "sessionize",
}
_ENDINGS = re.compile(
    r"(?:isations?|izations?|isers?|izers?|ising|izing|ised|ized|ise|ize|ations?|ators?|ating|ated|ates?|ments?|ings?|ers?|ors?|"
    r"ions?|ed|es|e|s)$"
)
_CYRILLIC_ENDINGS = re.compile(
    r"(?:[аеиоуыэюяйьъ]|ам|ом|ем|ах|ях|ов|ев|ых|их|ым|им|ого|его|ями|ами|ыми|ими)+$"
)
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a lower-case word; what is short stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.isalpha():
        return word
    if not word.isascii():
        cut = _CYRILLIC_ENDINGS.sub("", word)
        return cut if len(cut) >= 4 else word
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    found = _ENDINGS.search(word)
    if not found or word.endswith("ss"):
        return word
    cut = word[: found.start()]
    if len(cut) < 3 or not re.search(r"[aeiouy]", cut):
        return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return _DOUBLED.sub(r"\1", cut)

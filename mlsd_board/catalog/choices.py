"""The choices of attributes in words: files keep the short names of the field, people read what they stand for."""

_WORDS = {
    "ab": "A/B test",
    "cf": "collaborative",
    "dp": "differential privacy",
    "env": "environment",
    "epsilon": "epsilon-greedy",
    "eval": "evaluation",
    "ig": "integrated gradients",
    "infra": "infrastructure",
    "ipw": "inverse propensity",
    "js": "JS divergence",
    "ks": "KS test",
    "lime": "LIME",
    "llm": "LLM",
    "ota": "over the air",
    "params": "parameters",
    "platt": "Platt scaling",
    "psi": "PSI",
    "shap": "SHAP",
    "smote": "SMOTE",
    "thompson": "Thompson",
    "tv": "TV",
    "ucb": "UCB",
}


def choice_words(choice: str) -> str:
    """A choice as it is read; one that is no abbreviation says what it is."""
    return _WORDS.get(choice, choice.replace("_", " "))

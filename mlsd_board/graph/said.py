"""What people say of a design in words rather than draw: patterns for the labels of boxes and arrows, and for titles."""

import re


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


TRAIN = _any_case(
    r"\b(?:re-?)?train(?:ing|er|ed|s)?\b(?!\s*(?:data|set|example|sample|dataset|corpus|/|image))|\bfine-?\s?tun"
)
RETRAIN = _any_case(
    r"\bre-?(?:train|entren|trein|entra[iî]n)|\bnachtrain|\bfeedback loop|\badapt(?:ation|s|ing)\b|\bcontinuous training"
)
EVALUATE = _any_case(r"\bevaluat(?:e\(|ion|or)|\beval\b|\bbacktest|\bcross[- ]validat|\bbenchmark")
EMBED = _any_case(r"\b(?:create|generate|compute)?\s*embed(?:ding)?s?\b|\bchunk")
EVALUATE_TOO = _any_case(r"\beval(?:uat\w*)?\b|\bvalidat(?:e|ion)\b")
PREPARES = _any_case(
    r"\bclean(?:s|ed|ing)?\b|\bpre-?process|[&+] processing|\bprepar|\bfeature|\bnormali[sz]|\btokeni[sz]|\bembed|\bchunk"
)
REGISTRY = _any_case(
    r"regist|version|repositor|\brepo\b|\bhub\b|catalog|(?:model|artifact) (?:store|registry|repo)"
)
KEPT = _any_case(r"\b(?:store|storage|database|db|bucket|s3|lake)\b")
BASE = _any_case(
    r"\bdatabase\b|\bstorage\b|\bdata stores?\b|\bpostgres\w*|\bmysql\b|\bmongo\w*|\bobject stor"
)
INDEX = _any_case(r"index|elastic|opensearch|solr|lucene|bm25|kendra|azure")
ROOT = _any_case(
    r"\braw\b|source|dataset|\bcsv\b|\bjson\b|\bfiles?\b|document|upload|histor|external|landing"
)
UPLOAD = _any_case(r"\bupload(?:s|ed|ing)? (?:docs?|documents?|files?|data|images?|csvs?|pdfs?)\b")
ANSWERS = _any_case(r"/(?:batch_?)?(?:predict|infer|classify|recommend)\b|\binference\b")
JOBS = _any_case(r"queue|\bjobs?\b|\btasks?\b|\bsqs\b|trigger|celery")
MODELING = _any_case(r"\bmodell?ing\b")
FEEDBACK = _any_case(
    r"feedback|click|impression|conversion|rating|outcome|label|vote|thumb|correction|annotat|ground truth|chargeback"
)
SAID_JUDGE = _any_case(
    r"\bhuman[- ](?:review|in[- ]the[- ]loop|feedback)|\bannotat|(?<!un)label(?:l?ing|ers?)\b|\buser feedback|ground truth"
)
JOINED = _any_case(
    r"label|outcome|truth|target|click|conver|feedback|reward|attribut|chargeback|dispute|delay|result|actuals"
)
JOINING = _any_case(r"\bjoin|\bmerge|\bmatch")
KEPT_LABEL = _any_case(r"feedback|\blabel(?:s|ed|led)?\b|annotat|\bvotes?\b|ground truth")
SAID_LABEL = _any_case(
    r"(?<!pseudo-)(?<!pseudo )\blabels?\b|ground truth|\bvotes?\b|corrections?|human feedback|annotat"
)

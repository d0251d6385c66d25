"""What people say of a design in words rather than draw: patterns for the labels of boxes and arrows, and for titles."""

import re

TRAIN = re.compile(
    r"\b(?:re-?)?train(?:ing|er|ed|s)?\b(?!\s*(?:data|set|example|sample|dataset|corpus|/|image))|\bfine-?\s?tun",
    re.IGNORECASE,
)
RETRAIN = re.compile(
    r"\bre-?(?:train|entren|trein|entra[iî]n)|\bnachtrain|\bfeedback loop|\badapt(?:ation|s|ing)\b|\bcontinuous training",
    re.IGNORECASE,
)
EVALUATE = re.compile(
    r"\bevaluat(?:e\(|ion|or)|\beval\b|\bbacktest|\bcross[- ]validat|\bbenchmark", re.IGNORECASE
)
EMBED = re.compile(r"\b(?:create|generate|compute)?\s*embed(?:ding)?s?\b|\bchunk", re.IGNORECASE)
EVALUATE_TOO = re.compile(r"\beval(?:uat\w*)?\b|\bvalidat(?:e|ion)\b", re.IGNORECASE)
PREPARES = re.compile(
    r"\bclean(?:s|ed|ing)?\b|\bpre-?process|[&+] processing|\bprepar|\bfeature|\bnormali[sz]|\btokeni[sz]|\bembed|\bchunk",
    re.IGNORECASE,
)
REGISTRY = re.compile(
    r"regist|version|repositor|\brepo\b|\bhub\b|catalog|(?:model|artifact) (?:store|registry|repo)",
    re.IGNORECASE,
)
KEPT = re.compile(r"\b(?:store|storage|database|db|bucket|s3|lake)\b", re.IGNORECASE)
BASE = re.compile(
    r"\bdatabase\b|\bstorage\b|\bdata stores?\b|\bpostgres\w*|\bmysql\b|\bmongo\w*|\bobject stor",
    re.IGNORECASE,
)
INDEX = re.compile(r"index|elastic|opensearch|solr|lucene|bm25|kendra|azure", re.IGNORECASE)
ROOT = re.compile(
    r"\braw\b|source|dataset|\bcsv\b|\bjson\b|\bfiles?\b|document|upload|histor|external|landing",
    re.IGNORECASE,
)
UPLOAD = re.compile(
    r"\bupload(?:s|ed|ing)? (?:docs?|documents?|files?|data|images?|csvs?|pdfs?)\b", re.IGNORECASE
)
ANSWERS = re.compile(r"/(?:batch_?)?(?:predict|infer|classify|recommend)\b|\binference\b", re.IGNORECASE)
JOBS = re.compile(r"queue|\bjobs?\b|\btasks?\b|\bsqs\b|trigger|celery", re.IGNORECASE)
MODELING = re.compile(r"\bmodell?ing\b", re.IGNORECASE)
FEEDBACK = re.compile(
    r"feedback|click|impression|conversion|rating|outcome|label|vote|thumb|correction|annotat|ground truth|chargeback",
    re.IGNORECASE,
)
SAID_JUDGE = re.compile(
    r"\bhuman[- ](?:review|in[- ]the[- ]loop|feedback)|\bannotat|(?<!un)label(?:l?ing|ers?)\b|\buser feedback|ground truth",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"label|outcome|truth|target|click|conver|feedback|reward|attribut|chargeback|dispute|delay|result|actuals",
    re.IGNORECASE,
)
JOINING = re.compile(r"\bjoin|\bmerge|\bmatch", re.IGNORECASE)
KEPT_LABEL = re.compile(r"feedback|\blabel(?:s|ed|led)?\b|annotat|\bvotes?\b|ground truth", re.IGNORECASE)
SAID_LABEL = re.compile(
    r"(?<!pseudo-)(?<!pseudo )\blabels?\b|ground truth|\bvotes?\b|corrections?|human feedback|annotat",
    re.IGNORECASE,
)

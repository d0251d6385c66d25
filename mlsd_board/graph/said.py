"""What people say of a design in words rather than draw: patterns for the labels of boxes and arrows, and for titles."""

import re


def _any_case(pattern: str) -> re.Pattern[str]:
    """A pattern for which an underscore parts words, as in `model_retrain`."""
    return re.compile(pattern.replace(r"\b", r"(?:\b|(?<=_)|(?=_))"), re.IGNORECASE)


ENTERS = _any_case(r"ingest|collect|gather|scrap|crawl|fetch|upload|acqui|import|download|\bpull")
RAW = _any_case(
    r"\braw\b|source|datas[ae]t|датасет|数据集|\bcsvs?\b|\bjson\b|\bfiles?\b|document|upload|histor|external|landing|(?<!training) data$"
)
OFFERS = _any_case(r"\bapis?\b|\bproviders?\b|\bfeeds?\b|\bdata\b")
HOLDS = _any_case(
    r"\bs3\b|bucket|lake|minio|\bgcs\b|blob|hdfs|\bdvc\b|regist|db\b|warehouse|\bstor(?:e|age)\b"
)
ASKED = _any_case(
    r"\W*(?:(?:input|source|user|insert|new|one)\s+)*(?:text|quer(?:y|ies)|question|prompt|images?|sentence|urls?|item)\W*$"
)
COLLECTS = _any_case(
    r"\b(?:collect|gather|ingest|download|acquir|fetch|scrap)\w* (?:\w+ )?(?:data|datasets?|images|documents|records)\b"
)
UPLOADS = _any_case(
    r"\b(?:upload|ingest|import)(?:s|ed|ing)? (?:\w+ )?(?:docs?|documents?|files?|data|datasets?|csvs?|pdfs?)\b|\bingest\b"
)
SOURCES = _any_case(
    r"\b(?:data|input) (?:source|sourcing|collection|acquisition|ingestion)|\bsources\b|\bcorpus\b|\bingest(?:ion)?\b"
)
STEP = _any_case(
    r"\W*(?:(?:save|load|update|store|record|read|write|get|return|show|commit|create|continue)\b|(?:vector|similarity) search)"
)
JOBS = _any_case(r"queue|\bjobs?\b|\btasks?\b|\bsqs\b|trigger|celery")
STORES = _any_case(
    r"\bdatabase\b|\bstorage\b|(?<!label )\bstore\b(?!\s+\w)|\b\w*db\b|\bbucket\b|\bs3\b|\blake\b|\bpostgres\w*|\bmysql\b|\bmongo\w*|\bobject stor"
)
INDEX = _any_case(r"index|elastic|opensearch|solr|lucene|kendra|azure")
PREPARES = _any_case(
    r"\bclean(?:s|ed|ing)?\b(?! up)|\bpre-?process|[&+] processing|\bprepar|\bfeaturi[sz]|\bfeature eng|\bnormali[sz]|\btokeni[sz]|\bembed"
)
ENGINES = _any_case(r"\bspark|\bdbt\b|\bemr\b|\bpandas\b|\bocr\b|\bbatch\b")
FEATURES = _any_case(r"\bfeatures?\b")
TRAINS = _any_case(
    r"\b(?:re-?)?train(?:ing|er|ed|s)?\b(?!\s*(?:data|set|example|sample|dataset|corpus|/|image))|\bfine-?\s?tun"
)
FITS = _any_case(r"train|\bfit(?:s|ted|ting)?\b|\bfine-?\s?tun|\blearn|学|训练|학습|entren|entra[iî]n|trein")
METHODS = _any_case(
    r"boost|xgb|gbm|forest|tree|regression|prophet|arima|lstm|\bnet|net\b|cnn|rnn|bert|knn|svm|k-?means|cluster|bayes|tensorflow|pytorch|keras"
)
RETRAINS = _any_case(
    r"\bre-?(?:train|entren|trein|entra[iî]n)|\bnachtrain|再训练|再学習|재학습|\badapt(?:ation|s|ing)\b|\bcontinuous training"
)
FEEDS_BACK = _any_case(r"\b(?:user|customer|client|production|online) feedback")
LOOPS = _any_case(r"\bfeedback loop")
MODELS = _any_case(r"\bmodell?ing\b")
EVALUATES = _any_case(
    r"(?<!live )(?<!online )\bevaluat(?:e\b|e\(|ion|or)|\beval\b(?!-only)|\bbacktest|\bcross[- ]validat|\bbenchmark"
)
VALIDATES = _any_case(r"\bvalidat(?:e|es|ion)\b|\b(?:quality|promotion|release) gate|\bchampion\W+challenger")
MEASURES = _any_case(r"eval|valid|benchmark|back-?test|compar|accura|score|ragas|judge|评|評|평가")
REGISTERS = _any_case(r"\bmodels? (?:registry|repository|catalog)")
ANSWERS = _any_case(r"/(?:batch_?)?(?:predict|infer|classify|recommend)\b|\binference\b")
ENDPOINT = _any_case(r"\bendpoints?\b")
THINKS = _any_case(
    r"\bllms?\b|\bgpt|\bai\b|\bpredict|\bclassifier\b|\bregression\b|\brandom forest|\brag\b|\bagent\b"
)
WATCHES = _any_case(r"\bmonitor|\bobservab")
QUALITY = _any_case(r"\bquality\b|\bdq\b|\bexpectations\b|\btests?\b")
PAGES = _any_case(r"pager|opsgenie|\bon-?call\b|\bincidents?\b")
DRIFTS = _any_case(r"\bdrift\b|\bobservability\b")
OUTCOMES = _any_case(
    r"feedback|click|impression|conver|rating|outcome|label|vote|thumb|correction|annotat|truth|chargeback|target|reward|attribut|dispute|delay|result|actuals"
)
JOINS = _any_case(r"\bjoin|\bmerge|\bmatch")
JUDGES = _any_case(
    r"\bhuman[- ](?:review|in[- ]the[- ]loop|feedback)|\bannotat|(?<!un)label(?:l?ing|l?ed|ers?)\b|\buser feedback|\b(?:reali[sz]ed|actual|observed) (?:outcome|demand|sale|value|label)s?\b|ground[- ]truth"
)
KEEPS_LABELS = _any_case(
    r"feedback|\blabel(?:s|ed|led)\b|annotat|\bvotes?\b|ground[- ]truth|\bpreference (?:data|pairs?)\b"
)
LABELS = _any_case(
    r"(?<!pseudo-)(?<!pseudo )\blabels?\b|ground[- ]truth|\bvotes?\b|corrections?|human feedback|annotat"
)

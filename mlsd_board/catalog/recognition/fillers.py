"""Words that say little about what a box is: filling, what is done with it, what it runs on."""

_FILLER = """
the a an of for to and or with by in on from into our your my its via per using use used uses at as is are be
if w based aws amazon azure google gcp cloud apache microsoft ibm oracle nvidia new local main custom internal
simple own system component module layer managed self hosted cluster e g de del des du da la der et etc inc
demo sample app v1 v2 v3
"""
_IMPERATIVES = """
train push deploy evaluate validate monitor log ingest collect fetch load clean preprocess transform split
embed retrieve rank rerank generate predict infer score serve register store save label annotate join chunk
parse extract notify alert approve promote retrain finetune tune schedule trigger quantize compress compare
test cache publish raw
"""
_PLATFORMS = """
aws amazon azure google gcp cloud ecs eks gke aks ec2 fargate lambda function functions app run runner vm
kubernetes k8s compute engine fastapi flask django express node nodejs spring boot python redis onnx runtime
sagemaker vertex ai databricks spark pyspark glue emr dataproc github actions
"""

FILLER = frozenset(_FILLER.split())
STILL_FILLER = FILLER - {"app", "cluster", "layer", "system", "module", "component"}
IMPERATIVES = frozenset(_IMPERATIVES.split())
PLATFORMS = frozenset(_PLATFORMS.split())
"""Words for what something runs on."""
SERVICES = frozenset(
    ["service", "services", "api", "server", "backend", "microservice", "module", "app", "application"]
)
CODE = frozenset(["py", "ipynb", "sh", "js", "ts", "sql"])
"""How files of code end."""
MORE_FILLER = CODE | {
    *("service", "pipeline", "server", "engine", "module", "job", "process", "step", "stage", "task", "tool")
}

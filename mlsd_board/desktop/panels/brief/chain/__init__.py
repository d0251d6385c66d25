"""The chain of metrics as a small graph: what stands in for what, from the model to the business."""

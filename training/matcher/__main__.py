"""From nothing to the shipped matcher: python -m training.matcher [FOLDER] [CORPORA].

Trains, or goes on from the last checkpoint in FOLDER, and writes FOLDER/model.onnx and its card. Then
``python -m training.relations`` fits what is built on it. CORPORA is ../shared/data unless named.
"""

import sys
from pathlib import Path

from training.matcher import card, export, train

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else "runs/matcher")
CORPORA = Path(sys.argv[2] if len(sys.argv) > 2 else "../shared/data")

export.main(train.main(CORPORA / "relations", FOLDER), FOLDER)
card.main(FOLDER, CORPORA / "relations")

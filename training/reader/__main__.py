"""From nothing to the shipped model: python -m training.reader [FOLDER].

Trains, or goes on from the last checkpoint in FOLDER; then writes the last epoch as ONNX, measures how often
it is right, and writes its card, all into FOLDER/model.
"""

import sys
from pathlib import Path

from training.reader import calibrate, card, export, train

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else "runs/reader")

train.main(FOLDER)
export.main(train.checkpoints(FOLDER)[-1], FOLDER / "model")
calibrate.main(FOLDER / "model")
card.main(FOLDER / "model")

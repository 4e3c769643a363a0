"""Trains, exports and measures the reader.

In order, in an environment with the extra ``train``, the corpora in ../shared or ``$SAYSO_SHARED``:

    python -m training.reader.train RUNS           checkpoints and a log; goes on where it was stopped
    python -m training.reader.export RUNS/epoch-09.pt FOLDER
    python -m training.reader.calibrate FOLDER     thresholds and score curves, from the development sets
    python -m training.reader.evaluate FOLDER      the development figures
    python -m training.reader.card FOLDER          the model's card
"""

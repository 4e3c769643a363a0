"""Counts in how many reports of the training newswire each word stands, and which words are names."""

import json
from collections import Counter
from pathlib import Path

from sayso.relating.words import TOKEN, stem

RARE = 3
"""Words of fewer reports are left out; they count as words of one."""
MOSTLY = 0.6
"""A word capitalised in this share of its places within a sentence is a name."""


def count(corpus: Path) -> str:
    """The table of rarities, as it is packaged."""
    reports: Counter[str] = Counter()
    places: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    lines = corpus.read_text("utf-8").splitlines()
    for line in lines:
        text = json.loads(line)["text"]
        seen = set()
        for match in TOKEN.finditer(text):
            word = stem(match.group().lower().replace("’", "'"))
            if not word.isalpha():
                continue
            seen.add(word)
            if text[: match.start()].rstrip(" ")[-1:].isalnum():
                places[word] += 1
                capitals[word] += match.group()[0].isupper()
        reports.update(seen)
    known = sorted(
        (word for word, n in reports.items() if n >= RARE), key=lambda word: (-reports[word], word)
    )
    rows = [
        f"{word}\t{reports[word]}" + ("\tname" if capitals[word] > MOSTLY * max(places[word], 1) else "")
        for word in known
    ]
    head = "# Stems, in how many reports each is, and if mostly a name; by: python -m training.relations"
    return "\n".join([head, f"*\t{len(lines)}", *rows]) + "\n"

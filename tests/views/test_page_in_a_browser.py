"""The page as a browser shows it; skipped where there is no Chromium."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sayso.core.annotations import Attribution, Layers
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading
from sayso.core.spans import Span
from sayso.views.page import page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PROBE = """
<script>
addEventListener("load", () => {
  const lit = [...document.querySelectorAll(".text span, .claim")]
    .filter(part => getComputedStyle(part).boxShadow !== "none")
    .map(part => part.className.split(" ").find(name => /^k[0-9]/.test(name)));
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  document.body.dataset.lit = [...new Set(lit)].join(" ");
  document.body.dataset.overflow = wide;
  const before = getComputedStyle(document.querySelector(".text .content"), "::before").content;
  document.body.dataset.bracketed = before === '"["';
  const touching = [...document.querySelectorAll(".text p")].filter(paragraph => {
    const words = document.createRange(), texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const tops = [];
    while (texts.nextNode()) {
      words.selectNodeContents(texts.currentNode);
      tops.push(...[...words.getClientRects()].map(rect => rect.top));
    }
    const boxes = [...paragraph.querySelectorAll(".content")].flatMap(part => [...part.getClientRects()]);
    return boxes.some(box => tops.some(top => box.top + 12 < top && top < box.bottom));
  });
  document.body.dataset.touching = touching.length;
});
</script>
"""
"""Only in the copy that is tested: the page itself has no script."""


def dumped(folder: Path, source: str, *, fragment: str = "", width: int = 1200) -> str:
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    file = folder / "page.html"
    probed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", source)
    file.write_text(probed.replace("</body>", f"{PROBE}</body>"), "utf-8")
    quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync"]
    done = subprocess.run(  # noqa: S603 - the browser, on our own file
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", *quiet),
            *(f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900"),
            *("--dump-dom", f"file://{file}{fragment}"),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout.decode("utf-8")


def test_a_claim_that_is_pointed_at_lights_up_all_its_words_and_no_others(
    reading: Reading, tmp_path: Path
) -> None:
    assert 'data-lit=""' in dumped(tmp_path, page([reading]))
    assert 'data-lit="k1"' in dumped(tmp_path, page([reading]), fragment="#r1-k1")


def test_the_brackets_of_a_claim_are_drawn(reading: Reading, tmp_path: Path) -> None:
    assert 'data-bracketed="true"' in dumped(tmp_path, page([reading]))


def nested(levels: int) -> Reading:
    """A report in which one claim stands in another, so many levels deep."""
    speakers = ["The Bell", *(f"witness {number}" for number in range(1, levels))]
    told = "the harbour wall could give way before the winter storms and nobody could mend it for the fair"
    text = " said that ".join([*speakers, told]) + "."
    starts = [text.index(speaker) for speaker in speakers]
    return Reading(
        document=Document.of(text),
        layers=Layers(
            attributions=tuple(
                Attribution(
                    id=f"a{number}",
                    source=(Span(start, start + len(speaker)),),
                    cue=(),
                    content=(Span(text.index("that", start), len(text) - 1),),
                    quote="indirect",
                    parent=f"a{number - 1}" if number > 1 else None,
                )
                for number, (speaker, start) in enumerate(zip(speakers, starts, strict=True), start=1)
            )
        ),
        coverage=Coverage(characters=len(text), read=len(text)),
        provenance=Provenance(sayso="0.1.0"),
    )


@pytest.mark.parametrize("levels", [1, 2, 3, 4])
def test_the_lines_under_nested_claims_stay_clear_of_the_words_below(tmp_path: Path, levels: int) -> None:
    assert 'data-touching="0"' in dumped(tmp_path, page([nested(levels)]), width=500)


@pytest.mark.parametrize("width", [500, 1200])
def test_nothing_runs_out_of_a_window(reading: Reading, tmp_path: Path, width: int) -> None:
    assert 'data-overflow="false"' in dumped(tmp_path, page([reading, reading]), width=width)

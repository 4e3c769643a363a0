"""The page as a browser shows it; skipped where there is no Chromium."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sayso.core.reading import Reading
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
  document.body.dataset.brackets = getComputedStyle(document.querySelector(".content"), "::before").content;
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
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", *quiet, f"--user-data-dir={folder / 'profile'}",
         f"--window-size={width},900", "--dump-dom", f"file://{file}{fragment}"],
        capture_output=True,
        check=True,
        timeout=120,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def test_a_claim_that_is_pointed_at_lights_up_all_its_words_and_no_others(
    reading: Reading, tmp_path: Path
) -> None:
    assert 'data-lit=""' in dumped(tmp_path, page([reading]))
    assert 'data-lit="k1"' in dumped(tmp_path, page([reading]), fragment="#r1-k1")


def test_the_brackets_of_a_claim_are_drawn(reading: Reading, tmp_path: Path) -> None:
    assert "data-brackets='\"[\"'" in dumped(tmp_path, page([reading])).replace("&quot;", '"').replace(
        'data-brackets=""[""', "data-brackets='\"[\"'"
    )


@pytest.mark.parametrize("width", [500, 1200])
def test_nothing_runs_out_of_a_window(reading: Reading, tmp_path: Path, width: int) -> None:
    assert 'data-overflow="false"' in dumped(tmp_path, page([reading, reading]), width=width)

from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest

from sayso.core.annotations import Layers
from sayso.core.reading import Coverage, Gap, Reading
from sayso.core.spans import Span
from sayso.views.consoles import console_for, trimmed
from sayso.views.report import print_report


def shown(reading: Reading, width: int) -> str:
    stream = StringIO()
    console = console_for(stream, width=width)
    with trimmed(console):
        print_report(console, reading)
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_golden_report(reading: Reading, golden: Callable[[str, str], None], width: int) -> None:
    golden(f"report-{width}.txt", shown(reading, width))


@pytest.mark.parametrize("width", [80, 100])
def test_golden_report_of_acts_reasons_and_loaded_wording(
    detailed: Reading, golden: Callable[[str, str], None], width: int
) -> None:
    golden(f"report-detailed-{width}.txt", shown(detailed, width))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    assert max(map(len, shown(reading, width).splitlines())) <= width


def test_a_report_without_claims_says_so(reading: Reading) -> None:
    layers = replace(reading.layers, attributions=(), chains=(), factuality=(), figures=())
    assert "No attributed claim was found." in shown(replace(reading, layers=layers), 80)


def test_layers_that_were_not_read_are_left_out(reading: Reading) -> None:
    text = shown(replace(reading, layers=Layers()), 80)
    assert "claim was found" not in text
    assert "Figure" not in text


def test_what_was_not_read_is_told(reading: Reading) -> None:
    gap = Gap(span=Span(5, 12), reason="too long a sentence")
    size = len(reading.document.text)
    coverage = Coverage(characters=size, read=size - 7, skipped=(gap,))
    assert "Not read: characters 5 to 12 (too long a sentence)." in shown(
        replace(reading, coverage=coverage), 80
    )

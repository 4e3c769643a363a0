import pytest

from sayso.core.annotations import Mention
from sayso.core.spans import Span
from sayso.ledger.short_forms import told

NAME = "Velden Harbour Board"


def found(text: str, *named: str) -> list[tuple[str, str, str]]:
    mentions = [
        Mention(id=f"m{at}", span=Span(text.index(name), text.index(name) + len(name)), label="Organization")
        for at, name in enumerate(named)
    ]
    return [
        (name.span.of(text), short.span.of(text), span.of(text)) for name, short, span in told(text, mentions)
    ]


@pytest.mark.parametrize(
    "both", [f"{NAME} (VHB)", f"{NAME} (“VHB”)".replace("”", ""), f"{NAME}’s (VHB)", f"VHB ({NAME})"]
)
def test_a_name_and_its_short_form_are_told_together(both: str) -> None:
    [(name, short, where)] = found(f"The {both} is shut.", NAME, "VHB")
    assert (name, short, where) == (NAME, "VHB", both)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"The {NAME}, VHB, is shut.", (NAME, "VHB")),
        (f"The {NAME} (VHB, too) is shut.", (NAME, "VHB")),
        (f"The {NAME} (Ostrel) is shut.", (NAME, "Ostrel")),
        (f"The {NAME} (HB) is shut.", (NAME, "HB")),
        (f"The {NAME} (Velden Arm) is shut.", (NAME, "Velden Arm")),
        ("The Board (BRD) is shut.", ("Board", "BRD")),
    ],
)
def test_what_stands_beside_a_name_is_not_always_its_short_form(text: str, named: tuple[str, ...]) -> None:
    assert found(text, *named) == []

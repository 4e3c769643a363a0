import re
from collections.abc import Callable
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from sayso.core.reading import Reading
from sayso.core.spans import Span
from sayso.views.consoles import console_for
from sayso.views.highlight import annotated, legend, superscript
from sayso.views.marks import Mark, loaded_marks, marks_of
from sayso.views.phrases import visible

MARKS = re.compile(r"[{}‹›\[\]⟦⟧][⁰¹²³⁴⁵⁶⁷⁸⁹ᵒ·]*")


def text_of(reading: Reading) -> str:
    return (
        "\n".join(line.plain for line in annotated(reading.document.text, marks_of(reading.claims()))) + "\n"
    )


def test_golden_text(reading: Reading, golden: Callable[[str, str], None]) -> None:
    golden("annotated.txt", text_of(reading))


def test_the_words_stay_as_they_are(reading: Reading) -> None:
    assert MARKS.sub("", text_of(reading)) == reading.document.text


def test_roles_differ_without_colour(reading: Reading) -> None:
    shown = text_of(reading)
    assert "{Varnholt}² ‹denied›² [that the docks had been sold]²" in shown
    assert "[that the wall could give way before winter]⁴]³" in shown
    assert shown.count("]¹") == 2


def test_loaded_wording_is_told_without_colour(detailed: Reading) -> None:
    marks = [*marks_of(detailed.claims()), *loaded_marks(detailed)]
    shown = "\n".join(line.plain for line in annotated(detailed.document.text, marks))
    assert "⟦The ~shameful~ delay drags on⟧ᵒ¹" in shown
    assert "[that the wicked weir will hold]²" in shown
    assert legend(marks).plain.endswith("⟦own voice⟧ᵒ¹  ~possibly loaded~")


def test_the_legend_fits_the_narrowest_terminal(detailed: Reading) -> None:
    every = [*marks_of(detailed.claims()), *loaded_marks(detailed)]
    assert legend(every).cell_len <= 80
    assert legend([mark for mark in every if mark.role == "loaded"]).plain == "~possibly loaded~"
    assert legend([]).plain == ""


def test_only_the_window_is_shown(reading: Reading) -> None:
    start = reading.document.text.index("Varnholt denied")
    lines = annotated(reading.document.text, marks_of(reading.claims()), within=Span(start, start + 20))
    assert [line.plain for line in lines] == ["{Varnholt}² ‹denied›² [that]²"]


def test_a_report_cannot_steer_the_terminal() -> None:
    text = "\x1b]0;owned\x07\x1b[31mred [bold]not bold[/bold] :boom:"
    stream = StringIO()
    console_for(stream, width=200).print(*annotated(text, []))
    assert "\x1b" not in stream.getvalue()
    assert "[bold]not bold[/bold] :boom:" in stream.getvalue()


@given(st.text(min_size=1))
def test_any_text_can_be_shown(text: str) -> None:
    mark = Mark(span=Span(0, len(text)), role="content", labels=("1",))
    shown = "".join(line.plain for line in annotated(text, [mark]))
    dropped = re.compile(r"\[|\]¹|�|\s")
    assert dropped.sub("", shown) == dropped.sub("", visible(text))


def test_claims_with_the_same_words_share_a_number_mark() -> None:
    assert superscript(("3", "12")) == "³·¹²"

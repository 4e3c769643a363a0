"""The annotated text on a terminal: brackets tell the roles apart, small numbers tell the claims apart.

Colour only helps: ``{who}¹ ‹how›¹ [what]¹`` says the same on paper. A claim in several pieces has
several brackets with its number, and what lies in another claim's brackets belongs to both. Wording
that is possibly loaded has no number: ``~so~``.
"""

from collections.abc import Mapping, Sequence

from rich.text import Text

from sayso.core.spans import Span
from sayso.views.marks import Close, Event, Mark, Open, Role, Words, events, paragraphs
from sayso.views.phrases import visible

BRACKETS: Mapping[Role, tuple[str, str]] = {
    "source": ("{", "}"),
    "cue": ("‹", "›"),
    "content": ("[", "]"),
    "own": ("⟦", "⟧"),
    "loaded": ("~", "~"),
}
STYLES: Mapping[Role, str] = {
    "source": "bold cyan",
    "cue": "italic magenta",
    "content": "green",
    "own": "yellow",
    "loaded": "underline",
}
INNER_CONTENT = "underline"
"""On top of the style of content, where the content of one claim lies in that of another."""

NUMBER = "bold"
SPACE = (" ", "")
SUPERSCRIPT = str.maketrans("0123456789o", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵒ")


def superscript(labels: Sequence[str]) -> str:
    """The labels of one mark as small raised numbers: ``³``, or ``³·⁴`` for two claims."""
    return "·".join(label.translate(SUPERSCRIPT) for label in labels)


def legend(marks: Sequence[Mark]) -> Text:
    """One line that explains ``marks`` by using them."""
    roles = {mark.role for mark in marks}
    parts: list[list[tuple[str, str]]] = []
    if roles - {"own", "loaded"}:
        who, how, what = _example("source", "who"), _example("cue", "how"), _example("content", "what")
        parts += [[*who, SPACE, *how, SPACE, *what], [("same number, same claim", "dim")]]
    if "own" in roles:
        parts.append(_example("own", "own voice", "ᵒ¹"))
    if "loaded" in roles:
        parts.append(_example("loaded", "possibly loaded", ""))
    return Text("  ").join(Text.assemble(*part) for part in parts)  # all of it is 80 columns wide


def annotated(text: str, marks: Sequence[Mark], *, within: Span | None = None) -> list[Text]:
    """The paragraphs of ``text`` (or of ``within``) with ``marks`` drawn."""
    return [_paragraph(text, span, marks) for span in paragraphs(text, within)]


def _paragraph(text: str, span: Span, marks: Sequence[Mark]) -> Text:
    out = Text()
    open_marks: list[Mark] = []
    for event in events(span, marks):
        _draw(event, text, open_marks, out)
    return out


def _draw(event: Event, text: str, open_marks: list[Mark], out: Text) -> None:
    match event:
        case Open(mark):
            open_marks.append(mark)
            out.append(BRACKETS[mark.role][0], STYLES[mark.role])
        case Words(span):
            out.append(visible(span.of(text)), _style(open_marks))
        case Close(mark):
            open_marks.pop()
            out.append(BRACKETS[mark.role][1], STYLES[mark.role])
            out.append(superscript(mark.labels), NUMBER)


def _style(open_marks: Sequence[Mark]) -> str:
    if not open_marks:
        return ""
    innermost = open_marks[-1].role
    if innermost == "loaded":
        return f"{_style(open_marks[:-1])} {STYLES['loaded']}".strip()
    depth = sum(mark.role == "content" for mark in open_marks)
    inner = INNER_CONTENT if innermost == "content" and depth > 1 else ""
    return f"{STYLES[innermost]} {inner}".strip()


def _example(role: Role, word: str, number: str = "¹") -> list[tuple[str, str]]:
    opening, closing = BRACKETS[role]
    return [(f"{opening}{word}{closing}", STYLES[role]), (number, NUMBER)]

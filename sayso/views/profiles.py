"""What a profile tells, as cells of a table of one or several lines."""

from sayso.ledger.rows import Profile, PublisherRow, SourceRow
from sayso.views.phrases import plural, share


def stacked(*lines: str | None) -> str:
    """The lines that are not empty, one above the other."""
    return "\n".join(filter(None, lines))


def of_claims(count: int, row: Profile) -> str:
    """A count as a share of the claims; empty where there are none."""
    return share(count, row.claims) if row.claims else ""


def mean_chain(row: Profile) -> str:
    """Steps of a chain on average; empty where no claim has one."""
    return "" if row.mean_chain is None else f"{row.mean_chain:.1f}"


def chain(row: Profile) -> str:
    """How far the claims have come: mean steps, and the share with more than one."""
    if row.mean_chain is None:
        return ""
    return stacked(f"{mean_chain(row)} steps", f"{of_claims(row.indirect, row)} beyond 1")


def acts(row: Profile) -> str:
    """What is more than to state and affirm."""
    counts = {
        "demand": row.demands,
        "intention": row.intentions,
        "belief": row.beliefs,
        "question": row.questions,
    }
    denied = f"{row.denied:,} denied" if row.denied else ""
    return stacked(*(plural(count, noun) for noun, count in counts.items() if count), denied)


def naming(row: Profile) -> str:
    """How the sources of the claims are identified, in shares."""
    counts = {
        "named": row.named,
        "anonymous": row.anonymous,
        "unnamed": row.unnamed,
        "unresolved": row.unresolved,
    }
    return stacked(*(f"{of_claims(count, row)} {name}" for name, count in counts.items() if count))


def source(row: SourceRow) -> str:
    """The name with what it is: ``(named person)``."""
    if not row.name:
        return "(unresolved)"
    names = {"named": row.named, "anonymous": row.anonymous, "unnamed": row.unnamed}
    standing = " or ".join(name for name, count in names.items() if count)
    what = f"({standing} {'source' if row.kind == 'unknown' else row.kind})"
    return stacked(row.name, what, " ".join(filter(None, (row.country, row.sector))))


def loaded(row: PublisherRow) -> str:
    """How much possibly loaded wording was found; empty where none was looked for."""
    if not row.read_for_loaded:
        return ""
    where = f"in {share(row.loaded_reports, row.read_for_loaded)} of reports" if row.loaded else ""
    return stacked(plural(row.loaded, "wording"), where)

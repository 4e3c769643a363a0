"""A guard around parsers that others wrote: whatever hostile bytes make them raise is one known error."""

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Without a handler of their own, Python prints these libraries' warnings to the terminal. What they
# complain of is in the skips; an application that configures logging still gets it.
for _name in (
    "trafilatura",
    "htmldate",
    "courlan",
    "readability",
    "justext",
    "charset_normalizer",
    "py3langid",
):
    logging.getLogger(_name).addHandler(logging.NullHandler())


class ParserFailedError(Exception):
    """A third-party parser raised; the message is its own, on one line."""


def guarded(parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """``parse(*args, **kwargs)``, for a parser whose errors nobody lists.

    Raises:
        ParserFailedError: when it raised anything at all.
    """
    try:
        return parse(*args, **kwargs)
    except ImportError:  # a broken installation, not bad input
        raise
    except Exception as error:  # lxml, feedparser and others raise far more than they document
        reason = " ".join(str(error).split())[:200]
        raise ParserFailedError(
            f"{type(error).__name__}: {reason}" if reason else type(error).__name__
        ) from error

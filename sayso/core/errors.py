"""One tree of errors. A message says what was wrong, where, and what to do about it."""


class SaysoError(Exception):
    """Anything that Sayso itself reports; catch this to catch them all."""


class InputError(SaysoError):
    """Input that cannot be opened or is not what it claims to be."""


class MissingInputError(InputError):
    """Input that is not where it was said to be."""


class ConfigError(SaysoError):
    """A configuration that names something unknown or has a value out of range."""


class PipelineError(SaysoError):
    """Annotators in an order that leaves a requirement unmet, or one that broke its declaration."""


class LedgerError(SaysoError):
    """A ledger that cannot be opened, is locked, or was made by a newer Sayso."""


class DamagedLedgerError(LedgerError):
    """A ledger whose file SQLite itself finds damaged."""


class NotFoundError(SaysoError):
    """No row has the id that was asked for."""


class VerificationError(SaysoError):
    """Offsets or hashes that do not hold."""

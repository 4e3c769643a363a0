"""What a name is to its place."""

from enum import IntEnum


class Role(IntEnum):
    """How a name stands for a place; the number is what the file keeps."""

    MAIN = 0
    ALIAS = 1
    SHORT = 2
    """The main name less the word for what it is: "Vell" of "Vell County"."""
    DEMONYM = 3
    """The people or the adjective."""
    ABBREVIATION = 4
    """Names the place only beside another name: "Fla."."""

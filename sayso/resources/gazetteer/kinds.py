"""What places are, in our words, and how the feature codes of GeoNames say it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.core.annotations import PlacePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of place.

    Attributes:
        name: our word for it.
        precision: what coordinates are the middle of.
        codes: the feature codes of GeoNames, ``CLASS.CODE``; a lone class takes all its other codes.
    """

    name: str
    precision: PlacePrecision
    codes: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (
    Kind(name="country", precision="country", codes=("A.PCL", "A.PCLD", "A.PCLF", "A.PCLI", "A.PCLS")),
    Kind(name="former country", precision="country", codes=("A.PCLH",)),
    Kind(name="territory", precision="country", codes=("A.TERR", "A.PCLIX", "A.LTER")),
    Kind(name="division", precision="admin", codes=("A.ADM1",)),
    Kind(name="county", precision="admin", codes=("A.ADM2",)),
    Kind(name="district", precision="admin", codes=("A",)),
    Kind(name="capital", precision="city", codes=("P.PPLC", "P.PPLG")),
    Kind(name="city", precision="city", codes=("P.PPLA", "P.PPLA2", "P.PPLA3", "P.PPLA4", "P")),
    Kind(name="quarter", precision="city", codes=("P.PPLX", "P.PPLL", "P.PPLF")),
    Kind(name="settlement", precision="city", codes=("P.STLMT",)),
    Kind(name="continent", precision="region", codes=("L.CONT",)),
    Kind(name="region", precision="region", codes=("L.RGN", "L.RGNE", "L.RGNL", "A.ZN", "A.ZNB", "L")),
    Kind(name="disputed area", precision="region"),
    Kind(name="park", precision="region", codes=("L.PRK", "L.RES", "L.RESN", "L.RESW")),
    Kind(name="military base", precision="point", codes=("L.MILB", "S.INSM", "L.NVB", "L.MVA")),
    Kind(name="airbase", precision="point", codes=("S.AIRB",)),
    Kind(name="airport", precision="point", codes=("S.AIRP", "S.AIRF", "S.AIRH", "S.AIRQ")),
    Kind(name="crossing", precision="point", codes=("S.PSTB", "S.PSTC", "S.CSTM", "S.BDRCRX")),
    Kind(name="refugee camp", precision="point", codes=("S.CMPRF", "S.CMP")),
    Kind(name="port", precision="point", codes=("L.PRT", "H.HBR", "S.PRT")),
    Kind(name="dam", precision="point", codes=("S.DAM",)),
    Kind(name="nuclear site", precision="point", codes=("S.PSN",)),
    Kind(name="power station", precision="point", codes=("S.PS", "S.PSH")),
    Kind(name="oil or gas field", precision="point", codes=("L.OILF", "L.GASF", "S.OILR", "S.OILW")),
    Kind(name="mine", precision="point", codes=("S.MN", "S.MNAU", "S.MNCU", "S.MNFE", "L.MNA")),
    Kind(name="prison", precision="point", codes=("S.PRN",)),
    Kind(name="site", precision="point", codes=("S",)),
    Kind(name="road", precision="point", codes=("R",)),
    Kind(name="ocean", precision="region", codes=("H.OCN",)),
    Kind(name="sea", precision="region", codes=("H.SEA",)),
    Kind(name="gulf", precision="region", codes=("H.GULF", "H.BAY", "H.BAYS")),
    Kind(name="strait", precision="region", codes=("H.STRT", "H.CHN", "H.SD", "H.CHNM")),
    Kind(name="canal", precision="region", codes=("H.CNL", "H.CNLN")),
    Kind(name="lake", precision="region", codes=("H.LK", "H.LKS", "H.RSV", "H.LGN")),
    Kind(name="river", precision="region", codes=("H.STM", "H.STMS", "H.STMI")),
    Kind(name="water", precision="region", codes=("H", "U")),
    Kind(name="island", precision="region", codes=("T.ISL", "T.ISLS", "T.ATOL", "T.ISLET")),
    Kind(name="peninsula", precision="region", codes=("T.PEN", "T.CAPE")),
    Kind(name="mountains", precision="region", codes=("T.MTS", "T.HLLS")),
    Kind(name="mountain", precision="point", codes=("T.MT", "T.PK", "T.VLC", "T.HLL")),
    Kind(name="desert", precision="region", codes=("T.DSRT",)),
    Kind(name="valley", precision="region", codes=("T.VAL", "T.VALS", "T.GRGE", "T.CNYN")),
    Kind(name="land", precision="region", codes=("T", "V")),
)  # fmt: skip
"""Their order is their number in the file of a gazetteer: add new ones at the end."""

NUMBER_OF_KIND: Mapping[str, int] = {kind.name: number for number, kind in enumerate(KINDS)}
_BY_CODE = {code: kind.name for kind in KINDS for code in kind.codes}


def kind_of_code(code: str) -> str:
    """Our word for a feature code of GeoNames (``P.PPLC``); "site" where it is none that we know."""
    return _BY_CODE.get(code) or _BY_CODE.get(code.partition(".")[0], "site")

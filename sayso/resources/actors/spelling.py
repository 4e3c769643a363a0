"""Names as they are compared: one key for all the spellings that differ in nothing that matters.

Names from other scripts reach English in many spellings: al-Sudani, Al Sudani and el-Sudani;
Mohammad, Muhammad and Mohammed. Names that look Arabic or Persian are folded far, since their vowels
and double letters are matters of taste; all other names are folded little, so that Reed and Reid stay two.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "dj", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)  # fmt: skip
SILENT = re.compile(r"[\u0300-\u036f.'’‘`´ʻʼʾʿ]")
"""Accents and marks that come and go between spellings of one name."""
WORD = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")

ARTICLES = frozenset("al el ul ad ar as at az an ash adh".split())
"""The Arabic article and what it becomes before some consonants."""
PARTICLES = frozenset("bin ibn abu abou abd abdul abdel abdal abdol abdoul".split())
HONOURS = frozenset(
    "mr mrs ms dr sir lord sheikh shaikh sayyid sayyed haji mullah maulana gen col capt lt sgt maj adm brig "
    "hon rev st new then late incoming outgoing".split()
)
"""Titles that stand before a name and say nothing of whom it names."""
NOBILIARY = frozenset("al el de van von bin ben ibn der da dos du la le di".split())
"""Small words within surnames."""
ARABIC_NAMES = frozenset(
    """abbas abdallah abdollah abdulaziz abdullah abdulla adel adil adnan ahmad ahmed ali amer amin amir
    ammar anwar ashraf aziz azzam badr bahaa bakr barham bashar bashir basim bassam bilal daoud dawood
    ebrahim emad esmail fadel fadhil fahad fahd faisal farhan farouk fatima fayez faysal fuad ghazi
    habib hadi hafez hafiz haidar haider hakim hamad hamid hamza hani haroun hasan hashim hassan haydar
    hikmat hisham hosni hossein hosein husain husayn hussain hussein hussien ibrahim idris imad ismael
    ismail issa iyad jaafar jafar jalal jamal jassim javad jawad kadhim kamal kamel karim kassem kazem
    khadija khaled khalid khalifa khalil latif mahdi mahmood mahmoud mahmud majid malik mansour mansur
    marwan masoud massoud masud mehdi mohamad mohamed mohammad mohammed mohsen moqtada mostafa muammar
    mubarak muhamad muhamed muhammad muhammed mulla mullah munir muqtada musa mustafa muthanna nabil
    naji najib naser nasir nasser nasrallah nizar nouri nuri omar omer osama othman qais qasem qasim
    qassem qassim rahim rahman rashid raza reza riad riyad rouhollah ruhollah saad saddam sadegh sadiq
    saeb saeed said salah salam saleh salih salim salman sami samir sayed sayyed sayyid shahid sharif
    sheikh shia sulaiman suleiman tahir taher talal tariq tareq umar usama walid yahya yasir yasser
    younis yousaf yousef youssef yunis yusuf zaid zaki zayed zeid ziad ziyad zia""".split()
)
"""Given names that tell that a name is Arabic, Persian or Urdu."""
VARIANTS = {
    variant: kept
    for kept, variants in {
        "muhamad": "mohammad mohammed muhammad muhammed mohamed mohamad muhamad muhamed mohd mahomed",
        "ahmad": "ahmed ahmad ahmet",
        "yusuf": "yusuf youssef yousef yousaf yousuf yusef youcef",
        "haidar": "haidar haider haydar hayder haidr",
        "adil": "adel adil",
        "kadafi": "gaddafi qaddafi gadhafi kadhafi khadafy qadhafi gadafi kaddafi",
        "zelenski": "zelensky zelenskyy zelenskiy zelenskyi",
        "usama": "osama usama",
        "mukhtada": "moqtada muqtada moktada",
        "abdula": "abdullah abdallah abdollah abdulla",
    }.items()
    for variant in variants.split()
}
"""Spellings that the rules do not bring together."""

_FAR = [
    (re.compile(pattern), kept)
    for pattern, kept in [
        (r"[aou]ll?ah?$", "ula"),
        (r"([a-z])\1", r"\1"),
        (r"ou|o|w(?=[^aeiou]|$)", "u"),
        (r"a[eiy]|e[iy]?|y(?=[^aeiou]|$)", "i"),
        (r"([a-z])\1", r"\1"),
        (r"q|ck|c(?![h])", "k"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"(?<=l)[aiu]h?$|[ai]h$", "a"),
        (r"(?<=[aiu])ya$", "a"),
    ]
]
"""Rules for names that look Arabic, in order."""
_NEAR = [
    (re.compile(pattern), kept)
    for pattern, kept in [
        (r"(?<=[sc]k)(?:iy|yy|ii|yi|yj|y)$", "i"),
        (r"(?:iy|yy|ii|y)$", "i"),
        (r"ey$", "ei"),
    ]
]
"""Rules for all other names: the endings of Slavic ones."""

_SERVANT = re.compile(r"abd[eauo]u?l(?!l)(\w{3,})")
_ATTACHED = re.compile(r"[ae]l([^aeiouy]\w{3,})")


def plain(text: str) -> str:
    """``text`` in lower case without accents, full stops and apostrophes."""
    if text.isascii():  # nearly all names are, and this is several times as fast
        return text.lower().replace(".", "").replace("'", "").replace("`", "")
    return SILENT.sub("", unicodedata.normalize("NFKD", text.casefold().translate(LETTERS)))


def name_key(name: str) -> str:
    """A key that is equal for the spellings of one name; empty for a name without letters or digits.

    It joins spellings, not names: "Reed" and "Ann Reed" have two keys.
    """
    return " ".join(folded(WORD.findall(plain(name))))


def folded(words: Sequence[str]) -> list[str]:
    """Plain words with their spellings folded; the Arabic article is left out."""
    far = looks_arabic(words)
    return [folded_word(word, far=far) for word in (_without_articles(words) if far else words)]


def looks_arabic(words: Sequence[str]) -> bool:
    """Whether a name of these plain words is folded far."""
    return (len(words) > 1 and words[0] in {"al", "el"}) or any(
        word in ARABIC_NAMES
        or word in PARTICLES
        or word.endswith("llah")
        or (word in {"al", "el"} and position)
        for position, word in enumerate(words)
    )


@lru_cache(maxsize=2**14)
def folded_word(word: str, *, far: bool) -> str:
    """One plain word as it stands in a key."""
    if word in VARIANTS:
        return VARIANTS[word]
    for pattern, kept in _FAR if far else _NEAR:
        word = pattern.sub(kept, word)
    return word


def _without_articles(words: Sequence[str]) -> list[str]:
    """Words without articles, with "Abd al-" and "Abdel" joined to what they belong to."""
    kept: list[str] = []
    for word in words:
        if word in ARTICLES and len(words) > 1:
            continue
        servant = word in {"abd", "abdul", "abdel", "abdal", "abdol", "abdoul"}
        if kept and kept[-1] == "abd":
            kept[-1] += word
        else:
            kept.append("abd" if servant else _attached(word))
    return kept


def _attached(word: str) -> str:
    """A word without the article that some write without a hyphen: "Elsisi", "Abdelaziz"."""
    if servant := _SERVANT.fullmatch(word):
        return "abd" + servant[1]
    if attached := _ATTACHED.fullmatch(word):
        return attached[1]
    return word

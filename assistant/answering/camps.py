"""The kinds by which reports and questions call a side that they do not name: rebels and rulers."""

from __future__ import annotations

import re

from assistant.domain.claims import Claim, Status


def words_of(text: str | None) -> set[str]:
    """The words of a group or side, without a name that has a kind in it: the Islamic State is no state."""
    return set(ISLAMIC_STATE.sub(" ", (text or "").lower()).split())


ISLAMIC_STATE = re.compile(r"\bislamic state\b")


def kind_of(claim: Claim) -> set[str]:
    """The words that say of what kind the victims are. `70 militants were killed and dozens of others wounded`: others
    who bear arms are of the kind named before them.
    """
    told = words_of(claim.group)
    if claim.figure is None or claim.status is not Status.COMBATANT or told - NOBODY_NAMED:
        return told
    ahead = claim.quote[: max(0, claim.quote.find(claim.figure.text))].lower().split()
    return next(({word} for word in reversed(ahead) if word in REBELS | RULERS), told)


NOBODY_NAMED = frozenset({"others", "other", "more", "another"})


# Sides that questions name by kind and not by name.
REBELS = frozenset(
    [
        "rebel",
        "rebels",
        "opposition",
        "militant",
        "militants",
        "insurgents",
        "jihadist",
        "jihadists",
        "terrorist",
        "terrorists",
        "gunmen",
        "guerrillas",
        "extremist",
        "extremists",
        "islamist",
        "islamists",
        "takfiri",
        "takfiris",
        "anti-government",
        "anti-regime",
        "anti-assad",
    ]
)


RULERS = frozenset(
    [
        "government",
        "regime",
        "army",
        "troops",
        "soldiers",
        "state",
        "loyalist",
        "loyalists",
        "servicemen",
        "conscripts",
        "pro-government",
        "pro-regime",
        "pro-assad",
    ]
)

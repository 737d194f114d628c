"""Is a cause asked for, and does a sentence tell one: a reason, a purpose, a charge?"""

from __future__ import annotations

import re

ASKS_CAUSE = re.compile(
    r"\bwhy\b|\b(?:what|which|how)\b.*\b(?:reasons?|grounds|causes?|caused|prompt\w*|trigger\w*|led\s+to|set\s+off|explain\w*|"
    r"justif\w*|motiv\w*|pretext|accused\s+of|charged\s+with|purpose|aim|punish\w*\s+for)\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(?:because|(?:due|owing|thanks)\s+to|lack\s+of|pretext|prompt\w+|motiv\w+|since(?!\s+(?:then|last|early|late|mid|the|its|\d|[a-z]*day|(?-i:[A-Z])))|caused\s+by|causes?\s+of|after|"
    r"following|so\s+that|in\s+order|reasons?|result(?!(?:ed|s|ing)?\s+in\b)\w*|retaliat\w+|revenge|respon(?:se|ses|d\w*)|accus\w+|alleg\w+|charg\w+|"
    r"suspicion|suspected|for\s+(?:[\w-]+\s+)?[a-z]+ing|fear\w*|aim\w*|allow\w*|prevent\w*|mist(?:ak|ook)\w*|in\s+error|over(?!\s+(?:\d|the\s+(?:past|last)|a\s+(?:year|month|week|dozen|hundred)|two|three|four|five|six|ten|many|several|half))|"
    r"as\s+(?:it|they|he|she)|to\s+(?:avoid|stop|force|help|protect|secure|put|deny|disrupt|degrade|weaken|hinder|hamper|deter|"
    r"ensure|enable|ease|relieve|reduce|restrict|block|pave|undermine|punish|defend)|"
    # "Put to death for crimes", "raids that were carried out to assist the Kurds", "in a bid to reopen the road".
    r"(?:hanged|executed|killed|punished|arrested|shot|jailed|sentenced|beheaded|detained)\s+for|"
    r"(?:carried\s+out|launched|conducted|staged|executed|meant|designed|intended|bid|attempts?|efforts?|trying|tried|sought|"
    r"seeking)\s+to\s+[a-z]+)\b",
    re.IGNORECASE,
)
# What can only be a reason: "after" and "over" may be but a time and a place.
PLAIN_CAUSE = re.compile(
    r"\b(?:because|(?:due|owing)\s+to|on\s+(?:the\s+)?(?:charges|grounds|pretext)\s+of|in\s+(?:retaliation|revenge|response|reprisal|"
    r"protest|error)|retaliat\w+|aveng\w+|(?:for|out\s+of|amid)\s+fears?|fearing|mistak\w+|mistook|by\s+mistake|prompted\s+by|"
    r"so\s+that|in\s+order\s+to|aim(?:s|ed|ing)?\s+(?:to|at)|in\s+an?\s+(?:attempt|effort|bid)\s+to|the\s+reason|punish\w*\s+for|"
    r"(?:began|begins?|started|came|comes?|launched|ordered|resumed|followed)\s+(?:[\w'’-]+\s+){0,3}?after)\b",
    re.IGNORECASE,
)
CAUSING = re.compile(r"\bcaus(?:es?|ed|ing)\b", re.IGNORECASE)


def asks_cause(question: str) -> bool:
    """Is a reason, a ground or a purpose asked for?"""
    return ASKS_CAUSE.search(question) is not None


def tells_cause(question: str, sentence: str) -> bool:
    """Does a sentence tell one? `What caused the fire?`: "a shell caused it". What caused damage is no reason that
    somebody gave.
    """
    if CAUSE.search(sentence):
        return True
    return CAUSING.search(question) is not None and CAUSING.search(sentence) is not None


def tells_cause_plainly(sentence: str) -> bool:
    """Does a sentence tell a reason in so many words?"""
    return PLAIN_CAUSE.search(sentence) is not None

"""Claims as statements with their quotes, and the text of an answer made of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.citing import cite
from assistant.answering.composing import apart_words, state
from assistant.answering.corroborating import same_claims
from assistant.answering.material import Material
from assistant.answering.origins import group_origins
from assistant.answering.passing_on import passed_on_by
from assistant.answering.relevance import Reading
from assistant.domain.answers import Statement
from assistant.domain.claims import Claim, Qualifier
from assistant.domain.sources import Sources
from assistant.language.actors import Lexicon

TIE = "More than one figure fits the question."


def statements_of(claims: Sequence[Claim], material: Material) -> list[Statement]:
    told = zip(claims, apart_words(claims, material.lexicon), strict=True)
    return [statement_of(claim, material, apart=apart) for claim, apart in told]


def statement_of(claim: Claim, material: Material, *, apart: str = "") -> Statement:
    article = material.evidence.articles[claim.article_id]
    origins = group_origins(material.evidence.articles.values())
    copies = sum(origin == origins[claim.article_id] for origin in origins.values())
    citations = [cite(article, claim.start, claim.end, copies=copies)]
    if claim.inferred:
        # The speaker is named in another sentence: the reader must be able to see him.
        named = _naming(claim, material.readings[claim.article_id], material.lexicon)
        if named is not None:
            citations.append(cite(article, *named, copies=copies))
    for other in same_claims(claim, material):
        carrying = material.evidence.articles[other.article_id]
        # A copy of the text is counted where the text itself is cited.
        citations.append(cite(carrying, other.start, other.end))
    via = passed_on_by(claim, article.text, material.lexicon)
    return state(claim, citations, material.lexicon, via=via, apart=apart)


def _naming(claim: Claim, reading: Reading, lexicon: Lexicon) -> tuple[int, int] | None:
    """The sentence that names the claimant in the claim's words, or else under another name of his party: the nearest
    before the claim's, else the nearest behind it. The one before, where nothing names him.
    """
    at = reading.sentence_at(claim.start)
    near = [reading.spans[number] for number in (*reversed(range(at)), *range(at + 1, len(reading.spans)))]
    text, name = reading.article.text, claim.claimant or ""
    if claim.actor and not any(name in text[start:end] for start, end in near):
        known = (mention for mention in lexicon.mentions(text) if mention.actor.key == claim.actor)
        name = next((mention.text for mention in known), name)
    return next((span for span in near if name in text[span[0] : span[1]]), reading.spans[at - 1] if at else None)


def worded(statements: Sequence[Statement], rivals: Sequence[Statement] = (), *, tie: bool = False) -> str:
    """The statements one after the other with the numbers of their quotes, and before them how far the rivals among
    them differ: those that cannot all be true.
    """
    sources = Sources.of(statements)
    told = " ".join(f"{statement.text} {sources.marks(statement)}." for statement in statements)
    if all(s.figure and s.figure.qualifier is Qualifier.VAGUE for s in statements):
        return f"No number is reported. {told}"
    if not rivals:
        return f"{TIE} {told}" if tie and len(statements) > 1 else told
    lows = [s.figure.low for s in rivals if s.figure and s.figure.low is not None]
    highs = [s.figure.high or s.figure.low for s in rivals if s.figure and (s.figure.high or s.figure.low) is not None]
    spread = f", from {min(lows)} to {max(h for h in highs if h is not None)}" if lows and highs else ""
    return f"Accounts differ{spread}. {told}"

"""Victims and speakers told by kind: a name with a kind in it, those who came to something, posts without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.answering.asked_groups import group_fit
from assistant.answering.belonging import side_fit
from assistant.answering.fits import Fit, Setting
from assistant.answering.groups import minors_in_arms
from assistant.answering.voices import claimant_fit
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()


def told(quote: str, figure: str, title: str = "News", **slots: Any) -> tuple[Claim, Setting]:
    article = Article(id="a", title=title, text=quote, outlet="herald", published=date(2016, 7, 1))
    counted = Figure(figure, 9, 9, Qualifier.EXACT)
    claim = Claim("a", 0, len(quote), quote, counted, Outcome.KILLED, Status.UNKNOWN)
    return replace(claim, **slots), Setting(article, ())


def asked(**slots: Any) -> QuestionFrame:
    return replace(QuestionFrame("How many were killed?", QuestionKind.COUNT, outcome=Outcome.KILLED), **slots)


def test_the_islamic_state_is_no_state():
    """Militants whose side is not named may be its own; a state's they are not."""
    quote = "Jets struck an Islamic State depot near Sirte killing nine militants."
    claim, setting = told(quote, "nine militants", group="militants", status=Status.COMBATANT)
    its = asked(side="Islamic State", side_actor="islamic-state")
    assert side_fit(claim, its, setting, LEXICON) is not Fit.VIOLATED
    assert side_fit(claim, asked(side="Libya", side_actor="libya"), setting, LEXICON) is Fit.VIOLATED


GROUPS = [
    ("guests", "people", "A bomb at a wedding killed nine people.", "nine people", Fit.MET),
    (
        "passengers",
        "civilians",
        "Twelve died, including nine civilians when their bus was hit.",
        "nine civilians",
        Fit.MET,
    ),
    ("passengers", "civilians", "Raids killed nine civilians, including two on a bus.", "nine civilians", Fit.OPEN),
    ("pilgrims", "people", "Nine people died when a bomb hit a coach of pilgrims.", "Nine people", Fit.MET),
    ("guests", "people", "A bomb at a depot killed nine people.", "nine people", Fit.VIOLATED),
    ("worshippers", "soldiers", "A bomb at a mosque killed nine soldiers.", "nine soldiers", Fit.VIOLATED),
    ("relatives", "children", "Nine children from one family died in Aden.", "Nine children", Fit.MET),
    ("relatives", "children", "Nine children from one school died in Aden.", "Nine children", Fit.VIOLATED),
    ("underage fighters", "minors", "It lost 60 fighters including nine minors.", "nine minors", Fit.MET),
    ("underage Hamas fighters", "Hamas fighters", "Nine Hamas fighters died.", "Nine Hamas fighters", Fit.VIOLATED),
    ("underage fighters", "fighters", "It lost nine fighters in Aden.", "nine fighters", Fit.VIOLATED),
    ("rebels", "members", "Nine members of government forces died.", "Nine members of government forces", Fit.VIOLATED),
    ("rebels", "rebels", "Nine rebels fighting government forces died.", "Nine rebels", Fit.MET),
]


@pytest.mark.parametrize(("group", "counted", "quote", "figure", "fit"), GROUPS)
def test_who_was_there_may_be_whoever_is_asked_for(group, counted, quote, figure, fit):
    """People at a wedding may be its guests; fighters in general are no underage ones."""
    claim, _ = told(quote, figure, group=counted)
    assert group_fit(claim, asked(group=group), LEXICON) is fit


def test_minors_among_fighters_bear_arms():
    """Nine minors of 60 fighters do, and nine minors of 60 villagers do not."""
    ours, _ = told("It lost 60 fighters including nine minors.", "nine minors", group="minors")
    others, _ = told("A raid killed 60 villagers including nine minors.", "nine minors", group="minors")
    assert minors_in_arms(ours, "underage fighters")
    assert not minors_in_arms(others, "underage fighters")


SPEAKERS = [
    ("medical sources", None, "the United Medical Office", Fit.MET),
    ("police officials", None, "the United Medical Office", Fit.VIOLATED),
    ("governor", None, "Omar Haddad", Fit.MET),
    ("mayor", None, "Omar Haddad", Fit.VIOLATED),
]


@pytest.mark.parametrize(("who", "key", "claimant", "fit"), SPEAKERS)
def test_a_post_is_told_by_a_body_or_a_headline(who, key, claimant, fit):
    """A body has the kind in its name; a headline tells whose word its lead gives."""
    claim, setting = told(
        f"Nine died, said {claimant}.", "Nine", "Blast in Aden kills nine: governor", claimant=claimant
    )
    assert claimant_fit(claim, asked(claimant=who, claimant_actor=key), setting, LEXICON) is fit


def test_a_states_men_are_no_rebels():
    claim, _ = told("Nine fighters died.", "Nine fighters", group="fighters", side="syria", status=Status.COMBATANT)
    assert group_fit(claim, asked(group="rebels"), LEXICON) is Fit.VIOLATED
    assert group_fit(replace(claim, side="syrian-opposition"), asked(group="rebels"), LEXICON) is not Fit.VIOLATED

"""A person is asked for, and a sentence credits the post that the report says he holds."""

from __future__ import annotations

import pytest

from assistant.answering.his_post import is_by_his_post, is_of_his_office
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status

LEAD = "Nine people were killed, the regional governor said. "


@pytest.mark.parametrize(
    ("asked", "claimant", "text", "his"),
    [
        ("Haddad", "the regional governor", LEAD + "Karim Haddad, governor of Idlib, blamed rebels.", True),
        ("Karim Haddad", "the regional governor", LEAD + "The governor, Karim Haddad, blamed rebels.", True),
        ("Haddad", "the regional governor", LEAD + "Karim Haddad blamed rebels.", True),
        ("Haddad", "the regional governor", LEAD + "The town's mayor, Karim Haddad, blamed rebels.", False),
        ("Haddad", "the regional governor", LEAD + "Governor Omar Saleh spoke to Karim Haddad.", False),
        ("Haddad", "a spokesman", "Nine died, a spokesman said. The spokesman, Karim Haddad, left.", False),
        ("Haddad", "the Idlib governor's office", LEAD + "The governor, Karim Haddad, blamed rebels.", False),
    ],
)
def test_a_post_has_one_holder(asked, claimant, text, his):
    figure = Figure("Nine people", 9, 9, Qualifier.EXACT)
    claim = Claim("a", 0, len(LEAD), LEAD, figure, Outcome.KILLED, Status.UNKNOWN, claimant=claimant)
    assert is_by_his_post(asked, claim, text) is his


@pytest.mark.parametrize(
    ("asked", "text", "his"),
    [
        ("the mayor of Idlib", "A raid hit Idlib, said the city's mayor, Karim Haddad.", True),
        ("Idlib's mayor", "A raid hit Idlib, said the city's mayor, Karim Haddad.", True),
        ("the mayor of Homs", "A raid hit Idlib, said the city's mayor, Karim Haddad.", False),
        ("the governor of Idlib", "A raid hit Idlib, said the city's mayor, Karim Haddad.", False),
        ("the mayor of Idlib", "Idlib's mayor, Omar Saleh, met the mayor of Jos, Karim Haddad.", False),
    ],
)
def test_an_office_of_a_town(asked, text, his):
    figure = Figure("Nine people", 9, 9, Qualifier.EXACT)
    quote = "Haddad said nine people were killed."
    claim = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, claimant="Haddad")
    assert is_of_his_office(asked, claim, text + " " + quote) is his

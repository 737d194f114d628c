"""Over what span and when: each rule beside a sentence that only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Article
from assistant.domain.claims import Scope
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()
# A Wednesday.
PUBLISHED = date(2016, 10, 12)


def first_claim(text):
    return read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)[0]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Nine people were killed in Zeitan on Monday.", Scope.INCIDENT),
        ("Nine people were killed in Zeitan earlier this week.", Scope.INCIDENT),
        ("Nine people died in a town which has been under siege since rebels seized it two years ago.", Scope.INCIDENT),
        ("Nine people have died since rebels seized the town two years ago.", Scope.CUMULATIVE),
        ("A group which monitors the six-year war said nine people died on Monday.", Scope.INCIDENT),
        ("The death toll may be as high as 400000.", Scope.CUMULATIVE),
        ("The death toll may be as high as 40.", Scope.INCIDENT),
        ("A raid killed nine people, the latest in a series of raids on Zeitan.", Scope.INCIDENT),
        ("The siege was lifted when a raid had left nine people dead.", Scope.INCIDENT),
        ("Nine people were killed in Zeitan this week.", Scope.PERIOD),
        ("Nine people were killed in Zeitan on Monday and Tuesday.", Scope.PERIOD),
        ("The raids, which began Saturday and continued Sunday, killed nine people.", Scope.PERIOD),
        ("Nine people were killed in raids on October 3 and October 4.", Scope.PERIOD),
        ("Nine people were killed from Sunday to Monday.", Scope.PERIOD),
        ("Nine people were killed overnight from Sunday to Monday.", Scope.INCIDENT),
        ("Over the whole weekend nine people were killed.", Scope.PERIOD),
        ("A string of suicide bombings left nine people dead.", Scope.PERIOD),
        ("The siege has left nine people dead.", Scope.PERIOD),
        ("The strikes have killed nine people.", Scope.PERIOD),
        ("The strike has killed nine people.", Scope.INCIDENT),
        ("Nine militants were killed in separate operations near Homs.", Scope.PERIOD),
        ("Nine militants were killed in an operation near Homs.", Scope.INCIDENT),
        ("Nine people have been killed since the truce collapsed on 3 October.", Scope.PERIOD),
        ("The fighting has forced 60,000 people to flee.", Scope.PERIOD),
        ("Nine people were killed in Zeitan in four days.", Scope.PERIOD),
        ("Nine people were killed in the second attack in four days.", Scope.INCIDENT),
        ("Nine soldiers died during the two-week battle.", Scope.PERIOD),
        ("The daily shelling killed nine people.", Scope.PERIOD),
        ("Shells killed nine people in the city which has been divided since July 2012.", Scope.INCIDENT),
        ("Shells have killed nine people in the divided city since July 2012.", Scope.CUMULATIVE),
        ("Shelling killed nine people in Zeitan during September.", Scope.PERIOD),
        ("Nine people were killed in Zeitan during September 12 raids.", Scope.INCIDENT),
        ("The daily paper said a raid killed nine people.", Scope.INCIDENT),
        ("Nine people were injured in attacks in Homs Idlib and Hama.", Scope.PERIOD),
        ("Nine people were injured in an attack in Homs and fled.", Scope.INCIDENT),
        ("A man was injured in attacks in Homs Idlib and Hama.", Scope.INCIDENT),
        ("Nine people died in a week of intense bombing.", Scope.PERIOD),
        ("Nine people died in a week when bombing was rare.", Scope.INCIDENT),
        ("There were 90 casualties from coalition strikes in March.", Scope.PERIOD),
        ("There were 90 casualties from coalition strikes in March 12 clashes.", Scope.INCIDENT),
        ("Raids killed 300 people in late September and early October.", Scope.PERIOD),
        ("Gas killed nine people during the final months of the battle.", Scope.PERIOD),
        ("Strikes killed nine people on Monday bringing the number killed in 24 hours to 45.", Scope.INCIDENT),
        ("A bomb killed nine people, the second such attack this month.", Scope.INCIDENT),
        ("Bombs killed nine people this month.", Scope.PERIOD),
        ("Nine people were killed in Homs and Hama provinces.", Scope.PERIOD),
        ("Nine people were killed after days of fighting in Zeitan.", Scope.PERIOD),
        ("Raids killed nine people in Zeitan for the fourth day in a row.", Scope.PERIOD),
        ("Raids killed nine people on the fourth floor in Zeitan.", Scope.INCIDENT),
        ("Raids killed nine people on the fourth day of the siege.", Scope.INCIDENT),
        ("Raids killed nine people on Monday, the fourth day of the siege.", Scope.INCIDENT),
        ("A mid-September raid killed nine people.", Scope.INCIDENT),
        ("The group has killed hundreds of villagers.", Scope.PERIOD),
        ("The blast killed hundreds of villagers.", Scope.INCIDENT),
        ("September was the deadliest month with nine reported dead.", Scope.PERIOD),
        ("Friday was the deadliest day with nine reported dead.", Scope.INCIDENT),
        ("Raids between 10-20 September killed nine people.", Scope.PERIOD),
        ("Militants attacked civilians across the country, killing nine.", Scope.PERIOD),
        ("Militants fired across the river, killing nine.", Scope.INCIDENT),
        ("Nine people were killed in raids in and around Zeitan.", Scope.PERIOD),
        ("Airstrikes by coalition jets have killed nine people.", Scope.PERIOD),
        ("The battle in Zeitan has killed nine people.", Scope.PERIOD),
        ("The fighting claimed the lives of nine people.", Scope.PERIOD),
        ("Nine rebels were killed in the latest fighting.", Scope.PERIOD),
        ("Nine rebels were killed in the fighting that began on Monday.", Scope.PERIOD),
        ("A total of nine raids left nine people dead.", Scope.PERIOD),
        ("Nine people are killed each day in Zeitan.", Scope.PERIOD),
        ("Nine soldiers were killed in the days after Zeitan fell.", Scope.PERIOD),
        ("The hospitals reported nine dead for the first six months of 2016.", Scope.PERIOD),
        ("Nine reporters had been killed since the countrys conflict erupted in March 2011.", Scope.CUMULATIVE),
        ("Raids have killed 2,000 civilians since Moscow stepped in in September 2015.", Scope.CUMULATIVE),
        ("The war has killed 20,000 people.", Scope.CUMULATIVE),
        ("More than 300 farmers have been killed in the conflict.", Scope.CUMULATIVE),
        ("107 fighters had died in the border war, the monitor said.", Scope.CUMULATIVE),
        ("Six soldiers died in the war on Monday.", Scope.INCIDENT),
        ("Nine men have been killed in the war zone.", Scope.INCIDENT),
    ],
)
def test_over_what_span_a_figure_counts(text, scope):
    """One event, unless the sentence joins days or attacks, or goes on from a day; months and years are the war's."""
    assert first_claim(text).scope is scope


def test_parts_of_a_count_span_what_the_whole_spans():
    """What the sentence goes on to tell of the dead is counted over the same days; another event is not."""
    text = "Raids have killed nine people. Among the dead were three farmers. A blast killed two cooks."
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)
    assert [claim.scope for claim in claims] == [Scope.PERIOD, Scope.PERIOD, Scope.INCIDENT]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Nine people were killed on Monday.", DateSpan.day(date(2016, 10, 10))),
        ("A raid hit Zeitan on Monday. Nine people were killed.", DateSpan.day(date(2016, 10, 10))),
        ("The town had surrendered last year. Nine people were killed there.", DateSpan.month(2016, 10)),
        (
            "A bomb hit Zeitan on Monday. A deal had been reached in March. It killed nine.",
            DateSpan.day(date(2016, 10, 10)),
        ),
        ("Nine people were killed last year.", DateSpan(date(2015, 1, 1), date(2015, 12, 31))),
        ("The raid on Monday came a day after shells killed nine people.", DateSpan.day(date(2016, 10, 9))),
        ("The raid on Monday, a day after a truce, killed nine people.", DateSpan.day(date(2016, 10, 10))),
        (
            "Nine people were killed, a monitor said on Tuesday. No one else was hurt. Raids hit Homs on Monday.",
            DateSpan.day(date(2016, 10, 10)),
        ),
        (
            "Nine people were killed, a monitor said on Tuesday. No one else was hurt. Talks began on Monday.",
            DateSpan.day(date(2016, 10, 11)),
        ),
        ("It was the worst raid since shells killed nine people in Homs in August 2016.", DateSpan.month(2016, 8)),
        (
            "A bomb killed nine people, officials said on Tuesday. The army took the town in August.",
            DateSpan.day(date(2016, 10, 11)),
        ),
        ("Raids killed 40 people in August. The victims included nine children.", DateSpan.month(2016, 8)),
        (
            "A bomb hit Zeitan. Nobody owned up. The army took the town in August. The bomb killed nine children.",
            DateSpan.month(2016, 10),
        ),
        ("Nine people were killed over the past few days.", DateSpan(date(2016, 10, 6), PUBLISHED)),
        ("Nine people were killed, it said in past appeals.", DateSpan.month(2016, 10)),
        (
            "Smoke rises over the bridge in Homs on October 1 2016 (Reuters) A raid on Monday killed nine people.",
            DateSpan.day(date(2016, 10, 10)),
        ),
    ],
)
def test_when_it_happened(text, span):
    """A day is carried on to the next sentence, and a year of the background is not."""
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)
    assert next(claim for claim in reversed(claims) if claim.figure and claim.figure.low == 9).event_date == span


def test_words_under_a_picture_say_nothing_of_the_report():
    """`(Reuters)` ends them; behind a city it is the agency's name before a report."""
    text = "Smoke rises over the bridge in Homs on October 1 2016 (Reuters) A raid on Atareb killed nine people."
    assert first_claim(text).place == "Atareb"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday a shell hit a rally for the June 3 poll and killed nine people.", date(2016, 10, 10)),
        ("A shell hit a rally on June 3 and killed nine people.", date(2016, 6, 3)),
    ],
)
def test_day_an_occasion_is_called_after(text, day):
    """A poll or a truce that is called by its day is another event."""
    assert first_claim(text).event_date.first == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ADEN, Oct 12 (Reuters) - A shell killed nine people in Zeitan on Monday, a medic said.", date(2016, 10, 10)),
        ("On Oct 11 (Tuesday) a shell killed nine people in Zeitan, a medic said on Wednesday.", date(2016, 10, 11)),
    ],
)
def test_the_day_of_a_dispatch_is_not_the_event_s(text, day):
    assert first_claim(text).event_date == DateSpan.day(day)


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("On Wednesday the ministry revised the number of dead to nine.", date(2016, 10, 10)),
        ("On Wednesday a raid killed nine people.", date(2016, 10, 12)),
        ("In Kafr Zita a raid killed nine people a day earlier.", date(2016, 10, 9)),
        ("In Kafr Zita a raid killed nine people days earlier.", date(2016, 10, 10)),
        ("A day later radios blew up, killing nine people.", date(2016, 10, 11)),
        ("Two days earlier a raid on Kafr Zita killed nine people.", date(2016, 10, 8)),
        ("The council put the toll at nine dead earlier on Wednesday.", date(2016, 10, 10)),
        ("A day later the ministry raised its toll to nine dead.", date(2016, 10, 10)),
        ("The day before, a raid on a mill killed nine people.", date(2016, 10, 9)),
        ("The previous day shells killed nine people.", date(2016, 10, 9)),
        ("The following day shells killed nine people.", date(2016, 10, 11)),
        ("The day before the truce shells killed nine people.", date(2016, 10, 10)),
    ],
)
def test_a_day_told_from_another(behind, day):
    """The day on which a toll was revised is not its own, and a day earlier is one before the day told last."""
    claims = read_claims(
        Article("a", f"A blast tore through a market on Monday. {behind}", None, outlet="P", published=PUBLISHED),
        LEXICON,
    )
    assert claims[-1].event_date == DateSpan.day(day)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("In three days of attacks on Zamzam, nine people were killed.", DateSpan(date(2016, 10, 10), PUBLISHED)),
        ("In the first three days of attacks on Zamzam, nine people were killed.", DateSpan.month(2016, 10)),
        ("In three days of talks on Zamzam, nine people were arrested.", DateSpan.month(2016, 10)),
        ("Clashes over four days killed nine people in Goma.", DateSpan(date(2016, 10, 9), PUBLISHED)),
        ("The second raid in four days killed nine people in Goma.", DateSpan.month(2016, 10)),
        (
            "Nine people were killed in two days of clashes, a medic said on Tuesday.",
            DateSpan(date(2016, 10, 10), date(2016, 10, 11)),
        ),
        (
            "Nine people were killed in two days of clashes that ended on Monday.",
            DateSpan(date(2016, 10, 9), date(2016, 10, 10)),
        ),
        ("Nine people were killed on Monday after two days of shelling.", DateSpan.day(date(2016, 10, 10))),
        ("Nine people were killed in two days of clashes in May.", DateSpan.month(2016, 5)),
        (
            "The army took Goma in May. Nine people were killed in two days of clashes.",
            DateSpan.month(2016, 5),
        ),
        ("Nine people were killed in 48 hours of shelling.", DateSpan(date(2016, 10, 10), PUBLISHED)),
        ("Two weeks of fighting in Goma have killed nine people.", DateSpan(date(2016, 9, 29), PUBLISHED)),
    ],
)
def test_days_told_by_their_number(text, span):
    """They end on the day of the statement or of the report, unless another is named; what a day dates stays there."""
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)
    assert claims[-1].event_date == span


def last_claim(text):
    return read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)[-1]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Bombing of the strip continues on the forty-fifth consecutive day. Nine have been killed.",
            date(2016, 8, 29),
        ),
        ("Fighting raged in Goma for the third day running. At least nine people have died.", date(2016, 10, 10)),
        ("The siege of Gao is in its 12th day. Nine people have been killed.", date(2016, 10, 1)),
        ("Fighting in Goma entered its second week, with nine people killed so far.", date(2016, 10, 5)),
        # That one day, or that one blow.
        ("Bombing of the strip continues on the forty-fifth consecutive day. Nine were killed on Monday.", None),
        ("Fighting raged in Goma for the third day running. Nine people were killed.", None),
        ("Fighting raged in Goma for the third day running. Nine people have been killed in a blast.", None),
        ("The talks are in their third day. Nine people have been killed.", None),
        ("On the third day of the talks nine people have died.", None),
        # Slips of the pen are no number of days.
        ("The siege of Gao is in its twenty tenth day. Nine people have been killed.", None),
        ("The siege of Gao is in its 0th day. Nine people have been killed.", None),
    ],
)
def test_what_has_befallen_people_by_now_is_counted_over_the_days_that_it_went_on(text, first):
    """Up to the report; what befell them once is of its own day."""
    claim = last_claim(text)
    assert claim.scope is (Scope.PERIOD if first else Scope.INCIDENT)
    if first:
        assert claim.event_date == DateSpan(first, PUBLISHED)


def test_such_days_end_with_the_one_that_is_named():
    """A day that the sentence gives is the last of them."""
    text = "Shelling of Goma entered its ninth day on Monday. Nine people have died."
    assert last_claim(text).event_date == DateSpan(date(2016, 10, 2), date(2016, 10, 10))


def test_more_days_than_a_battle_has_are_a_wars():
    """Whoever counts over 600 days counts a war's dead."""
    assert last_claim("The war is in its 600th day. Nine people have been killed.").scope is Scope.CUMULATIVE


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Two people died in Donetsk on Monday, in a war that has left 14,000 dead.", ["incident", "cumulative"]),
        ("In a war that has left 14,000 dead, two people died in Donetsk on Monday.", ["cumulative", "incident"]),
        ("Two people died on Monday, in a raid that has left 14 wounded.", ["incident", "incident"]),
    ],
)
def test_the_wars_toll_beside_a_days(text, scopes):
    """What is said of the war's dead is not said of the day's."""
    found = read_claims(Article("a", text, None, outlet="The Paper", published=PUBLISHED), LEXICON)
    assert [claim.scope for claim in found] == scopes


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The junta has killed 4,100 people since the coup.", Scope.CUMULATIVE),
        ("The junta has killed 4,100 people since the army seized power.", Scope.CUMULATIVE),
        ("The war has killed 4,100 people since Russia's invasion.", Scope.CUMULATIVE),
        ("A detainee has died, the tenth since the coup.", Scope.INCIDENT),
        ("Soldiers have killed nine people since the coup on Monday.", Scope.PERIOD),
        ("Soldiers have killed nine people since the takeover of the port.", Scope.INCIDENT),
    ],
)
def test_since_a_coup(text, scope):
    """As long as those who made it have ruled, unless its day is given."""
    assert last_claim(text).scope is scope

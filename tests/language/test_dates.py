"""Dates in text, absolute and relative to the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.dates import dateline, find_dates

SUNDAY = date(2017, 4, 9)


def spans(text, anchor=SUNDAY):
    return [mention.span.iso for mention in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("on 4 April 2017", "2017-04-04"),
        ("on the 4th of April, 2017", "2017-04-04"),
        ("Apr. 4, 2017", "2017-04-04"),
        ("Wednesday, 5 April 2017", "2017-04-05"),
        ("2017-04-04", "2017-04-04"),
        ("04/04/2017", "2017-04-04"),
        ("24.10.2020", "2020-10-24"),
        ("August 2013", "2013-08"),
        ("in 2011", "2011"),
        ("the 2014 war", "2014"),
        ("mid-June 2015", "2015-06-11/2015-06-20"),
        ("early October 2014", "2014-10-01/2014-10-10"),
        ("late in October 2014", "2014-10-21/2014-10-31"),
        ("the last week of October 2017", "2017-10-25/2017-10-31"),
        ("summer 2014", "2014-06-01/2014-08-31"),
        ("between 5 and 9 July 2016", "2016-07-05/2016-07-09"),
        ("on New Year’s Day 2015", "2015-01-01"),
        ("October 3-4, 2020", "2020-10-03/2020-10-04"),
        ("the night of 3 to 4 October 2020", "2020-10-03/2020-10-04"),
        ("27 September – 1 October 2020", "2020-09-27/2020-10-01"),
        ("from 27 September 2020 to 1 October", "2020-09-27/2020-10-01"),
        ("from 19 September 2016 until the 24th", "2016-09-19/2016-09-24"),
        ("from 28 January 2019 to the 5th", "2019-01-28/2019-02-05"),
        ("between 10 May 2021 and the following Friday", "2021-05-10/2021-05-14"),
        ("on 3 May 2016 and the 9th", "2016-05-03"),
        ("on 3 May 2016 to the 9th Brigade", "2016-05-03"),
        ("30 December to 2 January 2016", "2015-12-30/2016-01-02"),
        ("March-April 2014", "2014-03-01/2014-04-30"),
        ("from 2011 to 2013", "2011-01-01/2013-12-31"),
        ("the two months before 8 June 2016", "2016-04-08/2016-06-08"),
        ("in the three days after 4 April 2017", "2017-04-04/2017-04-07"),
    ],
)
def test_an_absolute_date_needs_no_anchor(text, span):
    """A date that gives its year is the same whatever the day of publication."""
    assert spans(text, None) == [span]
    assert spans(text) == [span]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("on Sunday", "2017-04-09"),
        ("on Tuesday night", "2017-04-04"),
        ("last Sunday", "2017-04-02"),
        ("today", "2017-04-09"),
        ("earlier in the day", "2017-04-09"),
        ("yesterday", "2017-04-08"),
        ("the day before yesterday", "2017-04-07"),
        ("overnight", "2017-04-08/2017-04-09"),
        ("last night", "2017-04-08/2017-04-09"),
        ("last week", "2017-03-27/2017-04-02"),
        ("this month", "2017-04"),
        ("in the past two weeks", "2017-03-26/2017-04-09"),
        ("over the last 24 hours", "2017-04-08/2017-04-09"),
        ("a week ago", "2017-04-02"),
        ("on the 21st", "2017-03-21"),
        ("on 4 April", "2017-04-04"),
        ("on 10 April", "2016-04-10"),
        ("in March", "2017-03"),
        ("29 February", "2016-02-29"),
        ("from Friday to Sunday", "2017-04-07/2017-04-09"),
    ],
)
def test_a_relative_date_is_placed_by_the_day_of_publication(text, span):
    """The latest such day that is no later than the anchor; without an anchor there is no date."""
    assert spans(text) == [span]
    assert spans(text, None) == []


@pytest.mark.parametrize(
    ("text", "iso"), [("05-04-2017", "2017-04-05"), ("04/05/2017", "2017-04-05"), ("04/09/2017", "2017-04-09")]
)
def test_the_order_of_day_and_month_is_told_by_the_day_of_publication(text, iso):
    """Of two orders the one near the publication is meant; near neither, the date is left open."""
    assert spans(text) == [iso]
    assert spans(text, date(2019, 1, 1)) == []
    assert dateline(f"{text} Shelling kills five.", SUNDAY) == date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("09.04.2017", "2017-04-09"),
        ("the fourth of January 2020", "2020-01-04"),
        ("the twenty-first of July '24", "2024-07-21"),
        ("the last day of February 2022", "2022-02-28"),
        ("January the 22nd, 2024", "2024-01-22"),
        ("17 Oct '23", "2023-10-17"),
    ],
)
def test_days_in_words_and_years_in_two_digits(text, iso):
    """With dots the day stands first; of an ordinal without "of" nobody knows what it counts."""
    assert spans(text, date(2019, 1, 1)) == [iso]
    assert spans("the fourth January offensive", None) == []
    assert spans("the '90s", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "you may have heard",
        "They March on",
        "the Sun newspaper",
        "the Sunday Times",
        "2,000 people",
        "1400 people",
        "in 2000 people's homes",
        "won 3-1",
        "04/05/2016",
        "31 February 2016",
        "the 21st brigade",
        "Jan Egeland",
        "every Friday",
        "12 may be dead",
        "5/10",
        "in 2017,5",
        "Highway 2017b",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    """Verbs, names, scores, counts of persons, ambiguous orders and impossible days are no dates."""
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since 3 October", "since"),
        ("3 October 2016 onwards", "since"),
        ("until 5 May", "until"),
        ("as of 2 October 2016", "by"),
        ("by mid-June 2015", "by"),
        ("on 5 May", "at"),
        ("from 3 to 5 May", "at"),
        ("deaths from the 5 May attack", "at"),
    ],
)
def test_the_word_before_a_date_gives_its_relation(text, relation):
    """The span stays the date's own."""
    assert [mention.relation for mention in find_dates(text, SUNDAY)] == [relation]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wed 05 Apr 2017 Army retakes town", date(2017, 4, 5)),
        ("Fri 07 Apr 2017 at 0914 GMT", date(2017, 4, 7)),
        ("PARIS, 3 October 2020 (AFP) - Two men", date(2020, 10, 3)),
        ("2014-08-28\nRebels take crossing", date(2014, 8, 28)),
        ("August 28, 2014", date(2014, 8, 28)),
        ("Date of publication 9 August 2016 Five medics", date(2016, 8, 9)),
        ("The date of the raid, 9 August 2016, is known", None),
        ("Thu Feb 5 2015 title: Rockets hit the town", date(2015, 2, 5)),
        ("Army retakes town\nPublished: 5 May 2015\nThe army", date(2015, 5, 5)),
        ("Beirut, Lebanon — 4 April 2017 – Two men", date(2017, 4, 4)),
        ("On 4 April 2017 an air strike hit the town", None),
        ("4 April 2017 was the day", None),
        ("Friday 7 April 2017 Rebels retake the mill", date(2017, 4, 7)),
        ("On 7 April 2000 rebels retook the mill", None),
        ("05-04-2017 Two Killed in Shelling", date(2017, 4, 5)),
        ("05/04/2017 Two Killed in Shelling", None),
        ("Four shot near the mill 7 April 2017 Tartus TASS-Gunmen", date(2017, 4, 7)),
        ("Four were shot near the mill on 7 April 2017 TASS-Gunmen", None),
        ("BEIRUT, April 4 (Reuters) - Two men", None),
        ("Two men died.", None),
        ("", None),
    ],
)
def test_a_dateline_is_the_texts_own_day_of_publication(text, day):
    """A date within a sentence is when something happened, and no dateline."""
    assert dateline(text) == day


@pytest.mark.parametrize(
    "text", ["5 " * 9000, "the " * 9000, "3 to " * 9000, "May " * 9000, " " * 50_000, "1/1/" * 9000]
)
def test_a_hostile_text_is_read(text):
    """Runs of half dates are read to the end."""
    assert all(mention.end <= len(text) for mention in find_dates(text, SUNDAY))


WORDS = st.sampled_from(
    [
        "4",
        "21st",
        "April",
        "may",
        "May",
        "2017",
        "2017-04-04",
        "since",
        "by",
        "between",
        "and",
        "to",
        "–",
        ",",
        "on",
        "Sunday",
        "last",
        "night",
        "the",
        "week",
        "of",
        "early",
        "mid-",
        "ago",
        "two",
        "days",
        "past",
        "İ",
    ]
)


@given(st.lists(WORDS, max_size=20), st.sampled_from([None, SUNDAY, date(1, 1, 1), date(9999, 12, 31)]))
def test_offsets_are_exact_and_mentions_apart(parts, anchor):
    """A mention is the text between its offsets, and begins no sooner than the one before it ends."""
    text = " ".join(parts)
    at = 0
    for mention in find_dates(text, anchor):
        assert text[mention.start : mention.end] == mention.text
        assert at <= mention.start < mention.end
        at = mention.end


def test_the_digits_of_one_date_count_no_nights_to_the_next():
    """Found by the test above: "04 night to Sunday" was taken for four nights, over a date that was there already."""
    first, second = find_dates("2017-04-04 night to Sunday", SUNDAY)
    assert (first.text, second.text) == ("2017-04-04", "Sunday")


@given(st.text(max_size=200))
def test_any_text_has_dates_and_a_dateline(text):
    """No text raises."""
    assert all(text[m.start : m.end] == m.text for m in find_dates(text, SUNDAY))
    dateline(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in late-September 2016 strikes on the city", date(2016, 9, 21), date(2016, 9, 30)),
        ("On MONDAY, 5 OCTOBER 2020", date(2020, 10, 5), date(2020, 10, 5)),
        ("in the spring of 2015", date(2015, 3, 1), date(2015, 5, 31)),
        # Behind a month a year is no count of whoever follows
        ("In mid-March 2016 rebels tried to enter the port", date(2016, 3, 11), date(2016, 3, 20)),
        ("on 5 May 2015 soldiers died there", date(2015, 5, 5), date(2015, 5, 5)),
        ("over the past two weeks", date(2020, 9, 21), date(2020, 10, 5)),
    ],
)
def test_no_rule_is_passed_over_that_would_find_a_date(text, first, last):
    """Rules are tried where the text has a clue for them, in whatever case and joined with whatever marks."""
    (mention,) = find_dates(text, date(2020, 10, 5))
    assert (mention.span.first, mention.span.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hit on New Year's Eve", ["2016-12-31"]),
        ("hit on Christmas Eve", ["2016-12-24"]),
        ("hit on Valentine's Day 2015", ["2015-02-14"]),
        ("a Valentine card", []),
        ("Christmas shoppers died", []),
    ],
)
def test_days_called_by_a_feast(text, found):
    assert spans(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over Eid al-Adha 2016", ["2016-09-11/2016-09-16"]),
        ("on the eve of Eid ul-Fitr in 2015", ["2015-07-16/2015-07-20"]),
        # The latest until the day of publication, 9 April 2017.
        ("shells fell over Eid al-Fitr", ["2016-07-05/2016-07-09"]),
        ("the Eid al-Hawa mill", []),
    ],
)
def test_feasts_by_the_moon(text, found):
    """With a day around them: the observed days (12 September 2016, 17 July 2015, 6 July 2016) are among them."""
    assert spans(text) == found


def test_a_day_in_figures_far_from_the_known_one_is_not_trusted():
    """A 5-04-2016 of a text published on the 25th was cut short; what is to come is hardly written so."""
    published = date(2016, 4, 25)
    assert dateline("5-04-2016 Rockets fall on Zeitan again", published) is None
    assert dateline("24-04-2016 Rockets fall on Zeitan again", published) == date(2016, 4, 24)
    assert dateline("Monday 4 April 2016 Rockets fall on Zeitan again", published) == date(2016, 4, 4)
    assert spans("5-04-2016 Rockets fall on Zeitan", published) == []


def test_no_feast_is_kept_before_its_calendar_begins():
    """Whatever the day of publication, nothing is raised."""
    for year in (1, 600, 623, 9998):
        assert len(spans("shells fell over Eid al-Fitr", date(year, 6, 1))) <= 1

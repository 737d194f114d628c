"""What answers with a no: that nobody was hurt, that somebody did not know or tell."""

from __future__ import annotations

import pytest

from assistant.answering.left_unsaid import says_no
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
KNOWN = "Did the monitor know whose planes had bombed Zeitan?"
COUNTED = "Has the ministry given a number of dead for the fire at Zeitan?"
DIED = "Was anybody killed when the shell fell on Zeitan?"
HURT = "Was anybody hurt when the shell fell on Zeitan?"


@pytest.mark.parametrize(
    ("question", "sentence", "no"),
    [
        (KNOWN, "It said it was not immediately clear who had carried out the raid.", True),
        (KNOWN, "It did not know whether the planes came from the coast.", True),
        (KNOWN, "It said the planes did not come from the coast.", False),
        (COUNTED, "The ministry spoke of a fire, giving no precise toll.", True),
        (COUNTED, "The ministry didnt offer a number for those killed.", True),
        (COUNTED, "The ministry said no soldiers had been there.", False),
        (COUNTED, "No figure for those killed has yet been published by the ministry.", True),
        (COUNTED, "No figure of the old regime has yet been tried by the ministry.", False),
        ("Could the ministry tell if the planes were Russian?", "It was unclear whose planes they were.", True),
        ("Could the ministry help if the planes were Russian?", "It was unclear whose planes they were.", False),
        (HURT, "The source said that no casualties were reported.", True),
        (HURT, "Nobody was hurt, the mayor said.", True),
        (HURT, "No aid has reached the casualties, the mayor said.", False),
        (HURT, "The shell caused only material damage, the mayor said.", True),
        (HURT, "The shell only damaged the material in a shop and hurt two men.", False),
        (HURT, "The shell only caused injuries.", False),
        (DIED, "The shell only caused injuries.", True),
        (DIED, "The shell caused injuries and only then did the rescuers come.", False),
        # Nobody asks there whether anything was told
        ("Did the rebels leave Zeitan in May 2016?", "It was not immediately clear who had left.", False),
    ],
)
def test_a_no_is_told(question, sentence, no):
    """A no to what was asked, and not any sentence with a no in it."""
    assert says_no(read_question(question, LEXICON), sentence) is no

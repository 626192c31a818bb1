"""Whether what somebody says is itself a saying of somebody else ('قال X إن Y طالب بـ…')."""

from __future__ import annotations

from marsad.arabic.clitics import bare
from marsad.arabic.words import definite
from marsad.reading.contents import Content
from marsad.reading.described import Described
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.frames_ahead import foreseen
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import Trigger, speech_words, triggers

_MAX_LEAD = 16  # tokens that may stand between the beginning of a content and the cue of the saying inside it


class Inside:
    """Looks for sayings inside the contents of one sheet's sayings."""

    def __init__(self, sheet: Sheet, places: Places, described: Described) -> None:
        self.sheet, self.places, self.described = sheet, places, described
        self.words = speech_words(sheet.lexicon)

    def tells(self, cut: Content, saying: Saying) -> bool:
        """Whether the content is itself a saying: a cue near its beginning with a speaker of its own; what is denied was not said."""
        if self.words.cues[saying.cue_entry].act == "deny":
            return False
        lead = triggers(self.sheet, cut.first, min(cut.last, cut.first + _MAX_LEAD))
        for options in lead.values():
            for trigger in options:
                noun = trigger.tense == "past" and trigger.first == cut.first and self._nominal_clause(cut.first)
                if trigger.tense in ("past", "pres") and not (trigger.negated or trigger.pronoun or noun):
                    made = foreseen(self.sheet, self.places, trigger, cut.last)
                    if made is None or self._voiced(cut, made, saying):
                        continue
                    if made.explicit and self._opens_with(cut.first, trigger, made):
                        return not self._own_stance(made, saying)
                    if self._people_open(cut.first, made):
                        return True
        return False

    def _people_open(self, first: int, made: Frame) -> bool:
        """Whether a content begins with people whom nothing names, and they are the subject of its cue ('إن سكان القرية طالبوا بـ')."""
        word = self.sheet.tokens.words[first]
        people = (word in self.words.speaking_nouns or word in self.words.collective) and made.trigger.tense == "past"
        return made.noun == first < made.trigger.first and people and not self.described.mute(word)

    def _own_stance(self, made: Frame, saying: Saying) -> bool:
        """Whether somebody only tells the present stance of the state or body for which he speaks ('أكد X أن بلاده ترفض الـ')."""
        figures = self.sheet.figures
        act = made.trigger.cue.act
        spokes = ("person", "organisation") if act in ("accuse", "reject") else ("person",)
        sides = {figures[f].side for f in saying.speakers if figures[f].type in spokes} - {None}
        bodies = [f for f in made.subjects if figures[f].type != "person"]
        present = made.trigger.tense == "pres" and act in ("state", "support", "accuse", "reject")
        return present and bool(bodies) and {figures[f].side or figures[f].key for f in bodies} <= sides

    def _nominal_clause(self, first: int) -> bool:
        """Whether a complementiser that no verb may follow stands before a token ('إن رفض الكونغرس …' is a refusal)."""
        before = self.sheet.tokens.words[first - 1] if first else ""
        return before in self.words.that and before not in self.words.pronominal

    def _voiced(self, cut: Content, made: Frame, saying: Saying) -> bool:
        """Whether a content begins with what somebody voices, and not with what another does ('أكد رفض بلاده لـ', but 'أكدت رفض X لـ')."""
        words, first, figures = self.sheet.tokens.words, made.trigger.first, self.sheet.figures
        if first != cut.first or made.trigger.tense != "past" or cut.form == "direct" or words[first] not in self.words.object_heads:
            return False
        own = {figures[f].side or figures[f].key for f in saying.speakers}
        n = self.places.sightings.get(made.trigger.last)
        return n is None or all((figures[f].side or figures[f].key) in own for f in self.sheet.sightings[n].figures)

    def _titled(self, first: int, trigger: Trigger, made: Frame) -> bool:
        """Whether a content begins with a title, and its bearer's name stands right before the cue ('أن المتحدث باسم … X Y أعلن')."""
        n = self.places.ends.get(trigger.first)
        if n is None or first in self.places.sightings or list(self.sheet.sightings[n].figures) != made.subjects:
            return False
        titles, words = self.sheet.lexicon.words("personal_titles"), self.sheet.tokens.words
        person = self.sheet.figures[made.subjects[0]].type == "person" and self.sheet.sightings[n].named
        at = self.sheet.sightings[n].whole_first - 1
        person = person and at >= first and (at in self.places.sighted or definite(words[at]) > 0)
        verb = any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")) for i in range(first, trigger.first - 1)
                   for h in self.sheet.hits_at.get(i, ()) if i not in self.places.sighted)  # fmt: skip
        return person and not verb and (words[first] in titles or bare(words[first]) in titles)

    def _opens_with(self, first: int, trigger: Trigger, made: Frame) -> bool:
        """Whether only the inner speaker stands between the beginning of a content and its cue."""
        i = first
        words = self.sheet.tokens.words
        if self._titled(first, trigger, made):
            return True
        while i < trigger.first:
            n = self.places.sightings.get(i)
            if n is not None:
                i = max(self.sheet.sightings[n].whole_last, i + 1)
            elif words[i] in self.words.auxiliaries or words[i] in '،,"{':
                i += 1
            elif words[i] in self.words.adverbial and i > first:
                i += 2
            else:
                return False
        return True

"""Speakers whom nothing names: 'two residents of the camp', 'the army command', 'participants in the forum'.

The noun phrase that is the subject of a cue makes a figure of its own, unless its noun is no one's ('results', 'a study'). What the
report calls by the same noun later ('the residents') is that figure, or the body that the report named with it.
"""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, DERIVED, FULL_NISBAS, MANNER, NISBAS, PRONOUNS, TA_MARBUTA, YEH, bare
from marsad.arabic.letters import fold
from marsad.arabic.quotation import QUOTE
from marsad.arabic.romanise import romanise
from marsad.arabic.words import ALIF, CONJUNCTIONS, PREPOSITIONS, TO, definite
from marsad.lexicon.schema import Actor
from marsad.reading.described_phrase import Phrased
from marsad.reading.frame_parts import Frame
from marsad.reading.recalled import DEMONYMS
from marsad.reading.sheet import Figure, Sighting, keyed
from marsad.reading.triggers import COMMAS, Trigger, among
from marsad.record import EntityType

_MANY = (*NISBAS[1:], AND)  # endings of plurals, the last one annexed
_HIS = fold(TA_MARBUTA)
_MAX_ISSUER = 7  # tokens of a name in quotation marks
_MAX_EPITHET = 3  # words of what one is called again


class Described(Phrased):
    """The figures of described speakers in one sheet, and where they are described."""

    def speaker(self, made: Frame) -> tuple[int, ...]:
        """The figure of a frame's unresolved subject; () where its noun speaks for nobody."""
        first = made.noun
        if first < 0 or self.told(made):
            return ()
        words = self.sheet.tokens.words
        last = self.end(first, made.bound)
        if made.trigger.whom == "object" and first >= made.trigger.last:
            last = next((i for i in range(first + 1, last) if self.asked(first, i)), last)
        first += words[first] == QUOTE
        while first + 1 < last and words[first] in self.words.honorifics and not self.titled(first):
            first += 1
        head = words[first]
        n = self.places.sightings.get(first + 1, -1)
        if head in self.words.membership and n >= 0 and not self.sheet.sightings[n].clitics:
            figures = self.sheet.sightings[n].figures
            if all(self.sheet.figures[f].type == "organisation" for f in figures):
                return figures  # the members of a body speak as that body
        noun = words[first + 1] if first + 1 < last else head  # 'some diplomats'
        told = definite(noun) or (first + 2 < last and definite(words[first + 2]))  # 'بعض شخصيات المعارضة'
        some = head in self.words.quantifiers and bool(told) and (not self.mute(noun) or self.source(first + 1, last))
        silent = self.mute(head) and not some and not self.source(first, last)
        thing = first >= made.trigger.last and self.thing(first)
        if silent or first >= last or thing or ("object" in made.trigger.frames and self.owned(first)):
            return ()
        first, last = self.name(first, last)
        figure = self.known(first, last)
        if figure < 0:
            joined = head[0] in CONJUNCTIONS and (made.joined or (definite(head[1:]) and bare(head[1:]) in self.words.known))
            figure = self.figure(first, last, head[1:] if joined else "")
        self.note(first, last, figure)
        return (figure,)

    def apposed(self, made: Frame) -> tuple[int, ...]:
        """The body named between commas behind the noun that describes it ('منظمة حقوقية، هيومن رايتس ووتش، إن'); () where none is."""
        words, last = self.sheet.tokens.words, self.end(made.noun, made.bound)
        n = self.places.sightings.get(last + 1, -1) if made.noun >= 0 else -1
        if n < 0 or words[last] not in COMMAS:
            return ()
        seen = self.sheet.sightings[n]
        closed = words[max(seen.last, seen.whole_last)] in COMMAS and bare(words[made.noun]) in self.words.collective
        bodies = all(self.sheet.figures[f].type in ("organisation", "media") for f in seen.figures)
        return seen.figures if closed and bodies and seen.named and not seen.clitics else ()

    def credited(self, first: int, last: int, noun: str) -> tuple[int, ...]:
        """The figure of a source described behind a credit, its noun given without the preposition; () where it speaks for nobody."""
        if self.mute(noun) and not self.source(first, last):
            return ()
        figure = self.known(first, last)
        if figure < 0:
            figure = self.figure(first, last, noun)
        self.note(first, last, figure)
        return (figure,)

    def issuing(self, made: Frame) -> tuple[int, ...]:
        """The figure of a body that nothing names behind 'issued by' ('بيان صدر عن المكتب الإعلامي', 'دراسة أجرتها شركة X'); or ()."""
        words = self.sheet.tokens.words
        first = made.trigger.last
        first += first < len(words) and (words[first] in self.words.documents or bare(words[first]) in self.words.works)
        first += first < len(words) and words[first] in self.words.relatives and first > made.trigger.last
        if first + 2 >= len(words) or words[first] not in self.words.issuing:
            return ()
        through = among(words[first + 1], self.words.adverbial)
        if not through and not words[first].endswith((_HIS, *PRONOUNS)):
            return ()
        first += 1 + through
        close = self.places.opens.get(first, 0)
        if 0 < close - first <= _MAX_ISSUER and first + 1 not in self.places.sightings and words[close + 1 : close + 2] != []:
            return () if words[close + 1][:1] == TO else self.credited(first + 1, close, words[first + 1])
        body = self.words.body(words[first]) or (words[first] in self.words.collective and not made.subjects)
        if not body or first in self.sheet.sighting_at:
            return ()
        last = self.end(first, made.bound)
        whose = next((n for i in range(first + 1, last) if (n := self.places.sightings.get(i)) is not None), -1)
        last = last if whose < 0 or made.object < 0 else min(last, self.sheet.sightings[whose].whole_last)  # and not what it calls so
        return self.credited(first, last, words[first])

    def issuer(self, made: Frame) -> tuple[int, ...]:
        """The figure of who issued an unnamed document, if a noun right behind it tells ('بيان للعصبة', 'بيان للوزارة')."""
        words = self.sheet.tokens.words
        first = made.trigger.last
        first += first < len(words) and words[first] in self.words.documents
        if first >= len(words) or words[first - 1] not in self.words.documents:
            return ()
        annexed = self.words.body(words[first])
        if words[first][:2] != TO * 2 and not annexed:
            return ()
        last = self.end(first, made.bound)
        noun = words[first] if annexed else ARTICLE + words[first][2:]
        figure = self.body_of(first, bare(noun))
        if figure < 0:
            tokens = self.sheet.tokens
            key = romanise([noun, *words[first + 1 : last]])
            figure = keyed(self.sheet, key)
            if figure < 0:
                figure = len(self.sheet.figures)
                self.sheet.figures.append(Figure(key, "organisation", tokens.surface(first, last)[not annexed :], number=""))
        self._by_noun[bare(noun)] = figure
        return (figure,)

    def epithet(self, made: Frame, spoke: tuple[int, ...]) -> bool:
        """Whether a frame's subject may be what a report calls the one who was speaking: a title of a few words, and no other name."""
        first = made.noun
        if first < 0 or first > made.trigger.last:
            return False
        hits = self.sheet.hits_at.get(first, ())
        title = any(h.kind == "office" and h.tag.endswith("s.the") for h in hits)
        words, end = self.sheet.tokens.words, self.end(first, made.bound)
        title = title or words[first] in self.words.same_speaker
        last = "".join(fold(self.sheet.figures[f].ar or "") for f in spoke).replace(" ", "")
        names = (w for w in words[first + 1 : end] if not w.startswith(ARTICLE) and (w in self.words.given or w not in self.words.known))
        named = any(w not in last for w in names)
        return title and end - first <= _MAX_EPITHET and not named

    def foreign(self, first: int, bound: int, figures: tuple[int, ...]) -> bool:
        """Whether a phrase has the adjective of another state than that of somebody ('الرئيس الباكستاني' after an American spoke)."""
        lands = self.lands(first, bound)
        sides = {self.sheet.figures[f].side for f in figures} - {None}
        return bool(lands and sides) and lands.isdisjoint(sides)

    def lands(self, first: int, bound: int) -> set[str]:
        """The states whose adjectives stand in a phrase."""
        entries = self.sheet.lexicon.entries("actor", Actor)
        hits = (h for i in range(first + 1, self.end(first, bound)) for h in self.sheet.hits_at.get(i, ()) if h.tag in DEMONYMS)
        return {entries[h.index].side or entries[h.index].key for h in hits if h.kind == "actor"}

    def fits(self, token: int, figures: tuple[int, ...], same: bool = False) -> bool:
        """Whether figures may be called by a noun: persons by a title, bodies by a noun of bodies, anybody by 'the source'; `same`: the
        report says that it is the same one."""
        word = self.sheet.tokens.words[token]
        body = bare(word) in self.words.collective
        if self.mute(word):
            return True
        kind = all((self.sheet.figures[f].type != "person") == body for f in figures)
        return kind and not (body and not same and any(self.other_body(word, f) for f in figures))

    def other_body(self, word: str, figure: int) -> bool:
        """Whether a body cannot be called by a noun: it is a state, or its own name begins with another noun of bodies ('المعارضة' and
        'وزارة المالية')."""
        made = self.sheet.figures[figure]
        head = bare(fold(made.ar or "").partition(" ")[0])
        return made.type == "state" or (head in self.words.collective and head != bare(word))

    def titled(self, first: int) -> bool:
        """Whether a title of honour is the noun itself, described by what follows ('a general in the army', 'the president of …')."""
        words = self.sheet.tokens.words
        return words[first + 1][0] in PREPOSITIONS or bool(definite(words[first + 1])) or not words[first + 1][0].isalpha()

    def goes_on(self, made: Frame) -> bool:
        """Whether the noun behind a cue is no subject but begins what the one who was speaking says, or tells how much of something of
        his own he voices ('أكد كامل ثقته')."""
        words, first = self.sheet.tokens.words, made.noun
        amount = first + 1 < len(words) and words[first] in self.sheet.lexicon.words("amounts") and self.owned(first + 1)
        done = "object" in made.trigger.frames and self.done(words[first]) and not definite(words[first])
        own = words[first] in self.words.own_words or (done and words[first] not in self.words.works) or self.thing(first)
        own = own and first == made.trigger.last
        return own or self.begun(words[first]) or self.while_speaking(first) or (amount and "object" in made.trigger.frames)

    def while_speaking(self, first: int) -> bool:
        """Whether a participle behind a cue tells what its subject does as he speaks ('وأضاف، متحدثا عن الأزمة، أن'), or 'instead'."""
        words = self.sheet.tokens.words
        word, after = words[first], words[first + 1] if first + 1 < len(words) else ""
        about = word.startswith(MANNER[0]) and among(after, self.words.adverbial)
        feminine = word in self.words.speaking_nouns and words[first - 1] in COMMAS and word[-1] == _HIS
        his = word.endswith(MANNER[1]) and (word[:-1] in self.words.speaking_nouns or word.startswith(DERIVED))
        return word in self.sheet.lexicon.words("instead") or (about and (feminine or his))

    def told(self, made: Frame) -> bool:
        """Whether a noun after the cue is of those it is said to: in the accusative, of another gender than the verb, or all of them."""
        trigger, word = made.trigger, self.sheet.tokens.words[made.noun]
        if not (trigger.whom == "object" or "as" in trigger.frames) or made.noun < trigger.last:
            return False
        if made.noun == trigger.last and (self.misfit(trigger, word) or self.entreated(made)):
            return True
        asking = trigger.tense == "part" and self.sheet.tokens.words[trigger.first].endswith(ALIF)
        if asking and trigger.whom == "object" and made.noun == trigger.last:
            return True  # '…، مطالبا الحكومة بـ'
        if self.owned(made.noun) and word not in self.words.speaking_nouns and made.noun == trigger.last and not definite(word):
            return True  # 'then orders his men to'
        feminine = self.sheet.tokens.surface(made.noun, made.noun + 1).endswith(TA_MARBUTA)
        feminine = feminine and not (word.startswith(ARTICLE) and bare(word) in self.words.men) and bare(word) not in self.words.man
        disagrees = feminine and made.noun == trigger.last and trigger.gender == "m" and trigger.tense in ("past", "pres")
        return disagrees or word.endswith(NISBAS[2]) or word in self.words.wholes

    def entreated(self, made: Frame) -> bool:
        """Whether one noun alone stands between a verb of entreaty and what is to be done: whom it entreats ('وناشد الأطراف وقف')."""
        return made.trigger.whom == "object" and made.how == "object" and made.content == made.noun + 1

    def misfit(self, trigger: Trigger, word: str) -> bool:
        """Whether a noun right behind a verb is none of its subject: an annexed plural in the oblique case ('حث منتجي القمح'), one of many
        things behind a masculine verb ('طالب البنوك'), a masculine one of a body behind a feminine verb ('حثت المجلس')."""
        if trigger.tense not in ("past", "pres") or trigger.number != "s":
            return False
        plural = word.endswith(YEH) and word + NISBAS[2][-1] in self.words.known
        plural = plural and word not in self.sheet.lexicon.words("personal_titles")
        if trigger.gender == "f":
            return bare(word) in self.words.masculine_bodies and word not in self.words.quantifiers
        things = bare(word) in self.words.many_things or (bare(word).endswith(NISBAS[1]) and bare(word) in self.words.collective)
        return plural or things

    def name(self, first: int, last: int) -> tuple[int, int]:
        """The name in a phrase: the one that ends it ('the young director X Y'), or the one before a title ('X Y, the head of …'); else
        the whole phrase."""
        words = self.sheet.tokens.words
        begin = first
        if self.places.sighted.isdisjoint(range(first, last)):
            begin = next((i for i in range(first + 1, last - 1) if words[i] in self.words.given), first)
        begin -= begin - 1 == first and self.given(begin)  # 'X Y the head of', the first of which reports use elsewhere
        person = words[begin] in self.words.given or words[begin] not in self.words.known or (begin + 2 < last and self.given(begin + 1))
        kinds = (self.words.speaking_nouns, self.words.quantifiers, self.words.collective)
        if not person or self.title(begin) or any(words[begin] in known for known in kinds):
            return begin, last
        return begin, next((i for i in range(begin + 2, last) if self.title(i)), last)

    def given(self, i: int) -> bool:
        """Whether a given name stands at a token, with a title behind it."""
        return self.sheet.tokens.words[i] in self.words.given and self.title(i + 1)

    def title(self, i: int) -> bool:
        """Whether a word behind a name begins a title: an office, a definite noun that reports use, a noun with a preposition."""
        word = self.sheet.tokens.words[i]
        office = any(h.kind == "office" and not h.clitics for h in self.sheet.hits_at.get(i, ()))
        titled = word in self.words.honorifics or bare(word) in self.sheet.lexicon.words("personal_titles")
        return office or (definite(word) > 0 and titled) or self.words.dative(word)

    def figure(self, first: int, last: int, noun: str = "") -> int:
        """A new figure for a phrase, or the one that has its key; its noun may be given without a preposition."""
        words, tokens = self.sheet.tokens.words, self.sheet.tokens
        key = romanise([noun or words[first], *words[first + 1 : last]])
        alike = keyed(self.sheet, key)
        if alike >= 0 and fold(self.sheet.figures[alike].ar or "") in ("", fold(tokens.surface(first, last))):
            return alike
        key += "-2" * (alike >= 0)  # other letters that are written alike in Latin ones
        if alike >= 0 and (again := keyed(self.sheet, key)) >= 0:
            return again
        head = any(h.kind == "head" for h in self.sheet.hits_at.get(first, ()))
        named = words[first] in self.words.given and last - first > 1
        people = words[first] in self.words.known or words[first].startswith((ARTICLE, MANNER[0]))  # and no name that ends alike
        people = people or words[first].endswith(FULL_NISBAS[3])
        many = not named and (words[first] in self.words.quantifiers or (people and words[first].endswith(_MANY)))
        kind: EntityType = "organisation" if head or many or bare(noun or words[first]) in self.words.collective else "person"
        feminine = tokens.surface(first, first + 1).endswith(TA_MARBUTA)
        gender = ("f" if feminine else "m") if kind == "person" and not (many or named) else ""
        self.sheet.figures.append(Figure(key, kind, tokens.surface(first, last), gender=gender, number="p" if many else ""))
        return len(self.sheet.figures) - 1

    def note(self, first: int, last: int, figure: int) -> None:
        """Write down where a speaker is described, and by which words he may be meant again."""
        tokens = self.sheet.tokens
        self._by_noun[bare(tokens.words[first])] = figure
        self._by_noun[" ".join(tokens.words[first:last])] = figure
        for word in tokens.words[first + 1 : last]:
            if word not in self.words.known:
                self._by_noun[word] = figure
        made = Sighting(first, last, tokens.starts[first], tokens.ends[last - 1], (figure,), False, why="described")
        self.sightings.append(made)
        if any(word not in self.words.known for word in tokens.words[first:last]):
            self.introduced(first)  # all the others first
            self.entitle(made)

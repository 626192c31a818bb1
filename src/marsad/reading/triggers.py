"""Cues as they stand in the text: which words may report a saying, and what their form tells."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from marsad.arabic.clitics import ARTICLE, BY, MANNER, TA_MARBUTA, TANWIN, TO, bare
from marsad.arabic.letters import fold
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS, bare_alef, definite, dotted_yeh, governed_definite, with_conjunctions, without_conjunction
from marsad.lexicon.cues import Cue, parsed
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import Hit
from marsad.reading.after_all import after_all
from marsad.reading.sheet import Sheet

COMMAS = frozenset("،,")
_MAX_WITHHELD = 5  # words from a cue to the name that is not told
_MIN_DATIVE = 5  # letters of a word that may begin with an attached ل
_PLURALS = frozenset(("part.m.p", "part.f.d"))


class Trigger(msgspec.Struct, frozen=True):
    """A cue in the text. tense: 'past', 'pres', 'part' or 'noun'; gender/number of its subject; pronoun: its attached object."""

    first: int
    last: int
    start: int
    end: int
    entry: int
    cue: Cue
    tag: str
    tense: str
    gender: str
    number: str
    pronoun: str
    clitics: str
    negated: bool
    frames: tuple[str, ...]
    whom: str | None


class SpeechWords:
    """The word classes that the speech stages ask for, as sets of folded words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cues = lexicon.entries("cue", Cue)
        self.frames = [tuple(fold(way) for way in cue.frames) for cue in self.cues]
        self.whom = [cue.whom and fold(cue.whom) for cue in self.cues]
        self.that = lexicon.words("complementisers")
        self.adverbial = lexicon.words("adverbial_prepositions")
        self.fillers = lexicon.words("fillers")
        self.subordinators = lexicon.words("subordinators")
        self.subordinating_pairs = lexicon.words("subordinating_pairs")
        self.free_relatives = lexicon.words("free_relatives")
        self.same_speaker = lexicon.words("same_speaker")
        self.narrating = lexicon.words("narrating")
        self.existentials = lexicon.words("existentials")
        self.light_verbs = lexicon.words("light_verbs")
        self.epithets = lexicon.words("epithets")
        self.membership = lexicon.words("membership")
        self.meanwhile = lexicon.words("meanwhile")
        self.resumptions = lexicon.words("resumptions")
        self.speaking_nouns = lexicon.words("speaking_nouns")
        self.quantifiers = lexicon.words("quantifiers")
        self.contrast = lexicon.words("contrast")
        self.negators = lexicon.words("negators")
        self.auxiliaries = lexicon.words("auxiliaries")
        self.relatives = lexicon.words("relatives")
        self.object_heads = lexicon.words("object_heads")
        self.documents, self.issuers = lexicon.words("documents"), lexicon.words("issuers")
        self.sayings_of = lexicon.words("sayings_of")
        self.pronominal = lexicon.words("pronominal_complementisers")
        self.afterwards = lexicon.words("afterwards")
        self.occasions = lexicon.words("occasions")
        self.consequence = lexicon.words("consequence")
        self.editorial = lexicon.words("editorial")
        self.masculine_states = lexicon.words("masculine_states")
        self.known = lexicon.words("common-words") | lexicon.words("frequent-words")
        self._of_subjects(lexicon)
        self._of_passages(lexicon)
        self._of_tails(lexicon)
        self._of_vetoes(lexicon)

    def _of_subjects(self, lexicon: Lexicon) -> None:
        """The classes that tell who speaks where nobody is named."""
        self.writing_verbs = lexicon.words("writing_verbs")
        self.annexed_sayings, self.writers = lexicon.words("annexed_sayings"), lexicon.words("writers")
        self.articles, self.wordings = lexicon.words("articles"), lexicon.words("wordings")
        self.sendings, self.sent = lexicon.words("sendings"), lexicon.words("sent")
        self.works, self.manner_adverbs = lexicon.words("works"), lexicon.words("manner_adverbs")
        self.asides, self.topics = lexicon.words("asides"), lexicon.words("topics")
        self.fronted_matters, self.fronted_verbs = lexicon.words("fronted_matters"), lexicon.words("fronted_verbs")
        self.speeches = lexicon.words("speeches")
        self.times_when = lexicon.words("times_when")
        self.reports = lexicon.words("reports")
        self.been, self.already = lexicon.words("been"), lexicon.words("already")
        self.received = lexicon.words("received")
        self.resumptive = lexicon.words("resumptive")
        self.wholes = lexicon.words("wholes")
        self.men, self.man = lexicon.words("men_in_ta"), lexicon.words("man_in_ta")
        self.selves, self.given = lexicon.words("selves"), lexicon.words("given-names")
        self.sources = lexicon.words("sources")
        self.relayed_pronouns = lexicon.words("relayed_pronouns")
        self.issuing, self.publishing = lexicon.words("issuing"), lexicon.words("publishing")
        self.honorifics, self.mute_nouns = lexicon.words("honorifics"), lexicon.words("mute_nouns")
        self.collective = lexicon.words("collective_nouns")

    def _of_tails(self, lexicon: Lexicon) -> None:
        """The classes that tell where the paper tells on."""
        self.narrative_verbs = lexicon.words("narrative_verbs")
        self.simultaneity = lexicon.words("simultaneity")
        self.meantime, self.explaining = lexicon.words("meantime"), lexicon.words("explaining")
        self.concerning = lexicon.words("about_words")
        self.occasions_behind = lexicon.words("occasions_behind")
        self.for_their_part = lexicon.words("for_their_part")
        self.for_parts = frozenset(phrase.split(" ")[0] for phrase in self.for_their_part)
        self.inferences, self.details = lexicon.words("inferences"), lexicon.words("details")
        self.interviewing = lexicon.words("interviewing")
        self.masculine_bodies = lexicon.words("masculine_bodies")
        self.many_things = lexicon.words("many_things")
        self.behind_phrases = lexicon.words("behind_phrases")
        self.going_on = lexicon.words("going_on")
        self.own_words, self.approximations = lexicon.words("own_words"), lexicon.words("approximations")
        self.asked_ones = lexicon.words("asked_ones")
        self.per_cent, self.elatives = lexicon.words("per_cent"), lexicon.words("elatives")
        self.plain_verbs = lexicon.words("plain_verbs")
        self.first_person = lexicon.words("first_person")
        self.apodoses, self.noun_predicates = lexicon.words("apodoses"), lexicon.words("noun_predicates")
        self.telling = self.narrative_verbs | self.simultaneity | self.meantime | self.explaining | self.occasions_behind
        self.telling |= self.consequence | self.narrating
        self.parting = with_conjunctions(self.turning | self.telling | self.contrast | frozenset('،,-"'))  # where what is said may end
        self.any_telling, self.any_turning = with_conjunctions(self.telling), with_conjunctions(self.turning)
        self.any_contrast, self.any_subordinators = with_conjunctions(self.contrast), with_conjunctions(self.subordinators)
        phrases = (self.subordinating_pairs, self.resumptions, self.meanwhile)
        self.pairing, self.resuming, self.at_once = (frozenset(one.split(" ")[0] for one in some) for some in phrases)  # how they begin
        self.any_been, self.any_relatives = with_conjunctions(self.been), with_conjunctions(self.relatives)

    def _of_vetoes(self, lexicon: Lexicon) -> None:
        """The classes that tell that a cue reports nothing."""
        self.suppositions, self.unreal = lexicon.words("suppositions"), lexicon.words("unreal_heads")
        self.subjunctive_particles = lexicon.words("subjunctive_particles")
        self.preposition_alikes, self.time_alikes = lexicon.words("preposition_alikes"), lexicon.words("time_alikes")
        self.noun_alikes = lexicon.words("noun_alikes")
        self.prepositional_pronouns = lexicon.words("prepositional_pronouns")
        self.verb_openers = lexicon.words("verb_openers")
        self.companies = lexicon.words("companies")
        self.headings = lexicon.words("headings")
        self.whenever, self.impersonals = lexicon.words("whenever"), lexicon.words("impersonals")
        self.courtesies = lexicon.words("courtesies")
        self.prayed_to, self.burdens, self.that_governors = (lexicon.words(one) for one in ("prayed_to", "burdens", "that_governors"))
        self.foremost = lexicon.words("foremost")
        self.supposed = lexicon.words("supposed")
        self.platforms = lexicon.words("platforms")
        # words that may open what is said and such as the walk to it passes over; all others are looked at as nouns
        self.opening = self.openers | self.that | self.manner_heads | self.sayings_of | {":", QUOTE}
        self.any_adverbial = with_conjunctions(self.adverbial)
        self.not_described = self.any_adverbial | self.relatives | self.auxiliaries | with_conjunctions(self.object_heads)
        self.not_described |= self.sayings_of | self.that | self.fillers
        self.passing = self.any_adverbial | self.manner_heads | self.prepositional_pronouns | self.relayed_pronouns | self.copulas
        self.marked_heads = self.object_heads | self.demonstratives
        self.ways = [with_conjunctions(frozenset(frames)) for frames in self.frames]

    def _of_passages(self, lexicon: Lexicon) -> None:
        """The classes that tell what may stand between a cue and what is said, and what opens that."""
        self.verbal_nouns = lexicon.words("verbal_nouns")
        self.manner_heads = lexicon.words("manner_heads")
        self.unveiled = lexicon.words("unveiled")
        self.turns = lexicon.words("turns")
        self.withholding = lexicon.words("withholding")
        self.identities = lexicon.words("identities")
        self.quoting, self.behalf = lexicon.words("quoting"), lexicon.words("behalf")
        self.qualifiers = lexicon.words("qualifiers")
        self.bare_sources = lexicon.words("bare_sources")
        self.within = lexicon.words("source_places")
        self.demonstratives = lexicon.words("demonstratives")
        self.source_links = lexicon.words("source_links")
        self.copulas = lexicon.words("copulas")
        self.thus = lexicon.words("thus")
        self.norms = lexicon.words("norms")
        self.circumstantial = lexicon.words("circumstantial")
        self.openers, self.plain_initials = lexicon.words("own_openers"), lexicon.words("plain_initials")
        pairs = self.resumptions | self.subordinating_pairs
        self.turning = frozenset(pair.split(" ")[0] for pair in pairs) | self.subordinators | self.contrast  # may begin what follows

    def whole(self, word: str) -> bool:
        """Whether a word is known as it is, and not without its first letter ('بلاغ'): then that letter is no preposition."""
        return word in self.known and word[1:] not in self.known and not definite(word[1:])

    def body(self, word: str) -> bool:
        """Whether a word is a definite noun of those that mean bodies ('الوزارة')."""
        return word.startswith(ARTICLE) and bare(word) in self.collective

    def dative(self, word: str) -> bool:
        """Whether ل or ب is attached to a known noun ('لوكالات', 'بسرور'), so that it is no subject."""
        attached = word[0] == TO or (word[0] == BY and word in self.known)
        people = word[1:] in self.collective or word[1:] in self.speaking_nouns
        return attached and (people or (word[1:] in self.known and len(word) > _MIN_DATIVE - (word[0] == BY)))

    def prepositional(self, word: str) -> bool:
        """Whether a preposition is attached to a definite noun, and the word is none of its own ('للشعب', but 'وكالات'), or to what is
        to be done ('لمتابعة')."""
        if word[0] == TO and word[1:] in self.verbal_nouns:
            return True
        return governed_definite(word) and (word[:2] == TO * 2 or not self.whole(word))


def among(word: str, words: frozenset[str]) -> bool:
    """Whether a word belongs to a class, as it is or after an attached conjunction."""
    return word in words or (len(word) > 2 and word[0] in CONJUNCTIONS and word[1:] in words)


@lru_cache(maxsize=2)
def speech_words(lexicon: Lexicon) -> SpeechWords:
    """The word classes of a lexicon, made once."""
    return SpeechWords(lexicon)


def cued(sheet: Sheet, token: int) -> bool:
    """Whether a form of a cue begins at a token that is no noun."""
    hits = sheet.hits_at.get(token)
    if hits is None or not any(hit.kind == "cue" and hit.tag[:4] != "noun" for hit in hits):
        return False
    n = sheet.sighting_at.get(token)
    if n is not None and sheet.sightings[n].named:
        return False  # a name spelt like one
    return sheet.tokens.words[token] not in speech_words(sheet.lexicon).adverbial  # 'across', 'between'


def triggers(sheet: Sheet, first: int, last: int) -> dict[int, list[Trigger]]:
    """The possible cues among tokens first..last, by first token; several where a form belongs to several cues."""
    words = speech_words(sheet.lexicon)
    found: dict[int, list[Trigger]] = {}
    for hit in sheet.within("cue", first, last):
        if hit.last <= last and _plausible(sheet, hit, words):
            found.setdefault(hit.first, []).append(_trigger(sheet, hit, words))
    return found


def _trigger(sheet: Sheet, hit: Hit, words: SpeechWords) -> Trigger:
    tense, gender, number, pronoun = parsed(hit.tag)
    before = sheet.tokens.words[hit.first - 1] if hit.first else ""
    negated = tense in ("past", "pres") and among(before, words.negators)
    return Trigger(
        hit.first, hit.last, hit.start, hit.end, hit.index, words.cues[hit.index], hit.tag,
        tense, gender, number, pronoun, hit.clitics, negated,
        words.frames[hit.index], words.whom[hit.index],
    )  # fmt: skip


def withheld(sheet: Sheet, token: int) -> int:
    """The token after somebody's name that is not told, where only that follows a cue ('طلب عدم الكشف عن هويته'); else 0."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    at = token
    if at < len(text) and text[at] in words.adverbial:
        at += 1  # 'did not wish to', with a preposition
    if at >= len(text) or text[at] not in words.withholding:
        return 0
    return next((i + 1 for i in range(at, min(token + _MAX_WITHHELD, len(text))) if text[i] in words.identities), 0)


def _what(sheet: Sheet, hit: Hit, words: SpeechWords) -> bool:
    """Whether the word before a cue is no denial but 'what' ('على ما قالت إنها شبكة')."""
    text = sheet.tokens.words
    after = text[hit.last] if hit.last < len(text) else ""
    own = after in words.prepositional_pronouns and after.startswith(words.frames[hit.index])
    resumed = own and " ".join(text[hit.first - 2 : hit.first]) in words.resumptions
    return text[hit.first - 1] in words.free_relatives and (resumed or after in words.pronominal)


def _plausible(sheet: Sheet, hit: Hit, words: SpeechWords) -> bool:
    """Whether a form can be that cue here: no preposition before it, not part of a name, spelled with the right final."""
    tense = parsed(hit.tag)[0]
    if hit.clitics.strip(CONJUNCTIONS) and tense != "noun" and not after_all(sheet, hit):
        return False
    at = sheet.sighting_at.get(hit.first)
    if at is not None and (sheet.sightings[at].named or (tense == "part" and sheet.sightings[at].first == hit.first)):
        return False  # a name, or a title ('a spokeswoman for …')
    last = sheet.tokens.words[hit.first - 1] if hit.first else ""
    if withheld(sheet, hit.last) or (hit.clitics and last in words.relatives and last.startswith(ARTICLE)):
        return False  # 'who refused to give his name', 'الرسائل التي وردت'
    before = without_conjunction(last)
    perfect, owning, counted = hit.tag == "past.m.s", ":" in hit.tag, before[:1].isdigit()
    surface = sheet.tokens.surface(hit.first, hit.last) if perfect or owning or counted else ""
    if perfect and dotted_yeh(surface) and not (hit.clitics and (hit.first == 0 or not last[0].isalpha())):
        return False
    if (perfect and bare_alef(surface, words.cues[hit.index].past)) or (owning and surface.endswith(TA_MARBUTA)):
        return False  # 'students', not 'demanded it'
    if counted and surface.endswith((TANWIN, MANNER[1])):
        return False  # a counted noun ('24 accused')
    denied = before in words.negators and not _what(sheet, hit, words)
    if tense != "noun" and not owning and denied and not words.cues[hit.index].negatable:
        return False
    if tense == "part" and (before in words.negators or (hit.tag in _PLURALS and before[:1].isalpha() and not hit.clitics)):
        return False
    subjunctive = tense == "pres" and before in words.that and before not in words.pronominal  # 'يجب أن توافق'
    return not (subjunctive or (tense in ("past", "pres") and before in words.adverbial and before not in words.relatives))

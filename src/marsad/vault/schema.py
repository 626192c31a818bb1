"""The tables, as one step for each version of the schema; a database of an older version takes the steps it lacks.

Keys named `n` are numbers inside one database; ids that people see are derived from content (see ids.py). Lists
(speakers, chains, …) are kept twice: as JSON beside the row, in their order, and as rows of *_actor and *_issue, where
filters look. `day`..`until` is the interval of days that a row stands for: its own time, or its report's publication
where it has none.
"""

from __future__ import annotations

APPLICATION_ID = 0x4D525344  # 'MRSD': says in the file's header that it is Marsad's

_FIRST = (
    """CREATE TABLE document (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL, title TEXT, language TEXT NOT NULL,
        url TEXT, outlet TEXT, agencies TEXT NOT NULL, published TEXT, published_from TEXT, dateline_place TEXT)""",
    "CREATE TABLE page (document INTEGER PRIMARY KEY, text TEXT NOT NULL, record BLOB NOT NULL)",
    "CREATE INDEX document_published ON document (published, id)",
    "CREATE INDEX document_outlet ON document (outlet)",
    """CREATE TABLE block (
        document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL,
        PRIMARY KEY (document, start, "end", kind)) WITHOUT ROWID""",
    "CREATE TABLE actor (n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    """CREATE TABLE naming (
        n INTEGER PRIMARY KEY, actor INTEGER NOT NULL, type TEXT NOT NULL, ar TEXT, en TEXT, side TEXT, role TEXT)""",
    "CREATE INDEX naming_actor ON naming (actor)",
    """CREATE TABLE entity (
        document INTEGER NOT NULL, id TEXT NOT NULL, actor INTEGER NOT NULL, naming INTEGER NOT NULL,
        PRIMARY KEY (document, id)) WITHOUT ROWID""",
    "CREATE INDEX entity_actor ON entity (actor, naming, document)",
    """CREATE TABLE form (
        actor INTEGER NOT NULL, text TEXT NOT NULL, words TEXT NOT NULL, mentions INTEGER NOT NULL,
        PRIMARY KEY (actor, text)) WITHOUT ROWID""",
    """CREATE TABLE mention (
        document INTEGER NOT NULL, id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        entity TEXT NOT NULL, named INTEGER NOT NULL, PRIMARY KEY (document, id)) WITHOUT ROWID""",
    """CREATE TABLE time (
        document INTEGER NOT NULL, id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        value TEXT NOT NULL, conflict INTEGER NOT NULL, PRIMARY KEY (document, id)) WITHOUT ROWID""",
    """CREATE TABLE statement (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL, local TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, cue_start INTEGER, cue_end INTEGER,
        form TEXT NOT NULL, act TEXT NOT NULL, medium TEXT, time TEXT, day TEXT, until TEXT,
        speakers TEXT NOT NULL, target TEXT NOT NULL, via TEXT NOT NULL, issue TEXT NOT NULL,
        why TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX statement_document ON statement (document, start)",
    "CREATE INDEX statement_day ON statement (day)",
    "CREATE INDEX statement_act ON statement (act)",
    """CREATE TABLE statement_actor (
        statement INTEGER NOT NULL, role TEXT NOT NULL, place INTEGER NOT NULL, actor INTEGER NOT NULL, side TEXT,
        PRIMARY KEY (statement, role, place)) WITHOUT ROWID""",
    "CREATE INDEX statement_actor_actor ON statement_actor (actor, role)",
    "CREATE INDEX statement_actor_side ON statement_actor (side, role)",
    """CREATE TABLE statement_issue (
        issue TEXT NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (issue, statement)) WITHOUT ROWID""",
    """CREATE TABLE event (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL, local TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, time TEXT,
        day TEXT, until TEXT, place TEXT, source TEXT NOT NULL, target TEXT NOT NULL, via TEXT NOT NULL, root_kind TEXT,
        why TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX event_document ON event (document, start)",
    "CREATE INDEX event_day ON event (day)",
    "CREATE INDEX event_type ON event (type)",
    """CREATE TABLE event_actor (
        event INTEGER NOT NULL, role TEXT NOT NULL, place INTEGER NOT NULL, actor INTEGER NOT NULL, side TEXT,
        PRIMARY KEY (event, role, place)) WITHOUT ROWID""",
    "CREATE INDEX event_actor_actor ON event_actor (actor, role)",
    "CREATE INDEX event_actor_side ON event_actor (side, role)",
    """CREATE TABLE sentence (
        n INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        words TEXT NOT NULL)""",
    "CREATE INDEX sentence_document ON sentence (document, start)",
    """CREATE VIRTUAL TABLE sentence_words USING fts5 (
        words, content='sentence', content_rowid='n', columnsize=0, tokenize='unicode61 remove_diacritics 0')""",
)  # fmt: skip

# what merging works out from the records, and what people judge; see copying.py
_COPIES = (
    "CREATE TABLE signature (document INTEGER PRIMARY KEY, runs INTEGER NOT NULL)",
    "CREATE TABLE sample (hash INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID",
    """CREATE TABLE link (
        kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL,
        why TEXT NOT NULL, PRIMARY KEY (kind, a, b)) WITHOUT ROWID""",
    "CREATE INDEX link_b ON link (kind, b)",
    """CREATE TABLE passage (
        document INTEGER NOT NULL, other INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (document, other, start)) WITHOUT ROWID""",
    "CREATE INDEX passage_other ON passage (other)",
    """CREATE TABLE family (
        id TEXT PRIMARY KEY, first TEXT NOT NULL, root TEXT NOT NULL, kind TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE TABLE member (document TEXT PRIMARY KEY, family TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX member_family ON member (family)",
    """CREATE TABLE judgement (
        n INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, by TEXT, at TEXT NOT NULL)""",
    "CREATE INDEX judgement_a ON judgement (a)",
    "CREATE INDEX judgement_b ON judgement (b)",
    """CREATE TRIGGER judgement_stands BEFORE UPDATE ON judgement
        BEGIN SELECT raise(ABORT, 'judgements are never changed'); END""",
    """CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement
        BEGIN SELECT raise(ABORT, 'judgements are never taken back'); END""",
)

# events of several reports that are one; see uniting.py. What was worked out before is worked out anew with them.
_EVENTS = (
    "CREATE TABLE deed (event INTEGER PRIMARY KEY, told TEXT NOT NULL)",
    "CREATE TABLE deed_key (key TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (key, event)) WITHOUT ROWID",
    "CREATE INDEX deed_key_event ON deed_key (event)",
    """CREATE TABLE happening (
        id TEXT PRIMARY KEY, mode TEXT, source TEXT NOT NULL, target TEXT NOT NULL, status TEXT NOT NULL, time TEXT,
        day TEXT, until TEXT, place TEXT) WITHOUT ROWID""",
    "CREATE TABLE telling (event INTEGER PRIMARY KEY, happening TEXT NOT NULL, step INTEGER NOT NULL)",
    "CREATE INDEX telling_happening ON telling (happening, step)",
    """CREATE VIEW occurrence AS
        SELECT x.n, x.id, x.document, x.start, x."end", x.type, h.id AS whole, coalesce(h.mode, x.mode) AS mode,
            coalesce(h.source, x.source) AS source, coalesce(h.target, x.target) AS target,
            coalesce(h.status, x.status) AS status, coalesce(h.time, x.time) AS time, coalesce(h.day, x.day) AS day,
            coalesce(h.until, x.until) AS until, coalesce(h.place, x.place) AS place
        FROM event x LEFT JOIN telling t ON t.event = x.n LEFT JOIN happening h ON h.id = t.happening
        WHERE h.id IS NULL OR h.id = x.id""",
    *(f"DELETE FROM {table}" for table in ("sample", "signature", "passage", "link", "member", "family")),
)

# what statements have to do with each other: things said more than once, and the ledger; see relating.py. Likewise anew.
# `saying.told` is in a form of merging's own: who changes that form adds a step that empties `signature` and what hangs on it
_CLAIMS = (
    "CREATE TABLE saying (statement INTEGER PRIMARY KEY, told BLOB NOT NULL)",
    "CREATE TABLE saying_key (key INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (key, statement)) WITHOUT ROWID",
    """CREATE TABLE claim (
        id TEXT PRIMARY KEY, best INTEGER NOT NULL, act TEXT NOT NULL, day TEXT, until TEXT) WITHOUT ROWID""",
    "CREATE TABLE wording (statement INTEGER PRIMARY KEY, claim TEXT NOT NULL, step INTEGER NOT NULL)",
    "CREATE INDEX wording_claim ON wording (claim, step)",
    """CREATE TABLE thread (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, "by" TEXT NOT NULL, "to" TEXT NOT NULL, issue TEXT NOT NULL, first TEXT, due TEXT,
        state TEXT NOT NULL, steps TEXT NOT NULL, day TEXT, until TEXT) WITHOUT ROWID""",
    "CREATE INDEX thread_day ON thread (day, id)",
    "CREATE TABLE thread_saying (statement INTEGER PRIMARY KEY, thread TEXT NOT NULL)",
    "CREATE INDEX thread_saying_thread ON thread_saying (thread)",
    """CREATE TABLE account (
        event INTEGER NOT NULL, side TEXT NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (event, side, statement)) WITHOUT ROWID""",
    "CREATE INDEX account_statement ON account (statement)",
    "CREATE INDEX statement_issue_statement ON statement_issue (statement, issue)",
    "CREATE INDEX document_order ON document (published IS NULL, published, id)",
    "CREATE INDEX time_conflict ON time (document) WHERE conflict",
    """CREATE VIEW assertion AS
        SELECT x.n, x.id, x.document, x.start, x."end", c.id AS whole, coalesce(c.best, x.n) AS best,
            coalesce(c.act, x.act) AS act, coalesce(c.day, x.day) AS day, coalesce(c.until, x.until) AS until
        FROM statement x LEFT JOIN wording w ON w.statement = x.n LEFT JOIN claim c ON c.id = w.claim
        WHERE c.id IS NULL OR c.id = x.id""",
    *(f"DELETE FROM {table}" for table in (
        "sample", "signature", "passage", "link", "member", "family", "deed", "deed_key", "happening", "telling")),
)  # fmt: skip

# what empties all that was worked out of copies, events and statements, so that it is worked out anew
_ANEW = (
    *(f"DELETE FROM {table}" for table in ("sample", "signature", "passage", "link", "member", "family")),
    *(f"DELETE FROM {table}" for table in ("deed", "deed_key", "happening", "telling")),
    *(f"DELETE FROM {table}" for table in ("saying", "saying_key", "claim", "wording", "thread", "thread_saying", "account")),
)

# actors across reports; see knowing.py and bearing.py. What was worked out before is worked out anew with the keys they give.
_ACTORS = (
    "CREATE TABLE called (actor INTEGER NOT NULL, naming INTEGER NOT NULL, near TEXT NOT NULL, PRIMARY KEY (actor, naming)) WITHOUT ROWID",
    "CREATE INDEX called_near ON called (near, actor)",
    """CREATE TABLE holding (
        slot TEXT NOT NULL, actor INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (slot, actor, document)) WITHOUT ROWID""",
    "CREATE INDEX holding_document ON holding (document)",
    "CREATE INDEX holding_actor ON holding (actor)",
    """CREATE TABLE asking (
        slot TEXT NOT NULL, document INTEGER NOT NULL, actor INTEGER NOT NULL, PRIMARY KEY (slot, document, actor)) WITHOUT ROWID""",
    "CREATE INDEX asking_document ON asking (document)",
    "CREATE INDEX asking_actor ON asking (actor)",
    """CREATE TABLE bearer (
        document INTEGER NOT NULL, actor INTEGER NOT NULL, person TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL,
        why TEXT NOT NULL, PRIMARY KEY (document, actor, person)) WITHOUT ROWID""",
    "CREATE INDEX bearer_actor ON bearer (actor)",
    "CREATE INDEX bearer_person ON bearer (person)",
    "CREATE TABLE alias (actor INTEGER PRIMARY KEY, known INTEGER NOT NULL)",
    "CREATE INDEX alias_known ON alias (known)",
    """CREATE TABLE renamed (
        document INTEGER NOT NULL, actor INTEGER NOT NULL, known INTEGER NOT NULL, PRIMARY KEY (document, actor)) WITHOUT ROWID""",
    "CREATE INDEX renamed_known ON renamed (known, actor)",
    "CREATE INDEX renamed_actor ON renamed (actor)",
    """CREATE VIEW known AS
        SELECT d.n AS document, a.n AS actor, coalesce(c.key, a.key) AS key FROM document d CROSS JOIN actor a
        LEFT JOIN renamed r ON r.document = d.n AND r.actor = a.n LEFT JOIN actor c ON c.n = r.known""",
    *_ANEW,
)

# what people say of findings, see reviews.py
_REVIEWS = (
    """CREATE TABLE review (
        n INTEGER PRIMARY KEY, item TEXT NOT NULL, verdict TEXT NOT NULL, field TEXT, value TEXT, note TEXT, by TEXT,
        at TEXT NOT NULL)""",
    "CREATE INDEX review_item ON review (item)",
    """CREATE TRIGGER review_stands BEFORE UPDATE ON review
        BEGIN SELECT raise(ABORT, 'reviews are never changed'); END""",
    """CREATE TRIGGER review_stays BEFORE DELETE ON review
        BEGIN SELECT raise(ABORT, 'reviews are never taken back'); END""",
)

_ALL_ANEW = (*_ANEW, *(f"DELETE FROM {table}" for table in ("called", "holding", "asking", "bearer", "alias", "renamed")))

# sketches of words with the keys of statements, so that those unlike need not be compared; what was found is found anew
_SKETCHES = ("ALTER TABLE saying_key ADD COLUMN sketch BLOB", *_ALL_ANEW)

# how merging sees a report, kept once: families are worked out again with each new member, see copying.py; the sketch of each
# statement, so that those unlike need not be compared where reports share text; the index of words is merged sixteen pieces at
# once (FTS5's crisis merge), not four by four with every commit
_TOLD = (
    "ALTER TABLE signature ADD COLUMN told TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE saying ADD COLUMN sketch BLOB NOT NULL DEFAULT x''",
    "INSERT INTO sentence_words (sentence_words, rank) VALUES ('automerge', 0)",
    *_ALL_ANEW,
)

# the runs of words of each report, so that they are not made again whenever it may be a copy; the stems of a statement as numbers
_BODIES = ("CREATE TABLE body (document INTEGER PRIMARY KEY, runs BLOB NOT NULL)", *_ALL_ANEW)

# a sketch with every key of a statement: who looks it up says how like the words must be
_KEYS = ("UPDATE saying_key SET sketch = (SELECT s.sketch FROM saying s WHERE s.statement = saying_key.statement) WHERE sketch IS NULL",)

# a record without its text, which stands beside it (both ways are read); statements and runs of words in other numbers; blocks
# stand in the record alone; the index of words takes them as they are kept, folded, without looking at each letter again, and those of a
# transaction at once
_LEAN = (
    "DROP TABLE block",
    "DROP TABLE sentence_words",
    """CREATE VIRTUAL TABLE sentence_words USING fts5 (
        words, content='sentence', content_rowid='n', columnsize=0, tokenize='ascii')""",
    "INSERT INTO sentence_words (sentence_words, rank) VALUES ('automerge', 0)",
    "INSERT INTO sentence_words (sentence_words, rank) VALUES ('hashsize', 8000000)",
    "INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')",
    "DELETE FROM body",
    *_ALL_ANEW,
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _COPIES, _EVENTS, _CLAIMS, _ACTORS, _REVIEWS, _SKETCHES, _TOLD, _BODIES, _KEYS, _LEAN)

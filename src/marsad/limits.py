"""Every bound on size, time and depth, as a named constant, in the unit its comment gives."""

from __future__ import annotations

# intake
MAX_FILE_BYTES = 64 * 1024 * 1024  # bytes of one input file before decompression; a .jsonl is read line by line and has none
MAX_EXPANDED_BYTES = 4 * 1024 * 1024 * 1024  # bytes a .gz may expand to
MAX_LINE_BYTES = 16 * 1024 * 1024  # bytes of one line of a .jsonl
MAX_REPORT_CHARS = 400_000  # code points of one report; a longer one is refused
MIN_REPORT_LETTERS = 20  # letters below which a document counts as empty
MIN_ARABIC_SHARE = 0.30  # share of letters that are Arabic below which a document is refused as not Arabic
MAX_HTML_DEPTH = 500  # nested elements of an HTML page
MAX_HTML_ELEMENTS = 50_000  # tags of an HTML page, scripts and comments left out
MAX_FOLDER_FILES = 1_000_000  # files taken from one folder

# reading
MAX_TOKEN_CHARS = 200  # code points of a word; a longer run is one token that no rule sees
MAX_SENTENCE_TOKENS = 400  # tokens after which a sentence is cut at the next comma
MAX_SENTENCE_RUN = 1_000  # tokens after which a sentence is cut anywhere
MAX_QUOTE_TOKENS = 600  # tokens a quotation may hold before its mark counts as stray
MAX_CHAIN = 6  # links of a chain of sources, sayings inside sayings, offices inside offices

# caches
MAX_KEPT_LEXICONS = 12  # compiled lexicons left in the cache folder, of this version and those before it
COLLECT_AFTER = 3_000_000  # new objects after which Python looks for cycles: more than a batch of records has
MAX_WORD_CACHE = 200_000  # analysed words kept in memory
MAX_KEPT_BODIES = 1_500  # texts of reports kept in memory to be compared
MAX_KEPT_SAYINGS = 20_000  # statements kept in memory to be compared

# vault
BUSY_TIMEOUT_MS = 10_000  # milliseconds to wait for a locked database
WRITER_CACHE_KB = 49_152  # kilobytes of the database that a writer keeps in memory
KEPT_QUERIES = 1_000  # queries of a connection that stay compiled: more than a report takes, which are some 300
CHECKPOINT_PAGES = 32_000  # pages of the write-ahead log after which they are put into the database itself
BATCH_REPORTS = 1024  # reports written in one transaction
BATCH_SECONDS = 16.0  # seconds after which a smaller batch is written
MAX_SEARCH_WORDS = 20  # words of one search
MAX_URL_CHARS = 2_000  # characters of an address of the web; a longer one is none

# export
EXPORT_BATCH = 1_000  # rows of a table written at once
MAX_KEPT_PAGES = 64  # reports' texts kept in memory while rows that stand in them are written
MAX_KEPT_PARTIES = 50_000  # actors' names, types and sides kept in memory
MAX_DYADS = 500  # pairs of parties that one event is told apart into
QUOTED_AROUND = 32  # code points before and after quoted words, by which they are found again
FEED_ITEMS = 100  # entries of a feed where no limit is asked for

# briefings
BRIEF_HAPPENED = 40  # events
BRIEF_SAID = 25  # claims
BRIEF_MOVED = 15  # turns of positions
BRIEF_DUE = 25  # entries of the agenda, and demands and promises with a day
BRIEF_DISPUTED = 15  # conflicts
BRIEF_SIDES = 4  # sides of a conflict
BRIEF_CITES = 3  # sources of a line beside those that are quoted
BRIEF_NAMES = 6  # names in one list
BRIEF_FEW_CHARS = 20  # characters of a claim below which it says little by itself
BRIEF_QUOTE_CHARS = 400  # characters of a quotation
BRIEF_DAYS = 8  # days of a chart; of a longer time weeks are told
BRIEF_BARS = 26  # weeks, months or years of a chart; more are put together
BRIEF_CHART_SIDES = 10  # sides of a chart

# fetching
FETCH_SECONDS = 30.0  # seconds that one address may take, redirects among them
CONNECT_SECONDS = 10.0  # seconds for a connection, and for each wait for bytes
MAX_REDIRECTS = 5  # addresses that one leads to
MAX_FETCHED_BYTES = 16 * 1024 * 1024  # bytes of an answer, as sent and as unpacked
MAX_ROBOTS_BYTES = 512 * 1024  # bytes of a robots.txt that are read (RFC 9309 asks for 500 KiB at least)
MAX_FEEDS = 10_000  # feeds of one file
MAX_FEED_ENTRIES = 1_000  # entries taken of one feed
MAX_ENTRY_TRIES = 3  # times that a page is asked for before it is given up
MAX_SEEN_URLS = 500_000  # addresses remembered; the oldest are forgotten first
MAX_HOSTS = 10_000  # hosts whose robots.txt is remembered
MAX_CRAWL_DELAY = 120.0  # seconds between two requests to one host, whatever its robots.txt asks for
MAX_BACKOFF_SECONDS = 24 * 3600.0  # seconds before a feed that fails is asked again

# assistants
ANSWER_ROWS = 10  # rows of an answer where no number is asked for
MAX_ANSWER_ROWS = 50  # rows of an answer
MAX_ANSWER_CHARS = 40_000  # characters of an answer as JSON; rows beyond it are left out and counted as more
MAX_ASKED_KEYS = 50  # keys of one argument
MAX_ASKED_CHARS = 200  # characters of a key
MAX_UNKNOWN_KEYS = 5  # keys nobody has for which others are proposed
MAX_ANSWER_ITEMS = 12  # items of a list inside a row
MAX_ANSWER_WORDS = 1_200  # characters of one text inside a row

# web
MAX_REVIEW_CHARS = 2_000  # code points of a note or correction
MAX_FORM_BYTES = 16 * 1024  # bytes of a form that is sent
PAGE_ROWS = 50  # rows of one page
MAX_PAGE_ROWS = 500  # rows that a program may ask for at once
MAX_DEEP_ROWS = 10_000  # rows that may be passed over; after them the period has to be narrowed
DEFAULT_DAYS = 30  # days before the newest report that a list shows where nothing is asked for
MAX_GRAPH_TIES = 50  # ties drawn in the graph; the table holds all
MAX_KEPT_NAMES = 50_000  # names of actors kept in memory
NAMES_SECONDS = 60.0  # seconds after which a kept name is asked for again
MAX_KEPT_SUMMARIES = 64  # summaries of a day kept in memory
SUMMARY_SECONDS = 15.0  # seconds after which a kept summary is made anew, once something was written
STALE_SECONDS = 60.0  # seconds for which such a summary is given while a new one is made
MAX_KEPT_DAYS = 4_096  # written days kept in memory
MAX_EXPLAINED_CHARS = 60_000  # code points of a report that is read again to tell the reasons of a finding
MAX_CALENDAR_ROWS = 2_000  # entries of a calendar file
PAGE_SECONDS = 10.0  # seconds for which a page that was made is given again; for as long again while a new one is made
MAX_KEPT_PAGE_BYTES = 64 * 1024 * 1024  # bytes of such pages kept in memory
WEB_THREADS = 8  # requests that are worked on at once: what is soon done does not wait for what takes long
WARM_SECONDS = 10.0  # seconds after the start in which what costs most, and is seldom asked for first, is made ready

"""What `--help` ends with: examples of each command, and the exit codes of all."""

from __future__ import annotations

EXIT_CODES = "Exit codes: 0 done, 1 error, 2 wrong usage, 3 nothing found, 4 part of the batch failed, 130 stopped."

EXAMPLES: dict[str, tuple[str, ...]] = {
    "read": (
        "marsad read report.txt",
        "marsad read reports/ --format jsonl > records.jsonl",
        "zcat reports.jsonl.gz | marsad read - --format json",
    ),
    "explain": ("marsad explain report.txt", "marsad explain report.json --finding S3 --format json"),
    "add": ("marsad add reports/", "marsad add 'reports/2022-*.json' more.jsonl.gz --db crisis.db"),
    "watch": ("marsad watch feeds.toml --once", "marsad watch feeds.toml --db crisis.db"),
    "statements": (
        "marsad statements --speaker sergey-lavrov --act demand --act warn",
        "marsad statements --side USA --since 2022-01 --until 2022-01-21 --csv > said.csv",
    ),
    "events": ("marsad events --type CONSULT --actor antony-blinken", "marsad events --search جنيف --jsonl"),
    "claims": ("marsad claims --speaker sergey-lavrov --since 2022-01", "marsad claims --issue sanctions --json"),
    "ledger": ("marsad ledger --type demand --side RUS", "marsad ledger --state overdue --state refused"),
    "positions": ("marsad positions --sides --issue nato-enlargement", "marsad positions --actor jens-stoltenberg --json"),
    "conflicts": ("marsad conflicts --type denial", "marsad conflicts --type readout --type value --jsonl"),
    "agenda": ("marsad agenda --since 2022-01-10 --until 2022-01", "marsad agenda --side USA --status scheduled --ics > crisis.ics"),
    "compare": ("marsad compare e-ktryxi7b3pyaa", "marsad compare e-ktryxi7b3pyaa --json"),
    "actors": ("marsad actors --type person --side RUS", "marsad actors --search لافروف"),
    "timeline": ("marsad timeline --since 2022-01-10 --until 2022-01-13", "marsad timeline --issue sanctions --json"),
    "copies": ("marsad copies", "marsad copies --outlet daily-b --json"),
    "outlets": ("marsad outlets", "marsad outlets --since 2022-01 --csv"),
    "judge": ("marsad judge wire-a-2022-01-10 daily-b-2022-01-10 same", "marsad judge r17 r90 different --by Salma"),
    "rebuild": ("marsad rebuild --db crisis.db", "marsad rebuild --read"),
    "search": ("marsad search ضمانات", "marsad search 'ضمانات صارمة' كييف --outlet wire-a"),
    "show": ("marsad show s-3jniesil5kl6d", "marsad show sergey-lavrov --json"),
    "brief": (
        "marsad brief --since 2022-01-10 --until 2022-01-16",
        "marsad brief --lang ar --since 2022-01 -o crisis.html",
        "marsad brief --side RUS --search ضمانات -o guarantees.pdf",
    ),
    "export": (
        "marsad export parquet -o crisis/",
        "marsad export csv --type demand --state refused -o refused/",
        "marsad export ics --status scheduled --since 2022-01-10 -o to-come.ics",
        "marsad export plover --since 2022-01 > events.jsonl",
        "marsad export graphml --type CONSULT -o contacts.graphml",
        "marsad export rss --side RUS --limit 30 -o findings.xml",
    ),
    "mcp": ("marsad mcp --db crisis.db",),
    "config": ("marsad config show", "marsad config path"),
    "doctor": ("marsad doctor", "marsad doctor --db crisis.db"),
    "completion": ("marsad completion bash > marsad-completion.bash", "marsad completion zsh > _marsad"),
    "serve": ("marsad serve --db crisis.db", "marsad serve --write", "marsad serve --host 0.0.0.0 --port 8000"),
    "demo": ("marsad demo", "marsad demo --keep demo.db"),
    "schema": ("marsad schema > record.schema.json",),
}


def epilog(command: str) -> str | None:
    """The examples of a command as its help shows them, or None where there are none; lines are kept as they are."""
    examples = EXAMPLES.get(command)
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in examples) if examples else None

"""Offices in the language of a page: the catalogue's word for one, or its parts put together ('deputy foreign minister')."""

from __future__ import annotations

from collections.abc import Callable

_DEPUTY = "deputy "
_HELPERS = (" spokesman", " adviser")


def office(role: str, gettext: Callable[[str], str]) -> str | None:
    """The word for an office, None where the catalogue knows it not. `gettext` gives the entry itself where there is none."""

    def entry(name: str) -> str | None:
        found = gettext(name)
        return None if found == name else found

    known = entry(f"office:{role}")
    if known is not None:
        return known
    frames = [(f"{_DEPUTY}{{office}}", role.removeprefix(_DEPUTY))] if role.startswith(_DEPUTY) else []
    frames += [(f"{{office}}{end}", role.removesuffix(end)) for end in _HELPERS if role.endswith(end)]
    for frame, inner in frames:
        whole, part = entry(f"office:{frame}"), office(inner, gettext)
        if whole is not None and part is not None:
            return whole.replace("{office}", part)
    first, _, rest = role.partition(" ")
    described, noun = entry(f"described:{first}"), office(rest, gettext) if rest else None
    return None if described is None or noun is None else f"{noun} {described}"

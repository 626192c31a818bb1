"""Pages from templates: the words of their language, names of actors, links, and text that shows as text."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from marsad.web import shown
from marsad.web.reasons import Reasons
from marsad.web.settings import LANGUAGES, Lang
from marsad.web.wording import Wording

if TYPE_CHECKING:
    from marsad.web.asked import Asked

_MARK = 12  # letters of a file's hash in its address


class Renderer:
    """The templates in both languages."""

    def __init__(self) -> None:
        self.wordings: dict[Lang, Wording] = {lang: Wording(lang) for lang in LANGUAGES}
        self.reasons: dict[Lang, Reasons] = {lang: Reasons(wording) for lang, wording in self.wordings.items()}
        self._environments = {lang: _environment(wording) for lang, wording in self.wordings.items()}

    def compile(self) -> None:
        """Read every template now, not when it is first asked for."""
        for environment in self._environments.values():
            for name in environment.list_templates():
                environment.get_template(name)

    def page(self, asked: Asked, template: str, context: dict[str, Any]) -> str:
        """The page that a template makes of its context for a request."""
        wording = self.wordings[asked.lang]

        given: dict[str, Any] = {"asked": asked, "lang": asked.lang, "dir": "rtl" if asked.lang == "ar" else "ltr"}
        given |= {"name": partial(self.name, asked), "words": wording}
        return self._environments[asked.lang].get_template(template).render(given | context)

    def name(self, asked: Asked, key: str) -> dict[str, str]:
        """The name of a key (`text`) and its language (`lang`): the page's, another, or the key itself."""
        found = asked.desk.name(key)
        for lang in (asked.lang, *(other for other in LANGUAGES if other != asked.lang)):
            if text := getattr(found, lang):
                return {"text": shown.plain(text), "lang": lang}
        return {"text": shown.plain(key), "lang": "en"}


def _environment(wording: Wording) -> Environment:
    environment = Environment(
        loader=PackageLoader("marsad.web"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], finalize=_finalized,
    )  # fmt: skip
    environment.install_gettext_translations(wording.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= {"figure": wording.figure}
    environment.globals |= {"term": wording.term, "marked": shown.marked, "static": static}
    return environment


def _finalized(value: object) -> object:
    """What a template puts on a page; a text that is no markup of ours without what a browser would act upon."""
    return shown.plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def static(name: str) -> str:
    """The address of a shipped file, with a mark of its content, so that browsers may keep it for good."""
    data = resources.files("marsad.web").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:_MARK]}"

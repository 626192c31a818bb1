"""The API under schemathesis: whatever fits or does not fit its description, the server does not fail, and answers as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from marsad.web.api_schema import openapi
from marsad.web.app import make_app
from marsad.web.settings import Settings
from web_pages import HOST, observatory

EXAMPLES = 12  # for each operation and mode
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    path: Path = observatory(tmp_path_factory.mktemp("api") / "web.db")
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(Settings(path, hosts=(HOST, "localhost"))))


# any text may be an id, so none is one that the description does not allow
@pytest.mark.parametrize(
    ("path", "mode"),
    [(path, mode) for path in sorted(openapi()["paths"]) for mode in GenerationMode if "{" not in path or mode.is_positive],
)
def test_the_api_answers_as_described(described: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    operation = described[path]["GET"]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
    @given(case=operation.as_strategy(generation_mode=mode))
    def answers(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    answers()

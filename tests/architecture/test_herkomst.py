"""Origin reaches the check as a count of many, never as a fact about one: no model of the app has a place for it."""

import re
import subprocess
import sys

import pytest
from django.apps import apps
from django.db import models

from .bronnen import ROOT

OVER_AFKOMST = re.compile(
    r"herkomst|afkomst|etnic|ethnic|nationalit|geboorteland|geboorteplaats|birth_?(country|place)|origin(?!eel|al)|"
    r"migrat|religie|religion|geloof|huidskleur|moedertaal|achternaam|surname|ras$",
    re.IGNORECASE,
)  # fmt: skip


def over_afkomst(modellen: list[type[models.Model]]) -> list[str]:
    """Fields whose name, label or column says something about where a person comes from."""
    return [
        f"{model.__name__}.{veld.name}"
        for model in modellen
        for veld in model._meta.get_fields()
        if any(OVER_AFKOMST.search(str(getattr(veld, wat, ""))) for wat in ("name", "verbose_name", "db_column"))
    ]  # fmt: skip


def test_no_model_of_the_check_knows_where_a_person_comes_from() -> None:
    assert over_afkomst(list(apps.get_app_config("uitwonendencontrole").get_models())) == []


def test_this_check_sees_what_it_must() -> None:
    def model(naam: str, **velden: models.Field) -> type[models.Model]:
        meta = type("Meta", (), {"app_label": "proef", "apps": type(apps)()})
        return type(naam, (models.Model,), {"__module__": __name__, "Meta": meta, **velden})

    verdacht = model(
        "Fout", herkomst_code=models.TextField(), x=models.TextField("land van herkomst")
    )
    goed = model("Goed", reden=models.TextField(), origineel=models.TextField())
    assert over_afkomst([verdacht]) == ["Fout.herkomst_code", "Fout.x"]
    assert over_afkomst([goed]) == []


@pytest.mark.parametrize(
    "module", ["duo_portal.asgi", "duo_portal.wsgi", "duo_portal.celery", "duo_portal.urls"]
)
def test_no_process_pays_for_the_statistics_at_its_start(module: str) -> None:
    """scipy, statsmodels and pandas take a second and a hundred megabytes: only the monitor's commands import them."""
    code = (
        "import os, sys; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'duo_portal.settings.test')\n"
        "import django, importlib; django.setup()\n"
        f"importlib.import_module({module!r})\n"
        "print([m for m in ('scipy', 'statsmodels', 'pandas') if m in sys.modules])"
    )
    gedraaid = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )  # fmt: skip
    assert gedraaid.stdout.strip().splitlines()[-1] == "[]", gedraaid.stderr

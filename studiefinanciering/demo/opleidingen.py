"""The names of the programmes that people of the demo follow, so that pages and letters name them.

The whole lists come in with `manage.py importeer_opendata`; what is there already stays as it is.
"""

import tomllib
from pathlib import Path

from studiefinanciering.models import Instelling, Opleiding


def zaai_opleidingen() -> int:
    """Write the institutions and programmes of `opleidingen.toml`; returns how many programmes it names."""
    lijst = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    Instelling.objects.bulk_create(
        [
            Instelling(brin=brin, naam=naam, soort=soort, plaats=plaats)
            for brin, naam, soort, plaats in lijst["instellingen"]
        ],
        ignore_conflicts=True,
    )
    ho = [
        Opleiding(
            instelling_id=brin, code=code, naam=naam, onderwijs=1, soort=soort, graad=graad,
            studiepunten=punten or None,
        )
        for brin, code, naam, soort, graad, punten in lijst["ho"]
    ]  # fmt: skip
    mbo = [
        Opleiding(code=code, naam=naam, onderwijs=2, soort="mbo", niveau=niveau)
        for code, naam, niveau in lijst["mbo"]
    ]
    Opleiding.objects.bulk_create([*ho, *mbo], ignore_conflicts=True)
    return len(ho) + len(mbo)

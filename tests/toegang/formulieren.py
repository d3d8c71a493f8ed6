"""Every form of the portal with answers that are right, so that one at a time can be made wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from duo_portal.identity import iban, queries

from .debiteuren import ACTEN
from .wereld import Wereld

Antwoorden = Mapping[str, str]


@dataclass(frozen=True)
class Stapantwoord:
    """A step of an act (by its name in addresses) and its right answers."""

    act: str
    stap: str
    goed: Antwoorden

    def pad(self, stap: str = "") -> str:
        """The address of this step, or of another one of the act."""
        return reverse(f"{self.act}_stap", kwargs={"stap": stap or self.stap})


@dataclass(frozen=True)
class Formulier:
    """A form outside the acts; `plekken` are fields that say where to go on to."""

    adres: str
    goed: Antwoorden
    rol: str = "zelf"
    plekken: tuple[str, ...] = ()


def stappen(wereld: Wereld) -> dict[str, list[tuple[str, list[Stapantwoord]]]]:
    """Per role the acts, each with its steps in order."""
    ouder = str(wereld.ouder.uuid)
    rij = lambda act, stap, **goed: [(act, [Stapantwoord(act, stap, goed)])]  # noqa: E731
    return {
        "zelf": [
            *rij("mijn:wonen", "woning", woont="thuis", vanaf="2024-01"),
            *rij("mijn:lenen", "bedrag", **LENEN),
            *rij("mijn:opleiding", "opleiding", onderwijs="2", vanaf="2023-12"),
            *rij("mijn:stoppen", "maand", per="2024-01", tot="2024-03"),
            *rij("mijn:rekening", "nummer", iban=iban.test_iban(4321)),
            *rij("mijn:reisproduct_wijzigen", "keuze", wil="nee", vanaf="2024-01"),
            *rij("mijn:reisproduct_gestopt", "dag", op="2023-12-01"),
            *rij("mijn:ouder_buiten", "ouder", ouder=ouder, grond="onvindbaar"),
            *rij("mijn:peiljaar_student", "jaar", peiljaar="2022"),
            *rij("mijn:regeling_wtos", "gegevens", onderwijs="havo", woont="uit"),
            *rij(
                "mijn:regeling_lerarenbeurs",
                "gegevens",
                is_bevoegd="ja",
                werkt_als_leraar="ja",
                opleiding="master",
            ),
            *rij("mijn:regeling_inburgering", "gegevens", moet_inburgeren="ja", waarvoor="cursus"),
            *rij(
                "mijn:regeling_eui",
                "gegevens",
                is_toegelaten="ja",
                onderzoeksjaar="1",
                faculteit="rechten",
            ),
        ],
        "ouder": [
            *rij("mijn:peiljaar", "inkomen", peiljaar="2023", bedrag="12.000"),
            *rij("mijn:inkomen_melden", "melding", jaar="2021", waarom="buitenland"),
        ],
        "nieuw": [("mijn:aanvragen", _aanvragen(weg)) for weg in AANVRAGEN],
        **_debiteuren(),
    }


def _debiteuren() -> dict[str, list[tuple[str, list[Stapantwoord]]]]:
    return {
        rol: [(act, [Stapantwoord(act, stap, goed) for stap, goed in rij]) for act, rij in acten]
        for rol, acten in ACTEN.items()
    }


def _aanvragen(weg: Mapping[str, Antwoorden]) -> list[Stapantwoord]:
    return [Stapantwoord("mijn:aanvragen", stap, goed) for stap, goed in weg.items()]


LENEN = {
    "lening": "bedrag",
    "lening_bedrag": "150,00",
    "krediet": "bedrag",
    "krediet_bedrag": "50",
    "vanaf": "2023-12",
}
_BEGIN: dict[str, Antwoorden] = {
    "opleiding": {"opleiding": "21QA:34401"},
    "wonen": {"woont": "uit"},
    "maand": {"maand": "2023-12"},
}
AANVRAGEN: list[dict[str, Antwoorden]] = [
    {
        **_BEGIN,
        "beurs": {"aanvullende_beurs": "on"},
        "lenen": {"lening": "250", "collegegeldkrediet": "ja"},
        "reizen": {"reisproduct": "ja"},
    },
    {"opleiding": {"opleiding": "anders"}, "zoeken": {}},
]
"""Applying has more than one way through it."""


def formulieren(wereld: Wereld) -> list[Formulier]:
    """The forms that are no act."""
    return [
        Formulier(
            reverse("gegevens:contact"),
            {"email": "puk@voorbeeld.invalid", "telefoon": "0612345678", "post": "digitaal"},
        ),
        Formulier(reverse("gegevens:taal"), {"taal": "nl"}),
        Formulier(
            reverse("gegevens:machtigen"),
            {
                "bsn": queries.bsn_van(wereld.b),
                "geboortedatum": "10-03-2004",
                "mag": "lezen",
                "looptijd": "jaar",
            },
        ),
        Formulier(reverse("aanmelden:namens"), {"persoon": str(wereld.b.uuid), "rol": "ouder"}),
        Formulier(
            reverse("vooraf:recht"),
            {
                "geboren": "31-01-2005",
                "nationaliteit": "nl",
                "opleiding": "ho",
                "vorm": "voltijd",
                "ingeschreven": "ja",
            },
            "anoniem",
        ),
        Formulier(
            reverse("vooraf:proefberekening"),
            {
                "maand": "2023-12",
                "opleiding": "ho",
                "woont": "uit",
                "ouders": "2",
                "inkomen_1": "30000",
                "inkomen_2": "20000",
                "kinderen": "1",
                "lening": "100",
            },
            "anoniem",
        ),
        Formulier(reverse("mijn:watals"), {"wonen": "uit", "lenen": ""}),
        Formulier(reverse("mijn:tip", args=["basisbeurs"]), {}),
        Formulier(
            reverse("zaken:indienen", args=["klacht"]),
            {"tekst": "Ik wachtte lang.", "wanneer": "gisteren", "wil": ""},
        ),
        Formulier(reverse("mijn:alles"), {"vorm": "json"}),
        Formulier(
            reverse("terugbetalen:afspraak"),
            {
                "soort": "video",
                "tijdzone": "Europe/Paris",
                "dag": "2023-12-06",
                "begint": "2023-12-06T08:00:00+00:00",
            },
        ),
        Formulier(reverse("terugbetalen:afspraak-afzeggen"), {"afspraak": str(wereld.b.uuid)}),
        Formulier(
            reverse("berichten:duidelijk"),
            {"oordeel": "ja", "pagina": "mijn:start", "toelichting": "ja", "volgende": "/mijn/"},
            plekken=("volgende",),
        ),
        Formulier(
            reverse("aanmelden:kies"),
            {"provider": "demo", "next": "/mijn/"},
            "anoniem",
            plekken=("next",),
        ),
        Formulier(reverse("aanmelden:bevestig"), {"next": "/mijn/"}, plekken=("next",)),
        Formulier(reverse("aanmelden:verleng"), {"next": "/mijn/"}, plekken=("next",)),
        Formulier(reverse("set_language"), {"language": "nl", "next": "/"}, plekken=("next",)),
    ]


def verborgen(client: Client, pad: str) -> tuple[Any, dict[str, str]]:
    """A page of an act, and the draft it names."""
    antwoord = client.get(pad, follow=True)
    concept = (antwoord.context or {}).get("concept")
    namen = {"concept": str(concept.sleutel), "versie": str(concept.versie)} if concept else {}
    return antwoord, namen

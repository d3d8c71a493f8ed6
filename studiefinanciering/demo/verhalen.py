"""The named people: read from `verhalen.toml`, registered and enrolled, and their applications on their days.

They come in through the front doors one by one, where the masses are copied in; their numbers are from the range
9999xxxxx that passes the eleven-proof and belongs to nobody.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.money import centen
from duo_portal.foundation.period import Maand
from duo_portal.identity import bsn, iban
from duo_portal.identity import operations as identity
from duo_portal.identity.models import NationaliteitGroep, Persoon, Taal
from duo_portal.identity.queries import persoon_bij_bsn
from duo_portal.identity.synthetisch import eis_demo
from studiefinanciering import tijd
from studiefinanciering.models import (
    Aanvraag,
    Inkomen,
    Inschrijving,
    Omstandigheid,
    Oudergegevens,
    Student,
    Studieverleden,
)
from studiefinanciering.operations.aanvragen import Wensen, aanvragen, open_dossier
from studiefinanciering.rules.componenten import MAXIMAAL, Component, Onderwijs, VrijeVoet

from .zaaien import ACTOR, DOSSIER_SINDS

EERSTE_STUDENT, EERSTE_OUDER = 100, 200
"""Which of the 9,091 demo numbers they carry."""
LANG_GELEDEN = date(2015, 1, 1)
STUDIEJAAR = {
    Onderwijs.HO: (date(2023, 9, 1), date(2024, 9, 1)),
    Onderwijs.MBO: (date(2023, 8, 1), date(2024, 8, 1)),
}
Adres = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhaal:
    """One named student; amounts are text in euros, `verwacht` is what the ledger must hold per month."""

    nummer: int
    sleutel: str
    tekst: str
    gezin: str
    voornamen: str
    achternaam: str
    geboren: date
    aangevraagd_op: date
    tussenvoegsel: str = ""
    onderwijs: str = "ho"
    niveau: int = 0
    opleiding: tuple[str, str] = ("25BE", "34035")
    collegegeld_jaar: str = ""
    maanden_gebruikt: int = 0
    nationaliteit: int = NationaliteitGroep.NEDERLANDSE
    taal: str = Taal.NL
    werkt: str = ""
    kamer: Adres | None = None
    wensen: dict[str, Any] = field(default_factory=dict)
    verwacht: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def bsn(self) -> str:
        return bsn.demo_bsn(EERSTE_STUDENT + self.nummer)

    @property
    def soort(self) -> Onderwijs:
        return Onderwijs[self.onderwijs.upper()]

    @property
    def naam(self) -> str:
        return " ".join(filter(None, (self.voornamen, self.tussenvoegsel, self.achternaam)))

    def persoon(self) -> Persoon:
        """The person, once seeded; raises LookupError."""
        gevonden = persoon_bij_bsn(self.bsn)
        if gevonden is None:
            raise LookupError(f"{self.naam} is nog niet gezaaid.")
        return gevonden

    def verwachte_centen(self, maand: str) -> dict[Component, int]:
        """What the ledger must hold for a month ("2023-09"), per component."""
        bedragen = self.verwacht.get(maand, {})
        return {Component[naam.upper()]: centen(bedrag) for naam, bedrag in bedragen.items()}


@lru_cache(maxsize=1)
def _bestand() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "verhalen.toml").read_text(encoding="utf-8"))


def verhalen() -> list[Verhaal]:
    """All stories, in order."""
    return [Verhaal(nummer=i, **rij) for i, rij in enumerate(_bestand()["verhaal"])]


def verhaal(sleutel: str) -> Verhaal:
    """The story with this key; raises StopIteration when there is none."""
    return next(v for v in verhalen() if v.sleutel == sleutel)


def zaai_verhalen() -> None:
    """Register everybody with parents, homes, incomes, accounts and enrolments; once."""
    eis_demo("Een demopersoon")
    with transaction.atomic():
        if eenmalig("demo:verhalen") is not None:
            return
        gezinnen, ouder_nummer = {}, EERSTE_OUDER
        for rij in _bestand()["gezin"]:
            ouders = []
            for gegevens in rij["ouders"]:
                ouders.append(_ouder(gegevens, rij, bsn.demo_bsn(ouder_nummer)))
                ouder_nummer += 1
            gezinnen[rij["sleutel"]] = (ouders, rij.get("adres"))
        for v in verhalen():
            _student(v, *gezinnen[v.gezin])
        vastleggen(soort="demo_verhalen", actor=ACTOR, sleutel="demo:verhalen")


def vraag_aan(tot_en_met: date) -> list[Verhaal]:
    """Take in the applications of the stories up to a day, each once; returns who applied now."""
    nieuw = []
    for v in verhalen():
        sleutel = f"demo:verhaal:{v.sleutel}"
        if v.aangevraagd_op > tot_en_met or Aanvraag.objects.filter(sleutel=sleutel).exists():
            continue
        aanvragen(
            persoon_id=v.persoon().pk,
            wensen=_wensen(v),
            ingangsmaand=Maand(2023, 9),
            sleutel=sleutel,
            actor=ACTOR,
            ontvangen_op=v.aangevraagd_op,
        )
        nieuw.append(v)
    return nieuw


def _ouder(gegevens: dict[str, Any], gezin: dict[str, Any], nummer: str) -> Persoon:
    tussen, _, achternaam = gegevens["achternaam"].rpartition(" ")
    ouder = identity.registreer_persoon(
        identity.PersoonGegevens(
            bsn=nummer, voornamen=gegevens["voornamen"], tussenvoegsel=tussen,
            achternaam=achternaam, geboortedatum=date(1972, 4, 12),
        )
    )  # fmt: skip
    _woont(ouder, gegevens.get("adres", gezin["adres"]), LANG_GELEDEN)
    for jaar in (2021, 2022):
        if inkomen := gegevens.get(f"inkomen_{jaar}"):
            sleutel = {"persoon_id": ouder.pk, "jaar": jaar}
            tijd.leg_vast(Inkomen, sleutel, bedrag_centen=centen(inkomen))
    if voet := gegevens.get("vrije_voet"):
        for jaar in (2023, 2024):
            sleutel = {"persoon_id": ouder.pk, "jaar": jaar}
            tijd.leg_vast(Oudergegevens, sleutel, vrije_voet=int(VrijeVoet[voet.upper()]))
    return ouder


def _woont(persoon: Persoon, adres: Adres, vanaf: date) -> None:
    straat, huisnummer, postcode, plaats = adres
    identity.wijzig_adres(
        persoon=persoon, vanaf=vanaf, straat=straat, huisnummer=huisnummer, postcode=postcode, plaats=plaats
    )  # fmt: skip


def _student(v: Verhaal, ouders: list[Persoon], adres: Adres | None) -> None:
    persoon = identity.registreer_persoon(
        identity.PersoonGegevens(
            bsn=v.bsn, voornamen=v.voornamen, tussenvoegsel=v.tussenvoegsel, achternaam=v.achternaam,
            geboortedatum=v.geboren, nationaliteit_groep=NationaliteitGroep(v.nationaliteit),
            taal=Taal(v.taal),
        )
    )  # fmt: skip
    for ouder in ouders:
        identity.voeg_ouder_toe(persoon=persoon, ouder=ouder)
    if woning := v.kamer or adres:
        _woont(persoon, woning, LANG_GELEDEN)
    identity.wijzig_rekening(
        persoon=persoon, vanaf=LANG_GELEDEN, iban=iban.test_iban(v.nummer), tenaamstelling=v.naam
    )
    _studeert(v, open_dossier(persoon.pk, DOSSIER_SINDS))


def _studeert(v: Verhaal, student: Student) -> None:
    is_ho = v.soort == Onderwijs.HO
    brin, code = v.opleiding
    van, tot = STUDIEJAAR[v.soort]
    tijd.leg_vast(
        Inschrijving,
        {"persoon_id": student.pk, "brin": brin, "opleidingcode": code},
        geldig=tijd.vanaf(van, tot),
        onderwijs=int(v.soort),
        niveau=v.niveau,
        opleidingsvorm=1 if is_ho else 4,
        collegegeld_jaar_centen=centen(v.collegegeld_jaar or "1157.00") if is_ho else 0,
    )
    if v.maanden_gebruikt:
        eerste = Maand(2023, 9) + -v.maanden_gebruikt
        Studieverleden.objects.create(
            persoon=student,
            onderwijs=int(v.soort),
            eerste_toekenning=eerste.eerste_dag,
            laatste_toekenning=date(2023, 8, 1),
            prestatiebeurs_gebruikt=v.maanden_gebruikt,
            recht_gebruikt=v.maanden_gebruikt,
            zonder_basisbeurs=v.maanden_gebruikt,
            stand_per=date(2023, 9, 1),
        )
    if v.werkt:
        sleutel = {"persoon_id": student.pk, "soort": Omstandigheid.Soort.WERKCRITERIUM}
        tijd.leg_vast(Omstandigheid, sleutel, geldig=tijd.vanaf(van), bewijs=v.werkt)


def _wensen(v: Verhaal) -> Wensen:
    return Wensen(
        onderwijs=v.soort,
        vraagt_uitwonend=v.wensen.get("uitwonend", False),
        vraagt_aanvullende_beurs=v.wensen.get("aanvullende_beurs", True),
        lening_gevraagd_centen=_wens(v.wensen.get("lening", "0.00")),
        collegegeldkrediet_gevraagd_centen=_wens(v.wensen.get("collegegeldkrediet", "0.00")),
    )


def _wens(bedrag: str) -> int:
    return MAXIMAAL if bedrag == "max" else centen(bedrag)

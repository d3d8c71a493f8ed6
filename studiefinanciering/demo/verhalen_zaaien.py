"""The named people into the tables: registered, housed, enrolled, through the front doors one by one."""

from datetime import date
from typing import Any

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.money import centen
from duo_portal.foundation.period import Maand
from duo_portal.identity import iban
from duo_portal.identity import operations as identity
from duo_portal.identity.models import NationaliteitGroep, Persoon, Taal
from duo_portal.identity.synthetisch import eis_demo
from studiefinanciering import tijd
from studiefinanciering.models import (
    Inkomen,
    Inschrijving,
    Omstandigheid,
    Oudergegevens,
    Student,
    Studieverleden,
)
from studiefinanciering.operations.aanvragen import open_dossier
from studiefinanciering.rules.componenten import Onderwijs, VrijeVoet

from .verhalen import Adres, Verhaal, bsn_van_ouder, gezinnen, verhalen
from .zaaien import ACTOR, DOSSIER_SINDS

LANG_GELEDEN = date(2015, 1, 1)
STUDIEJAAR = {
    Onderwijs.HO: (date(2023, 9, 1), date(2024, 9, 1)),
    Onderwijs.MBO: (date(2023, 8, 1), date(2024, 8, 1)),
}


def zaai_verhalen() -> None:
    """Register everybody with parents, homes, incomes, accounts and enrolments; once."""
    eis_demo("Een demopersoon")
    with transaction.atomic():
        if eenmalig("demo:verhalen") is not None:
            return
        per_gezin = {}
        for rij in gezinnen():
            ouders = [
                _ouder(gegevens, rij, bsn_van_ouder(rij["sleutel"], i))
                for i, gegevens in enumerate(rij["ouders"])
            ]
            per_gezin[rij["sleutel"]] = (ouders, rij.get("adres"))
        for v in verhalen():
            _student(v, *per_gezin[v.gezin])
        vastleggen(soort="demo_verhalen", actor=ACTOR, sleutel="demo:verhalen")


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

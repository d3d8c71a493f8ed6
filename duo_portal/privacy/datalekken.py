"""Every breach with its clock: reported inside the house, decided on, told to the AP in 72 hours and to people (33, 34).

The 72 hours run on through weekends and holidays, from the moment that anybody here knew. What is known by then goes;
the rest follows in a supplement (art. 33(4)). Every report stays in the register, also what turned out to be none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen
from duo_portal.privacy.models import Datalek, Datalekstap

TERMIJN = timedelta(hours=72)
WAARSCHUW = timedelta(hours=24)
VELDEN = (
    "titel", "feiten", "gegevens", "betrokkenen", "records", "gevolgen", "maatregelen", "risico",
    "is_datalek", "is_melding_ap_nodig", "is_melding_mensen_nodig", "besluitreden",
)  # fmt: skip
"""What a colleague may change until it is closed; what stood there is kept with the step."""
_S = Datalekstap.Soort


class DatalekGeweigerd(ValueError):
    """This cannot be done with this breach as it stands."""


class Veranderd(RuntimeError):
    """A colleague was first: the page showed an older version."""


@dataclass(frozen=True, slots=True)
class Klok:
    """Where the 72 hours stand. `uren_over` is negative when they are over; `kleur` as of a case."""

    tot: datetime
    uren_over: int
    kleur: str
    gemeld_at: datetime | None

    @property
    def is_te_laat_gemeld(self) -> bool:
        """Told to the AP after the term: art. 33(1) then asks why."""
        return self.gemeld_at is not None and self.gemeld_at > self.tot


def klok_van(lek: Datalek, nu: datetime) -> Klok:
    """The clock of a breach at `nu` (aware). Grey when it was told, or need not be."""
    tot = lek.kennis_at + TERMIJN
    stap = lek.stappen.filter(soort=_S.AP_GEMELD).order_by("pk").first()
    over = tot - nu
    uren = int(over.total_seconds() // 3600)
    hoeft_niet = lek.is_melding_ap_nodig is False or lek.is_datalek is False
    if stap is not None or hoeft_niet or lek.afgesloten_at is not None:
        kleur = "grijs"
    else:
        kleur = "rood" if over < timedelta(0) else "oranje" if over <= WAARSCHUW else "groen"
    return Klok(tot, uren, kleur, stap.op if stap else None)


def meld(*, titel: str, feiten: str, kennis_at: datetime, nu: datetime, actor: str) -> Datalek:
    """Anybody in the house reports what went wrong; the clock runs from `kennis_at`, not after `nu`."""
    if kennis_at > nu:
        raise DatalekGeweigerd("Dit moment moet nog komen: vul in wanneer u het merkte.")
    with transaction.atomic():
        lek = Datalek.objects.create(
            titel=titel, feiten=feiten, kennis_at=kennis_at, gemeld_door=actor
        )
        _stap(lek, _S.GEMELD, actor, nu)
    return lek


def wijzig(
    *, datalek_id: int, versie: int, velden: Mapping[str, Any], nu: datetime, actor: str
) -> Datalek:
    """Write down what is known by now and what was decided. Raises `Veranderd` when a colleague was first."""
    with transaction.atomic():
        lek = _open(datalek_id)
        if lek.versie != versie:
            raise Veranderd("Een collega heeft dit datalek intussen gewijzigd.")
        nieuw = {naam: velden[naam] for naam in VELDEN if naam in velden}
        besloten = nieuw.get("is_melding_ap_nodig", lek.is_melding_ap_nodig) is not None
        if besloten and not nieuw.get("besluitreden", lek.besluitreden):
            raise DatalekGeweigerd("Schrijf op waarom u dit wel of niet meldt.")
        eerder = {n: getattr(lek, n) for n, w in nieuw.items() if getattr(lek, n) != w}
        if not eerder:
            return lek
        for naam, waarde in nieuw.items():
            setattr(lek, naam, waarde)
        lek.versie += 1
        lek.save(update_fields=[*nieuw, "versie"])
        _stap(lek, _S.GEWIJZIGD, actor, nu, eerder=eerder)
    return lek


def noteer_melding_ap(*, datalek_id: int, kenmerk: str, nu: datetime, actor: str, reden_laat: str = "") -> Datalekstap:  # fmt: skip
    """It was told to the AP (the reference they gave); again is a supplement. Late asks for a reason (art. 33(1))."""
    with transaction.atomic():
        lek = _open(datalek_id)
        eerste = not lek.stappen.filter(soort=_S.AP_GEMELD).exists()
        if eerste and not lek.is_melding_ap_nodig:
            raise DatalekGeweigerd("Besluit eerst, met de reden, dat dit bij de AP wordt gemeld.")
        if eerste and nu > lek.kennis_at + TERMIJN and not reden_laat:
            raise DatalekGeweigerd("De 72 uur zijn voorbij: schrijf op waarom de melding later is.")
        tekst = " ".join(deel for deel in (kenmerk, reden_laat) if deel)
        return _stap(lek, _S.AP_GEMELD if eerste else _S.AP_AANGEVULD, actor, nu, tekst)


def noteer_ingelicht(
    *, datalek_id: int, aantal: int, hoe: str, nu: datetime, actor: str
) -> Datalekstap:
    """People were told (art. 34): how many, and how."""
    with transaction.atomic():
        return _stap(_open(datalek_id), _S.MENSEN_INGELICHT, actor, nu, hoe, aantal)


def sluit(*, datalek_id: int, nu: datetime, actor: str) -> Datalek:
    """Everything was decided and done. Raises `DatalekGeweigerd` with what is still missing."""
    with transaction.atomic():
        lek = _open(datalek_id)
        if mist := _wat_mist(lek):
            raise DatalekGeweigerd(f"Nog niet klaar: {', '.join(mist)}.")
        lek.afgesloten_at = nu
        lek.save(update_fields=["afgesloten_at"])
        _stap(lek, _S.AFGESLOTEN, actor, nu)
    return lek


def _wat_mist(lek: Datalek) -> list[str]:
    gedaan = set(lek.stappen.values_list("soort", flat=True))
    mist = []
    if lek.is_datalek is None:
        mist.append("is dit een datalek")
    elif lek.is_datalek:
        if lek.is_melding_ap_nodig is None or lek.is_melding_mensen_nodig is None:
            mist.append("het besluit over melden")
        if not (lek.gegevens and lek.gevolgen and lek.maatregelen):
            mist.append("gegevens, gevolgen en maatregelen")
        if lek.is_melding_ap_nodig and _S.AP_GEMELD not in gedaan:
            mist.append("de melding bij de AP")
        if lek.is_melding_mensen_nodig and _S.MENSEN_INGELICHT not in gedaan:
            mist.append("het inlichten van de mensen")
    return mist


def melding(lek: Datalek, nu: datetime) -> dict[str, Any]:
    """What the AP wants to know (art. 33(3)), as far as it is known."""
    klok = klok_van(lek, nu)
    return {
        "artikel": "AVG art. 33(3)",
        "kenmerk": str(lek.uuid),
        "kennis_at": lek.kennis_at.isoformat(),
        "uiterlijk_at": klok.tot.isoformat(),
        "aard_van_de_inbreuk": lek.feiten,
        "categorieen_gegevens": lek.gegevens,
        "betrokkenen_bij_benadering": lek.betrokkenen,
        "records_bij_benadering": lek.records,
        "contactpunt": "functionaris gegevensbescherming",
        "waarschijnlijke_gevolgen": lek.gevolgen,
        "maatregelen": lek.maatregelen,
        "risico": lek.get_risico_display(),
        "betrokkenen_ingelicht": lek.stappen.filter(soort=_S.MENSEN_INGELICHT).exists(),
        "nog_niet_bekend": [n for n in ("gegevens", "betrokkenen", "records", "gevolgen", "maatregelen") if getattr(lek, n) in (None, "")],
    }  # fmt: skip


def _open(datalek_id: int) -> Datalek:
    lek = Datalek.objects.select_for_update().get(pk=datalek_id)
    if lek.afgesloten_at is not None:
        raise DatalekGeweigerd("Dit datalek is afgesloten.")
    return lek


def _stap(
    lek: Datalek,
    soort: str,
    actor: str,
    nu: datetime,
    toelichting: str = "",
    aantal: int | None = None,
    eerder: Mapping[str, Any] | None = None,
) -> Datalekstap:
    vastleggen(soort=f"datalek_{soort}", actor=actor, uitkomst={"datalek": lek.pk})
    return Datalekstap.objects.create(
        datalek=lek,
        soort=soort,
        toelichting=toelichting,
        aantal=aantal,
        eerder=dict(eerder or {}),
        actor=actor,
        op=nu,
    )

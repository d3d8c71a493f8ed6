"""What colleagues do before the decision: take it on, add advice or a hearing, write a draft.

Every act takes the version of the page it was done on: who comes second on a stale page changes nothing (`Veranderd`).
Advice is the exception: departments write at the same time, and one row does not change another.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.cases import operations
from duo_portal.cases.models import Bijdrage, Verzoek, Verzoekvoorstel, Zaak

from . import woorden
from .indienen import leg_vast, open_verzoek
from .tabel import Zaaksoort, zaaksoort
from .weigering import Veranderd, VerzoekGeweigerd

_S = Bijdrage.Soort


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a colleague proposes to decide; `ruimte` an article, `kern` what others can learn, without names."""

    uitkomst: str
    gronden: str
    ruimte: str = ""
    kern: str = ""


def pak_op(*, verzoek_id: int, versie: int, aan: str, actor: str) -> Verzoek:
    """Give it to a colleague; the case is then being handled."""
    with transaction.atomic():
        verzoek = vergrendel(verzoek_id, versie)
        zaak = Zaak.objects.get(pk=verzoek.zaak_id)
        if zaak.status == Zaak.Status.ONTVANGEN:
            operations.verzet(zaak_id=zaak.pk, naar=Zaak.Status.IN_BEHANDELING, actor=actor)
        verzoek.behandelaar = aan
        return klaar(verzoek, "verzoek_toewijzen", actor)


def draag_bij(
    *,
    verzoek_id: int,
    soort: str,
    tekst: str,
    actor: str,
    afdeling: str = "",
    dag: date | None = None,
) -> Bijdrage:
    """Add advice of a department, a hearing or why there was none, or a day in court. Raises `VerzoekGeweigerd`."""
    with transaction.atomic():
        verzoek = open_verzoek(verzoek_id)
        _eis_past(zaaksoort(verzoek.soort, verzoek.ingediend_op), soort)
        if not tekst.strip():
            raise VerzoekGeweigerd("leeg")
        if soort == _S.ADVIES and afdeling not in Bijdrage.Afdeling.values:
            raise VerzoekGeweigerd("afdeling")
        if soort in (_S.GEHOORD, _S.DAG) and dag is None:
            raise VerzoekGeweigerd("dag")
        bijdrage = Bijdrage.objects.create(
            verzoek=verzoek,
            soort=soort,
            afdeling=afdeling if soort == _S.ADVIES else "",
            dag=dag if soort in (_S.GEHOORD, _S.DAG) else None,
            actor=actor,
            **woorden.versleutel_bijdrage(tekst),
        )
        leg_vast(f"verzoek_{soort}", verzoek, actor)
    return bijdrage


def mogelijke_bijdragen(rij: Zaaksoort) -> list[str]:
    """Which contributions belong to this kind."""
    uit = [str(_S.ADVIES)] if rij.adviezen else []
    uit += [str(_S.GEHOORD), str(_S.NIET_GEHOORD)] if rij.horen else []
    return uit + ([str(_S.DAG)] if "rechter" in rij.velden else [])


def stel_voor(*, verzoek_id: int, versie: int, voorstel: Voorstel, actor: str) -> Verzoek:
    """Write a draft; an earlier one stays on record. Raises `VerzoekGeweigerd`, `Veranderd`.

    First a complainant is heard, or on record why not (9:10 Awb); made to measure wants advice of a department.
    """
    with transaction.atomic():
        verzoek = vergrendel(verzoek_id, versie)
        rij = zaaksoort(verzoek.soort, verzoek.ingediend_op)
        _eis_goed(verzoek, rij, voorstel)
        Verzoekvoorstel.objects.create(
            verzoek=verzoek,
            uitkomst=voorstel.uitkomst,
            gronden=voorstel.gronden.strip(),
            ruimte=voorstel.ruimte.strip() if rij.ruimte else "",
            kern=voorstel.kern.strip() if rij.precedent else "",
            actor=actor,
        )
        return klaar(verzoek, "verzoek_voorstel", actor)


def _eis_past(rij: Zaaksoort, soort: str) -> None:
    if soort not in mogelijke_bijdragen(rij):
        raise VerzoekGeweigerd("bijdrage")


def _eis_goed(verzoek: Verzoek, rij: Zaaksoort, voorstel: Voorstel) -> None:
    if voorstel.uitkomst not in rij.uitkomsten:
        raise VerzoekGeweigerd("uitkomst")
    if not voorstel.gronden.strip():
        raise VerzoekGeweigerd("gronden")
    if rij.ruimte and not voorstel.ruimte.strip():
        raise VerzoekGeweigerd("ruimte")
    if rij.precedent:
        _eis_kern(verzoek, voorstel.kern)
    gedaan = set(verzoek.bijdragen.values_list("soort", flat=True))
    if rij.horen and not gedaan & {_S.GEHOORD, _S.NIET_GEHOORD}:
        raise VerzoekGeweigerd("horen_eerst")
    if rij.precedent and _S.ADVIES not in gedaan:
        raise VerzoekGeweigerd("advies_eerst")


def _eis_kern(verzoek: Verzoek, kern: str) -> None:
    """What others may read names nobody: not the person it is about, in whatever capitals."""
    if not kern.strip():
        raise VerzoekGeweigerd("kern")
    wie = verzoek.persoon
    namen = [wie.achternaam, *wie.voornamen.split()]
    woorden_ = {woord.strip(".,;:!?()'\"").casefold() for woord in kern.split()}
    if any(len(naam) > 2 and naam.casefold() in woorden_ for naam in namen):
        raise VerzoekGeweigerd("kern_naam")


def vergrendel(verzoek_id: int, versie: int) -> Verzoek:
    """The request as the page showed it, locked. Raises `Veranderd`, `VerzoekGeweigerd`."""
    verzoek = open_verzoek(verzoek_id)
    if verzoek.versie != versie:
        raise Veranderd("Een collega heeft deze zaak intussen gewijzigd.")
    return verzoek


def klaar(verzoek: Verzoek, soort: str, actor: str) -> Verzoek:
    """A version further, on record."""
    verzoek.versie += 1
    verzoek.save(update_fields=["behandelaar", "versie"])
    leg_vast(soort, verzoek, actor)
    return verzoek

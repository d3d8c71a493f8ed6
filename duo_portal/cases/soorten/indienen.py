"""What comes in: filed by the citizen or registered by a colleague; documents later; withdrawing."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases import operations
from duo_portal.cases.models import Stuk, Verzoek, Verzoekstuk, Zaak
from duo_portal.cases.termijn.inkomend import VERZOEK, meld_stukken, meld_tekst
from duo_portal.cases.termijn.operations import leg_grondslag_vast
from duo_portal.cases.termijn.rekenen import einde_termijn

from . import woorden
from .brieftaken import meld_ontvangst
from .tabel import SoortOnbekend, Zaaksoort, zaaksoort
from .weigering import VerzoekGeweigerd


def dien_in(
    *,
    persoon_id: int,
    soort: str,
    velden: Mapping[str, str],
    op: date,
    sleutel: str,
    actor: str,
    kanaal: Verzoek.Kanaal = Verzoek.Kanaal.PORTAAL,
    stukken: Sequence[UUID] = (),
    uiterlijk: date | None = None,
) -> Verzoek:
    """File a case of this kind; the same `sleutel` again gives the first one.

    `velden` are those of the table, the first with the text. `uiterlijk` is a day that somebody else set (a court, the
    ombudsman). A text that reads as a notice of default goes to the queue of those too. Raises `VerzoekGeweigerd`.
    """
    handeling = f"verzoek:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return Verzoek.objects.get(pk=eerder.uitkomst["verzoek"])
        rij = _eis_goed(soort, velden, op, kanaal)
        verzoek = Verzoek.objects.create(
            zaak=_open_zaak(rij, persoon_id, op, uiterlijk, actor),
            persoon_id=persoon_id,
            soort=soort,
            kanaal=kanaal,
            ingediend_op=op,
            actor=actor,
            **woorden.versleutel({naam: velden.get(naam, "") for naam in rij.velden}),
        )
        erbij = koppel(verzoek, stukken)
        if "ontvangst" in rij.brieven:
            meld_ontvangst(verzoek)
        leg_vast("verzoek_indienen", verzoek, actor, sleutel=handeling)
        meld_tekst(
            bron=VERZOEK,
            persoon_id=persoon_id,
            tekst="\n\n".join(velden.values()),
            op=op,
            sleutel=sleutel,
            actor=actor,
            is_schriftelijk=kanaal != Verzoek.Kanaal.TELEFOON,
        )
        meld_stukken(erbij, persoon_id=persoon_id, op=op, actor=actor)
    return verzoek


def wordt_beantwoord(soort: Zaaksoort, op: date) -> date:
    """By when there is an answer to what is filed on `op`."""
    return einde_termijn(soort.norm, vanaf=op).uiterlijk


def vul_aan(*, verzoek_id: int, stukken: Sequence[UUID], op: date, actor: str) -> Verzoek:
    """Add documents later, as long as it is open. Raises `VerzoekGeweigerd`."""
    with transaction.atomic():
        verzoek = open_verzoek(verzoek_id)
        if erbij := koppel(verzoek, stukken):
            leg_vast("verzoek_aanvullen", verzoek, actor)
            meld_stukken(erbij, persoon_id=verzoek.persoon_id, op=op, actor=actor)
    return verzoek


def trek_in(*, verzoek_id: int, op: date, actor: str) -> Verzoek:
    """Withdraw. Again changes nothing. Raises `VerzoekGeweigerd` when it was decided."""
    with transaction.atomic():
        verzoek = Verzoek.objects.select_for_update().get(pk=verzoek_id)
        if verzoek.ingetrokken_op is not None:
            return verzoek
        verzoek = open_verzoek(verzoek_id)
        operations.intrekken(zaak_id=verzoek.zaak_id, op=op, actor=actor)
        verzoek.ingetrokken_op, verzoek.versie = op, verzoek.versie + 1
        verzoek.save(update_fields=["ingetrokken_op", "versie"])
        leg_vast("verzoek_intrekken", verzoek, actor)
    return verzoek


def open_verzoek(verzoek_id: int) -> Verzoek:
    """The request, locked; raises `VerzoekGeweigerd` when it is closed."""
    verzoek = Verzoek.objects.select_for_update().get(pk=verzoek_id)
    if Zaak.objects.filter(pk=verzoek.zaak_id, afgedaan_op__isnull=False).exists():
        raise VerzoekGeweigerd("gesloten")
    return verzoek


def koppel(verzoek: Verzoek, stukken: Sequence[UUID]) -> list[Stuk]:
    """Documents of this very person that belong to nothing yet; others are left out. Those that were added."""
    vrij = Stuk.objects.filter(
        persoon_id=verzoek.persoon_id, uuid__in=stukken, bezwaarstuk=None, verzoekstuk=None
    )
    erbij = list(vrij.order_by("pk"))
    Verzoekstuk.objects.bulk_create([Verzoekstuk(verzoek=verzoek, stuk=stuk) for stuk in erbij])
    return erbij


def leg_vast(soort: str, verzoek: Verzoek, actor: str, sleutel: str | None = None) -> None:
    """On record, without a word of what was written."""
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=verzoek.persoon_id,
        sleutel=sleutel,
        uitkomst={"verzoek": verzoek.pk, "zaak": verzoek.zaak_id, "soort": verzoek.soort},
    )


def _eis_goed(soort: str, velden: Mapping[str, str], op: date, kanaal: Verzoek.Kanaal) -> Zaaksoort:
    try:
        rij = zaaksoort(soort, op)
    except SoortOnbekend:
        raise VerzoekGeweigerd("soort") from None
    if kanaal == Verzoek.Kanaal.PORTAAL and not rij.portaal:
        raise VerzoekGeweigerd("soort")
    if not velden.get(rij.velden[0], "").strip():
        raise VerzoekGeweigerd("leeg")
    return rij


def _open_zaak(
    rij: Zaaksoort, persoon_id: int, op: date, uiterlijk: date | None, actor: str
) -> Zaak:
    if uiterlijk is None and not rij.norm:
        raise VerzoekGeweigerd("termijn")
    if uiterlijk is not None and uiterlijk < op:
        raise VerzoekGeweigerd("termijn")
    zaak = operations.open_zaak(
        soort=Zaak.Soort(rij.naam),
        persoon_id=persoon_id,
        ontvangen_op=op,
        termijn_tot=uiterlijk or wordt_beantwoord(rij, op),
        actor=actor,
        onderwerp=rij.naam,
    )
    if uiterlijk is None:
        leg_grondslag_vast(zaak_id=zaak.pk, norm_naam=rij.norm, vanaf=op, actor=actor)
    zaak.refresh_from_db()
    return zaak

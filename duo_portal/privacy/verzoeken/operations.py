"""File a request, extend its term within the first month, decide, withdraw. One case each, one month (art. 12(3) AVG)."""

from datetime import date
from uuid import UUID

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases import operations as zaken
from duo_portal.cases.models import Zaak
from duo_portal.cases.overgangen import OvergangGeweigerd
from duo_portal.cases.termijn.inkomend import meld_tekst, registreer_tekstbron
from duo_portal.cases.termijn.operations import (
    TermijnGeweigerd,
    leg_grondslag_vast,
    verdaag,
)
from duo_portal.cases.termijn.rekenen import einde_termijn
from duo_portal.identity import crypto
from duo_portal.privacy.models import Privacybesluit, Privacyverzoek

from . import brieven

ONDERWERP = "privacyverzoek"
KIND = "privacyverzoek"
NORM = "avg"
VERLENGING_MAANDEN = 2
TEKSTBRON = registreer_tekstbron("privacyverzoek", "verzoek over eigen gegevens").naam
_Besluit = Privacybesluit.Besluit


class VerzoekGeweigerd(ValueError):
    """This cannot be done with this request as it stands."""


def dien_in(
    *, persoon_id: int, recht: Privacyverzoek.Recht, tekst: str, op: date, sleutel: UUID, actor: str
) -> Privacyverzoek:
    """File a request; the same key again gives the request it made. Opens its case and lays the receipt ready."""
    with transaction.atomic():
        if eenmalig(f"privacyverzoek:{persoon_id}:{sleutel}") is not None:
            return Privacyverzoek.objects.get(persoon_id=persoon_id, sleutel=sleutel)
        verzoek = Privacyverzoek.objects.create(
            persoon_id=persoon_id,
            recht=recht,
            sleutel=sleutel,
            verzoek_versleuteld=crypto.versleutel(tekst, kind=KIND),
            verzoek_sleutel_id=crypto.actuele_sleutel_id(),
            ingediend_op=op,
            actor=actor,
        )
        zaak = zaken.open_zaak(
            soort=Zaak.Soort.PRIVACY,
            persoon_id=persoon_id,
            ontvangen_op=op,
            termijn_tot=einde_termijn(NORM, vanaf=op).uiterlijk,
            actor=actor,
            onderwerp=ONDERWERP,
            onderwerp_id=verzoek.pk,
        )
        leg_grondslag_vast(zaak_id=zaak.pk, norm_naam=NORM, vanaf=op, actor=actor)
        vastleggen(
            soort="privacyverzoek_indienen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"privacyverzoek:{persoon_id}:{sleutel}",
            uitkomst={"verzoek": verzoek.pk, "recht": recht, "zaak": zaak.pk},
        )
        brieven.leg_ontvangst(verzoek, zaak)
        meld_tekst(
            bron=TEKSTBRON,
            persoon_id=persoon_id,
            tekst=tekst,
            op=op,
            sleutel=f"{persoon_id}:{sleutel}",
            actor=actor,
        )
    return verzoek


def tekst_van(verzoek: Privacyverzoek) -> str:
    """What the citizen wrote."""
    return crypto.ontsleutel(
        bytes(verzoek.verzoek_versleuteld), sleutel_id=verzoek.verzoek_sleutel_id, kind=KIND
    )


def zaak_van(verzoek: Privacyverzoek) -> Zaak:
    """The case of a request."""
    return Zaak.objects.get(soort=Zaak.Soort.PRIVACY, onderwerp=ONDERWERP, onderwerp_id=verzoek.pk)


def verleng(*, verzoek_id: int, op: date, reden: str, actor: str) -> Zaak:
    """Two months more, told by letter within the first month. Raises `VerzoekGeweigerd` when it is too late or done before."""
    verzoek = Privacyverzoek.objects.get(pk=verzoek_id)
    with transaction.atomic():
        try:
            zaak = verdaag(
                zaak_id=zaak_van(verzoek).pk,
                op=op,
                reden=reden,
                actor=actor,
                aantal=VERLENGING_MAANDEN,
            )
        except TermijnGeweigerd as fout:
            raise VerzoekGeweigerd(str(fout)) from fout
        brieven.leg_verlenging(verzoek, zaak, reden)
    return zaak


def beslis(
    *,
    verzoek_id: int,
    besluit: Privacybesluit.Besluit,
    gronden: str,
    op: date,
    actor: str,
    wettelijke_plicht: str = "",
    weg_op: date | None = None,
) -> Privacybesluit:
    """Decide, finish the case and lay the letter ready.

    Deletion that is not granted in full must name the legal duty and the day from which the data may go (art. 17(3)
    AVG). Raises `VerzoekGeweigerd`, also when a colleague was first.
    """
    verzoek = Privacyverzoek.objects.get(pk=verzoek_id)
    if not gronden.strip():
        raise VerzoekGeweigerd("Schrijf op waarom u dit besluit.")
    is_wissen = verzoek.recht == Privacyverzoek.Recht.VERWIJDERING
    if is_wissen and besluit != _Besluit.INGEWILLIGD and not (wettelijke_plicht and weg_op):
        raise VerzoekGeweigerd(
            "Verwijderen wijkt alleen voor een wettelijke plicht: noem haar, en de dag waarop de gegevens weg mogen."
        )
    with transaction.atomic():
        zaak = Zaak.objects.select_for_update().get(pk=zaak_van(verzoek).pk)
        if zaak.afgedaan_op is not None:
            raise VerzoekGeweigerd("Dit verzoek is al afgehandeld.")
        if op < verzoek.ingediend_op:
            raise VerzoekGeweigerd("Dit verzoek is later ingediend dan de dag van vandaag.")
        rij = Privacybesluit.objects.create(
            verzoek=verzoek,
            besluit=besluit,
            gronden=gronden,
            wettelijke_plicht=wettelijke_plicht,
            weg_op=weg_op,
            besloten_op=op,
            actor=actor,
        )
        zaken.afdoen(zaak_id=zaak.pk, uitkomst=besluit, op=op, actor=actor)
        vastleggen(
            soort="privacyverzoek_beslissen",
            actor=actor,
            betrokkene_id=verzoek.persoon_id,
            uitkomst={"verzoek": verzoek.pk, "besluit": besluit, "zaak": zaak.pk},
        )
        brieven.leg_besluit(verzoek, rij)
    return rij


def trek_in(*, verzoek: Privacyverzoek, op: date, actor: str) -> None:
    """The citizen withdraws; raises `VerzoekGeweigerd` when it was finished before."""
    try:
        zaken.intrekken(zaak_id=zaak_van(verzoek).pk, op=op, actor=actor)
    except OvergangGeweigerd as fout:
        raise VerzoekGeweigerd("Dit verzoek is al afgehandeld.") from fout

"""Write a contact down, promise to call back, keep the promise; raise a signal and say what changed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.cases.termijn.inkomend import meld_tekst, registreer_tekstbron

from .models import Belofte, Klantcontact, Signaal

TEKSTBRON = registreer_tekstbron(
    "klantcontact", "notitie van een contact", is_schriftelijk=False
).naam


class BelofteAlGedaan(RuntimeError):
    """A colleague called back already."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """What is written down of a contact. Seconds; `cijfer` 1-10 as the citizen gave it."""

    kanaal: Klantcontact.Kanaal
    onderwerp: Klantcontact.Onderwerp
    persoon_id: int | None = None
    duur_s: int | None = None
    wachttijd_s: int | None = None
    cijfer: int | None = None
    notitie: str = ""


def leg_contact_vast(
    *, contact: Contact, sleutel: UUID, actor: str, terugbellen_voor: date | None = None
) -> Klantcontact:
    """Write a contact down, once per key; with a day: promise to call back at the latest then.

    Raises ValueError for a promise to nobody.
    """
    if terugbellen_voor is not None and contact.persoon_id is None:
        raise ValueError("Terugbellen kan alleen als u weet wie het is: kies eerst een persoon.")
    with transaction.atomic():
        moment, nieuw = Klantcontact.objects.get_or_create(
            sleutel=sleutel, defaults={**vars_van(contact), "actor": actor}
        )
        if nieuw:
            vastleggen(
                soort="klantcontact",
                actor=actor,
                betrokkene_id=contact.persoon_id,
                uitkomst={"kanaal": contact.kanaal, "onderwerp": contact.onderwerp},
            )
            _lees_notitie(contact, sleutel, actor)
        if nieuw and terugbellen_voor is not None and contact.persoon_id is not None:
            Belofte.objects.create(
                klantcontact=moment,
                persoon_id=contact.persoon_id,
                uiterlijk=terugbellen_voor,
                onderwerp=moment.get_onderwerp_display(),
                beloofd_door=actor,
            )
    return moment


def _lees_notitie(contact: Contact, sleutel: UUID, actor: str) -> None:
    """A note that tells of a notice of default becomes work: what a colleague wrote down is no letter."""
    if contact.persoon_id is not None and contact.notitie:
        meld_tekst(
            bron=TEKSTBRON,
            persoon_id=contact.persoon_id,
            tekst=contact.notitie,
            op=bedrijfsdatum.vandaag(),
            sleutel=str(sleutel),
            actor=actor,
        )


def vars_van(contact: Contact) -> dict[str, object]:
    """The fields of a contact by name."""
    return {naam: getattr(contact, naam) for naam in contact.__dataclass_fields__}


def bel_terug(*, belofte_id: int, op: date, actor: str) -> Belofte:
    """The promise was kept; raises `BelofteAlGedaan` when a colleague did it before."""
    with transaction.atomic():
        belofte = Belofte.objects.select_for_update().get(pk=belofte_id)
        if belofte.gedaan_op is not None:
            raise BelofteAlGedaan(
                f"{belofte.gedaan_door} heeft al teruggebeld op {belofte.gedaan_op:%d-%m-%Y}."
            )
        belofte.gedaan_op, belofte.gedaan_door = op, actor
        belofte.save(update_fields=["gedaan_op", "gedaan_door"])
        vastleggen(soort="terugbellen", actor=actor, betrokkene_id=belofte.persoon_id, uitkomst={})
    return belofte


def meld_signaal(
    *,
    titel: str,
    omschrijving: str,
    waarover: str,
    op: date,
    actor: str,
    zaak_id: int | None = None,
) -> Signaal:
    """Say what goes wrong in a letter, page or rule; `zaak_id` is the complaint or objection that showed it."""
    signaal = Signaal.objects.create(
        titel=titel,
        omschrijving=omschrijving,
        waarover=waarover,
        gemeld_op=op,
        gemeld_door=actor,
        zaak_id=zaak_id,
    )
    vastleggen(soort="signaal_melden", actor=actor, uitkomst={"signaal": signaal.pk})
    return signaal


def verwerk_signaal(*, signaal_id: int, wijziging: str, op: date, actor: str) -> Signaal:
    """Say what was changed because of a signal; raises ValueError without a change."""
    if not wijziging.strip():
        raise ValueError("Schrijf op wat er is veranderd: de brief, de pagina of de regel.")
    with transaction.atomic():
        signaal = Signaal.objects.select_for_update().get(pk=signaal_id)
        signaal.wijziging, signaal.gewijzigd_op, signaal.gewijzigd_door = wijziging, op, actor
        signaal.save(update_fields=["wijziging", "gewijzigd_op", "gewijzigd_door"])
        vastleggen(soort="signaal_verwerken", actor=actor, uitkomst={"signaal": signaal.pk})
    return signaal

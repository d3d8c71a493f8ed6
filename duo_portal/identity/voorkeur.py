"""How someone wants to hear from us: reading and changing it, recorded, with the values encrypted at rest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity import crypto
from duo_portal.identity.models import Contactvoorkeur, Persoon, Post, Taal

EMAIL, TELEFOON = "email", "telefoon"
"""Kinds of value, bound to what is encrypted (see `crypto`)."""
_TELEFOON = re.compile(r"\+?[0-9]{8,15}")


class TelefoonOngeldig(ValueError):
    """Not a telephone number. The text never holds what was given."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to reach someone. `email` and `telefoon` are None when not given."""

    email: str | None = None
    telefoon: str | None = None
    post: Post = Post.DIGITAAL


def contact_van(persoon_id: int) -> Contact:
    """How to reach this person; digital post without addresses for who never chose."""
    return contacten_van([persoon_id]).get(persoon_id, Contact())


def contacten_van(persoon_ids: Iterable[int]) -> dict[int, Contact]:
    """`contact_van` for many people in one query; who never chose is left out."""
    rijen = list(Contactvoorkeur.objects.filter(persoon_id__in=list(persoon_ids)))
    emails = _ontsleutel([(r.email_versleuteld, r.email_sleutel_id) for r in rijen], EMAIL)
    nummers = _ontsleutel(
        [(r.telefoon_versleuteld, r.telefoon_sleutel_id) for r in rijen], TELEFOON
    )
    return {
        rij.persoon_id: Contact(email, telefoon, Post(rij.post))
        for rij, email, telefoon in zip(rijen, emails, nummers, strict=True)
    }


def email_gemaskeerd(email: str | None) -> str:
    """First letter and domain, to recognise an address by; empty when there is none."""
    if not email:
        return ""
    naam, _at, domein = email.rpartition("@")
    return f"{naam[:1]}•••@{domein}"


def telefoon_gemaskeerd(telefoon: str | None) -> str:
    """Last two digits; empty when there is none."""
    return f"••••••{telefoon[-2:]}" if telefoon else ""


def wijzig_contact(*, persoon_id: int, contact: Contact, actor: str) -> list[str]:
    """Make `contact` what holds; returns the names of what changed (also recorded, without the values).

    Raises `TelefoonOngeldig`; the e-mail address was checked by the form it came through.
    """
    nieuw = Contact(
        contact.email or None, normaliseer_telefoon(contact.telefoon or ""), contact.post
    )
    with transaction.atomic():
        # The person's row is the lock: two changes follow each other.
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        oud = contact_van(persoon_id)
        gewijzigd = [
            naam
            for naam in ("email", "telefoon", "post")
            if getattr(oud, naam) != getattr(nieuw, naam)
        ]
        if not gewijzigd:
            return []
        email, email_sleutel = _versleutel(nieuw.email, EMAIL)
        telefoon, telefoon_sleutel = _versleutel(nieuw.telefoon, TELEFOON)
        Contactvoorkeur.objects.update_or_create(
            persoon_id=persoon_id,
            defaults={
                "email_versleuteld": email,
                "email_sleutel_id": email_sleutel,
                "telefoon_versleuteld": telefoon,
                "telefoon_sleutel_id": telefoon_sleutel,
                "post": nieuw.post,
            },
        )
        vastleggen(
            soort="contact_wijzigen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"gewijzigd": gewijzigd, "post": str(nieuw.post)},
        )
    return gewijzigd


def wijzig_taal(*, persoon_id: int, taal: Taal, actor: str) -> bool:
    """The language of pages and letters from now on; False when it was that already."""
    with transaction.atomic():
        anders = Persoon.objects.filter(pk=persoon_id).exclude(taal=taal)
        if not anders.update(taal=taal):
            return False
        vastleggen(
            soort="taal_wijzigen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"taal": str(taal)},
        )
    return True


def normaliseer_telefoon(tekst: str) -> str | None:
    """Digits with an optional + before them; None for nothing; raises `TelefoonOngeldig`."""
    kaal = "".join(teken for teken in tekst if teken not in " -.()")
    if not kaal:
        return None
    if not (kaal.isascii() and _TELEFOON.fullmatch(kaal)):
        raise TelefoonOngeldig("Een telefoonnummer heeft 8 tot 15 cijfers; controleer het nummer.")
    return kaal


def _versleutel(waarde: str | None, kind: str) -> tuple[bytes, int]:
    if waarde is None:
        return b"", 0
    return crypto.versleutel(waarde, kind=kind), crypto.actuele_sleutel_id()


def _ontsleutel(paren: list[tuple[bytes | memoryview, int]], kind: str) -> list[str | None]:
    """The values in order; None where nothing was given."""
    gevuld = [(bytes(waarde), sleutel) for waarde, sleutel in paren if sleutel]
    open_ = iter(crypto.ontsleutel_reeks((w for w, _ in gevuld), (s for _, s in gevuld), kind=kind))
    return [next(open_) if sleutel else None for _, sleutel in paren]

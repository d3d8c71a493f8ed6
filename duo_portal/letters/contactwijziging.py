"""Contact data changed: a letter in the file, and a mail to the address that was known before.

Whoever takes over somebody's sign-in changes the e-mail address first. So the old address hears it too, and hears
nothing else: neither the new address nor whose file it is.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit.models import Handeling
from duo_portal.identity import crypto, voorkeur
from duo_portal.identity.models import Persoon
from duo_portal.identity.voorkeur import Contact
from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.operations import NieuweBrief, leg_klaar

CONTACT_GEWIJZIGD = "contact_gewijzigd"
BRON = "identity.contact"
"""`Brief.bron`; `bron_id` is the recorded act."""
NAAR_OUD = 2
"""`UitgaandBericht.volgnummer` of the mail to the old address."""


def wijzig_contact_en_meld(*, persoon_id: int, contact: Contact, actor: str) -> list[str]:
    """`voorkeur.wijzig_contact`, with a letter about what changed; the names of what changed.

    Raises `TelefoonOngeldig`.
    """
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        oud = voorkeur.contact_van(persoon_id)
        gewijzigd = voorkeur.wijzig_contact(persoon_id=persoon_id, contact=contact, actor=actor)
        if not gewijzigd:
            return []
        handeling = Handeling.objects.filter(soort="contact_wijzigen", betrokkene_id=persoon_id)
        brief = leg_klaar(
            NieuweBrief(
                persoon_id=persoon_id,
                taal=persoon.taal,
                bron_id=handeling.latest("pk").pk,
                data={"gewijzigd": gewijzigd},
            ),
            soort=CONTACT_GEWIJZIGD,
            bron=BRON,
            sjabloonversie=1,
        )
        if "email" in gewijzigd and oud.email:
            _ook_naar(brief, oud.email)
    return gewijzigd


def _ook_naar(brief: Brief, email: str) -> None:
    UitgaandBericht.objects.create(
        brief=brief,
        kanaal=UitgaandBericht.Kanaal.EMAIL,
        volgnummer=NAAR_OUD,
        aanleiding=UitgaandBericht.Aanleiding.OUD_ADRES,
        email_versleuteld=crypto.versleutel(email, kind=voorkeur.EMAIL),
        email_sleutel_id=crypto.actuele_sleutel_id(),
    )


def contact_gewijzigd(brief: Brief) -> Briefinhoud:
    """What changed, without the values: the letter may be read where the old ones were."""
    namen = {
        "email": _("Uw e-mailadres is gewijzigd."),
        "telefoon": _("Uw telefoonnummer is gewijzigd."),
        "post": _("Hoe u brieven van ons krijgt, is gewijzigd."),
    }
    return Briefinhoud(
        _("Uw contactgegevens zijn gewijzigd"),
        (
            Deel("", punten=tuple(namen[naam] for naam in brief.data["gewijzigd"])),
            Deel(
                _("Hebt u dit niet zelf gedaan?"),
                (_("Neem dan meteen contact met ons op. Iemand anders kan in uw gegevens zijn."),),
            ),
        ),
    )

"""Take an application for a small scheme in, once per person and round, and open its case.

Who does not meet a condition may ask all the same: then the decision says no, with its grounds, and can be objected to.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases.models import Zaak
from duo_portal.cases.operations import open_zaak
from duo_portal.cases.termijnen import verleng
from studiefinanciering.models import Regelingaanvraag, Regelingjaar

from .definitie import Definitie, Veld, Veldsoort, definitie
from .rondes import open_ronde
from .weigering import RegelingGeweigerd

ONDERWERP = "kleine_regeling"
TEKST_HOOGSTENS = 500


def vraag_aan(
    *,
    persoon_id: int,
    regeling: str,
    antwoorden: Mapping[str, Any],
    op: date,
    sleutel: str,
    actor: str,
    kanaal: str = "portaal",
) -> Regelingaanvraag:
    """The receipt. The same `sleutel` again gives the first one. Raises `RegelingGeweigerd`."""
    d = definitie(regeling)
    with transaction.atomic():
        if (eerder := eenmalig(f"regeling_aanvragen:{sleutel}")) is not None:
            return Regelingaanvraag.objects.get(pk=eerder.uitkomst["aanvraag"])
        eenmalig(
            f"regeling_van:{regeling}:{persoon_id}"
        )  # two applications of one person queue here
        jaar = open_ronde(regeling, op)
        if jaar is None:
            raise RegelingGeweigerd(_("U kunt deze regeling nu niet aanvragen."))
        if Regelingaanvraag.objects.filter(
            persoon_id=persoon_id, regeling=regeling, ronde=jaar.ronde
        ).exists():
            raise RegelingGeweigerd(_("U hebt deze regeling al aangevraagd."))
        aanvraag = Regelingaanvraag.objects.create(
            persoon_id=persoon_id,
            regeling=regeling,
            ronde=jaar.ronde,
            antwoorden=bewaar(d, antwoorden),
            ontvangen_op=op,
            kanaal=kanaal,
            sleutel=sleutel[:80],
        )
        open_zaak(
            soort=Zaak.Soort.AANVRAAG,
            persoon_id=persoon_id,
            ontvangen_op=op,
            termijn_tot=beslissen_uiterlijk(d, jaar, op),
            actor=actor,
            onderwerp=ONDERWERP,
            onderwerp_id=aanvraag.pk,
        )
        vastleggen(
            soort="regeling_aanvragen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"regeling_aanvragen:{sleutel}",
            uitkomst={"aanvraag": aanvraag.pk},
        )
    return aanvraag


def beslissen_uiterlijk(d: Definitie, jaar: Regelingjaar, op: date) -> date:
    """Last day to decide: the weeks of the scheme after receipt, or after the round closes."""
    vanaf = max(jaar.sluit_op, op) if d.is_beslis_vanaf_sluiting else op
    return verleng(vanaf + timedelta(weeks=d.beslis_weken))


def zaak_van(aanvraag: Regelingaanvraag) -> Zaak:
    """The case of an application."""
    return Zaak.objects.get(
        soort=Zaak.Soort.AANVRAAG, onderwerp=ONDERWERP, onderwerp_id=aanvraag.pk
    )


def bewaar(d: Definitie, antwoorden: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept; raises `RegelingGeweigerd` when one is missing or is not what was asked."""
    vreemd = set(antwoorden) - {veld.naam for veld in d.velden}
    if vreemd:
        raise RegelingGeweigerd(_("Er zijn antwoorden op vragen die wij niet stellen."))
    return {veld.naam: _waarde(veld, antwoorden.get(veld.naam)) for veld in d.velden}


def _waarde(veld: Veld, waarde: Any) -> Any:
    if waarde is None or waarde == "":
        if veld.is_verplicht:
            raise RegelingGeweigerd(_("Beantwoord de vraag: %(vraag)s") % {"vraag": veld.label})
        return None
    if isinstance(waarde, (date, datetime)) and veld.soort is Veldsoort.DATUM:
        return waarde.isoformat()
    if not _past(veld, waarde):
        raise RegelingGeweigerd(
            _("Dit antwoord past niet bij de vraag: %(vraag)s") % {"vraag": veld.label}
        )
    return waarde


def _past(veld: Veld, waarde: Any) -> bool:
    match veld.soort:
        case Veldsoort.KEUZE:
            return waarde in veld.keuzes
        case Veldsoort.JA_NEE:
            return isinstance(waarde, bool)
        case Veldsoort.BEDRAG | Veldsoort.GETAL:
            return isinstance(waarde, int) and not isinstance(waarde, bool) and waarde >= 0
        case Veldsoort.TEKST:
            return isinstance(waarde, str) and len(waarde) <= TEKST_HOOGSTENS
        case _:
            return False

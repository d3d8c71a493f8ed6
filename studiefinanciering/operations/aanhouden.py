"""Hold the payments of a person, and lift such a hold: a person says why, and sometimes another one lifts it.

A hold about an account (changed number, payment that came back, name that does not match) that a colleague set
is lifted by another colleague: who can redirect money alone could take it. A hold for death follows the
register and is not lifted here.
"""

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.audit.models import Handeling
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Blokkade
from duo_portal.identity.rollen import vier_ogen

ZETTEN, OPHEFFEN = "blokkade_zetten", "blokkade_opheffen"
OVER_DE_REKENING = (
    Blokkade.Reden.RETOUR,
    Blokkade.Reden.IBAN_GEWIJZIGD,
    Blokkade.Reden.TENAAMSTELLING,
)


class BlokkadeNietOpTeHeffen(ValueError):
    """This hold is lifted already, or follows from the register of persons."""


class RedenOntbreekt(ValueError):
    """An act at the desk needs a reason in words."""


def houd_aan(
    *, persoon_id: int, soort: Blokkade.Reden, actor: str, reden: str, rol: str = ""
) -> Blokkade:
    """Hold payments from today; a hold that is open for the same reason stays as it is.

    Raises `RedenOntbreekt`.
    """
    _eis_reden(reden)
    with transaction.atomic():
        blokkade = identity.blokkeer(
            persoon_id=persoon_id, reden=soort, ingangsdatum=bedrijfsdatum.vandaag()
        )
        if not _gezet(blokkade):
            vastleggen(
                soort=ZETTEN,
                actor=actor,
                rol=rol,
                betrokkene_id=persoon_id,
                sleutel=f"{ZETTEN}:{blokkade.pk}",
                reden=reden,
                uitkomst={"blokkade": blokkade.pk},
            )
    return blokkade


def gezet_door(blokkade: Blokkade) -> str:
    """Who set the hold: a user name, or the system (a register or the bank)."""
    handeling = _gezet(blokkade)
    return handeling.actor if handeling else SYSTEEM


def hef_op(*, blokkade_id: int, actor: str, reden: str, rol: str = "") -> Blokkade:
    """Lift a hold from today; what is due goes along with the next run.

    Raises `RedenOntbreekt`, `BlokkadeNietOpTeHeffen`, and `VierOgenVereist` for who set it himself.
    """
    _eis_reden(reden)
    with transaction.atomic():
        blokkade = Blokkade.objects.select_for_update().get(pk=blokkade_id)
        _controleer(blokkade, actor)
        dag = max(bedrijfsdatum.vandaag(), blokkade.ingangsdatum)
        identity.hef_blokkade_op(
            persoon_id=blokkade.persoon_id,
            reden=Blokkade.Reden(blokkade.reden),
            opgeheven_op=dag,
            actor=actor,
        )
        vastleggen(
            soort=OPHEFFEN,
            actor=actor,
            rol=rol,
            betrokkene_id=blokkade.persoon_id,
            sleutel=f"{OPHEFFEN}:{blokkade.pk}",
            reden=reden,
            uitkomst={"blokkade": blokkade.pk, "soort": blokkade.reden},
        )
    blokkade.refresh_from_db()
    return blokkade


def _controleer(blokkade: Blokkade, actor: str) -> None:
    if blokkade.opgeheven_op is not None:
        raise BlokkadeNietOpTeHeffen("Deze blokkade is al opgeheven; ververs de pagina.")
    if blokkade.reden == Blokkade.Reden.OVERLIJDEN:
        raise BlokkadeNietOpTeHeffen(
            "Een blokkade wegens overlijden volgt de BRP; laat de BRP eerst herstellen."
        )
    if blokkade.reden in OVER_DE_REKENING:
        vier_ogen(gezet_door(blokkade), actor)


def _gezet(blokkade: Blokkade) -> Handeling | None:
    return Handeling.objects.filter(sleutel=f"{ZETTEN}:{blokkade.pk}").first()


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise RedenOntbreekt("Schrijf op waarom u dit doet.")

"""The choice between sets of rules that the act gives: SF15 or SF35, by the last day before the aflosfase (10a.2, 12.14(5), 12.32(2)).

A choice works from the first day of the aflosfase. Until then it may be made again, or taken back by choosing the
rules that hold without it.
"""

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from terugbetalen.models import Feit, Terugbetaling
from terugbetalen.rules.indelingsreden import Keuzereden
from terugbetalen.rules.regeling import Regeling

from .indelen import Dossierindeling, deel_dossier_in
from .rentevast import verleg


class KeuzeGeweigerd(ValueError):
    """The act does not give this choice (any more); `reden` says why, its text is for the citizen."""

    def __init__(self, reden: Keuzereden) -> None:
        super().__init__(reden.tekst)
        self.reden = reden


def kies_regeling(*, persoon_id: int, regeling: Regeling, actor: str) -> Dossierindeling:
    """Ask for other rules, today; what holds then. The same choice again changes nothing. Raises `KeuzeGeweigerd`.

    Choosing the rules that hold without a choice takes an earlier one back.
    """
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        nu = Maand.van(bedrijfsdatum.vandaag())
        stand = deel_dossier_in(persoon_id)
        if stand is None:
            raise KeuzeGeweigerd(Keuzereden.NIET_MOGELIJK)
        if stand.uiteindelijk is regeling:
            return stand
        _eis_keuze(persoon_id, regeling, stand, nu)
        _leg_keuze_vast(persoon, regeling if regeling is not stand.zonder_keuze else None, nu)
        nieuw = deel_dossier_in(persoon_id)
        assert nieuw is not None  # noqa: S101 - the file was there a moment ago
        leg_keuze_in_terugbetaling(persoon, nieuw, stand)
        vastleggen(
            soort="regeling_kiezen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"regeling": int(regeling), "was": int(stand.uiteindelijk)},
        )
    return nieuw


def _eis_keuze(persoon_id: int, regeling: Regeling, stand: Dossierindeling, nu: Maand) -> None:
    if regeling is stand.zonder_keuze:  # takes the choice back
        if stand.gekozen_vanaf is not None and nu >= stand.gekozen_vanaf:
            raise KeuzeGeweigerd(Keuzereden.TE_LAAT)
        return
    gevraagd = deel_dossier_in(persoon_id, vraag=(regeling, nu))
    reden = gevraagd.keuzereden if gevraagd else Keuzereden.NIET_MOGELIJK
    if reden is not Keuzereden.TOEGEWEZEN:
        raise KeuzeGeweigerd(reden)


def _leg_keuze_vast(persoon: Persoon, regeling: Regeling | None, nu: Maand) -> None:
    """One choice at a time, from the month of the application; None: the earlier one is taken back."""
    soort = int(Feit.Soort.KEUZE)
    eerder = tijd.nu_bekend(Feit.objects.filter(persoon=persoon, soort=soort))
    vanaf = min([rij.geldig.lower for rij in eerder], default=nu.eerste_dag)
    tijd.beeindig(Feit, persoon, vanaf, soort=soort)
    if regeling is not None:
        tijd.wijzig(Feit, persoon, tijd.vanaf(nu.eerste_dag), soort=soort, waarde=int(regeling))


def leg_keuze_in_terugbetaling(
    persoon: Persoon, nieuw: Dossierindeling, was: Dossierindeling | None = None
) -> None:
    """From the day the aflosfase begins the chosen rules stand in the terugbetaling, with their rate on the same clock.

    `was`: the indeling before, to undo its choice. Nothing to do for who does not repay yet.
    """
    vanaf = nieuw.gekozen_vanaf or (was.gekozen_vanaf if was else None)
    rijen = tijd.nu_bekend(Terugbetaling.objects.filter(persoon=persoon, is_lllk=False))
    rij = rijen.order_by("geldig").first()
    if vanaf is None or rij is None:
        return
    tijd.wijzig(
        Terugbetaling,
        persoon,
        tijd.vanaf(vanaf.eerste_dag),
        is_lllk=False,
        regeling=int(nieuw.uiteindelijk),
        gestopt_per=rij.gestopt_per,
    )
    verleg(
        persoon,
        is_lllk=False,
        regeling=int(nieuw.uiteindelijk),
        begin=Maand.van(rij.geldig.lower),
        vanaf=vanaf,
    )

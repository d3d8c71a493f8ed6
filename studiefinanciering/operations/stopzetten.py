"""Stopzetten: the student ends or interrupts student finance (art. 3.21(5)), never for months that began."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig
from duo_portal.foundation.period import Maand
from studiefinanciering import tijd
from studiefinanciering.models import Aanvraag, Keuze, Toekenning

from .aanvragen import AanvraagGeweigerd, open_dossier
from .herzien import Aanleiding, herzien
from .uitkomst import Uitkomst

STOPZETTING = Aanleiding(reden="stopzetting", soort=Toekenning.Soort.STOPZETTING)


class StopMetTerugwerkendeKracht(AanvraagGeweigerd):
    """The stop was asked for a month that has begun."""


class OnderbrekingTeKort(AanvraagGeweigerd):
    """An interruption lasts at least one month."""


def stopzetten(
    *,
    persoon_id: int,
    per: Maand,
    sleutel: str,
    actor: str,
    tot: Maand | None = None,
    kanaal: str = "portaal",
) -> Uitkomst:
    """End from `per` on, or interrupt until `tot`. The same `sleutel` again gives the first outcome.

    Raises `StopMetTerugwerkendeKracht`, `OnderbrekingTeKort`.
    """
    handeling = f"stopzetten:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return Uitkomst.uit_dict(eerder.uitkomst)
        dag = bedrijfsdatum.vandaag()
        _controleer(per, tot, dag)
        student = open_dossier(persoon_id, dag)
        Aanvraag.objects.create(
            persoon=student,
            sleutel=handeling,
            soort="stop",
            kanaal=kanaal,
            ontvangen_op=dag,
            ingangsmaand=per.eerste_dag,
            inhoud={"tot": str(tot) if tot else None},
            status=Aanvraag.Status.TOEGEKEND,
        )
        einde = tot.eerste_dag if tot else None
        tijd.beeindig(Keuze, {"persoon_id": persoon_id}, per.eerste_dag, einde)
        if not Toekenning.objects.filter(persoon_id=persoon_id, regeling=0).exists():
            return Uitkomst()
        return herzien(
            persoon_id=persoon_id, aanleiding=STOPZETTING, actor=actor, sleutel=handeling, van=per
        )


def _controleer(per: Maand, tot: Maand | None, dag: date) -> None:
    if per.eerste_dag < dag:
        raise StopMetTerugwerkendeKracht(
            _(
                "U kunt niet stoppen vanaf %(maand)s: die maand is al begonnen. Kies een latere maand."
            )
            % {"maand": per}
        )
    if tot is not None and tot <= per:
        raise OnderbrekingTeKort(
            _("Een onderbreking duurt minstens één maand. Kies een latere maand.")
        )

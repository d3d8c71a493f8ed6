"""What was received too much, after the right has ended: ask, take in what is paid, and make a loan of the rest.

While the right runs the payout run sets the claim off (art. 7.4). `vorder_terug` asks every night, for
everybody, what follows for each claim (`rules.terugvordering`): ask to repay within six weeks (a letter and a
work item), after that post what is left as a loan (art. 6.17), or let the request lapse because a right runs
again. `ontvangen.registreer_ontvangst` books what was repaid. Fines for the travel product are never asked as this, and
never become a loan (6.17(3)).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht, rond_af
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.ledger.operations import post
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from studiefinanciering.models import Student, Terugvordering
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.terugvordering import Gevolg, betalen_voor

from .vorderingen import Vordering, vorderingen

BRON = "studiefinanciering.terugvordering"
"""`Brief.bron` of a request."""
_U = Terugvordering.Uitkomst


@dataclass(frozen=True, slots=True)
class Terugvorderstand:
    """People and cents by what follows: keys are the names of `Gevolg`, and overleden, in_run."""

    aantal: dict[str, int]
    centen: dict[str, int]


def voorbeeld_terugvorderen(
    *, op: date | None = None, personen: list[int] | None = None
) -> Terugvorderstand:
    """What `vorder_terug` would do on a day: the same counts, nothing is written."""
    return _tel(vorderingen(op=op or bedrijfsdatum.vandaag(), personen=personen))


def vorder_terug(
    *, op: date | None = None, actor: str = SYSTEEM, personen: list[int] | None = None
) -> Terugvorderstand:
    """Do what follows for every open claim, a transaction per person. Again on the same day changes nothing.

    Who died becomes a work item; who has lines in a payout run that did not book yet waits for the next night.
    """
    dag = op or bedrijfsdatum.vandaag()
    gedaan = []
    for gezien in vorderingen(op=dag, personen=personen):
        with transaction.atomic():
            Student.objects.select_for_update(no_key=True).get(pk=gezien.persoon_id)
            # Looked at again under the lock: two nights at once ask once.
            for vordering in vorderingen(op=dag, personen=[gezien.persoon_id]):
                _verwerk(vordering, dag, actor)
                gedaan.append(vordering)
    return _tel(gedaan)


def _tel(lijst: list[Vordering]) -> Terugvorderstand:
    aantal, centen = Counter[str](), Counter[str]()
    for vordering in lijst:
        aantal[_naam(vordering)] += 1
        centen[_naam(vordering)] += vordering.open_centen
    return Terugvorderstand(dict(aantal), dict(centen))


def _naam(vordering: Vordering) -> str:
    if vordering.is_overleden and vordering.open_centen:
        return "overleden"
    wacht_op_run = vordering.is_in_run and vordering.gevolg in (Gevolg.VRAGEN, Gevolg.LENING)
    return "in_run" if wacht_op_run else vordering.gevolg.name.lower()


def _verwerk(vordering: Vordering, dag: date, actor: str) -> None:
    match _naam(vordering):
        case "overleden":
            _meld_overleden(vordering)
        case "vragen":
            _vraag(vordering, dag, actor)
        case "lening":
            _maak_lening(vordering, dag, actor)
        case "betaald":
            _doe_af(vordering.terugvordering_id, _U.BETAALD, dag, actor)
        case "herleefd":
            _doe_af(vordering.terugvordering_id, _U.RECHT_HERLEEFD, dag, actor)


def _vraag(vordering: Vordering, dag: date, actor: str) -> None:
    terugvordering = Terugvordering.objects.create(
        persoon_id=vordering.persoon_id,
        bedrag_centen=vordering.open_centen,
        gevraagd_op=dag,
        betalen_voor=betalen_voor(dag, bekende_wet()),
    )
    _brief(terugvordering, "terugvordering", vordering.open_centen)
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="terugvordering",
            reden="recht_beeindigd",
            bron=Werkopdracht.Bron.HERBEREKENING,
            sleutel=f"terugvordering:{terugvordering.pk}",
            persoon_id=vordering.persoon_id,
            bron_id=terugvordering.pk,
            tekst=f"Terugbetaling gevraagd; betalen vóór {terugvordering.betalen_voor:%d-%m-%Y}. "
            "Daarna wordt de rest vanzelf een lening.",
        )
    )
    vastleggen(
        soort="terugvordering_vragen",
        actor=actor,
        betrokkene_id=vordering.persoon_id,
        sleutel=f"terugvordering_vragen:{terugvordering.pk}",
        uitkomst={"terugvordering": terugvordering.pk, "centen": vordering.open_centen},
    )


def _maak_lening(vordering: Vordering, dag: date, actor: str) -> None:
    post(
        sleutel=f"vordering_naar_lening:{vordering.terugvordering_id}",
        soort=Soort.VORDERING_NAAR_LENING,
        legs=patterns_schuld.vordering_naar_lening(
            persoon_id=vordering.persoon_id,
            bedrag_centen=vordering.open_centen,
            regime=Regime.SF35,
        ),
        persoon_id=vordering.persoon_id,
        effectief_op=dag,
        omschrijving="te veel ontvangen, omgezet in lening",
    )
    gevraagd = _doe_af(vordering.terugvordering_id, _U.OMGEZET, dag, actor)
    _brief(gevraagd, "omgezet_in_lening", vordering.open_centen)


def _doe_af(
    terugvordering_id: int, uitkomst: Terugvordering.Uitkomst, dag: date, actor: str
) -> Terugvordering:
    terugvordering = Terugvordering.objects.get(pk=terugvordering_id)
    terugvordering.afgedaan_op, terugvordering.uitkomst = dag, uitkomst
    terugvordering.save(update_fields=["afgedaan_op", "uitkomst"])
    werk = Werkopdracht.objects.filter(sleutel=f"terugvordering:{terugvordering_id}")
    for opdracht in werk.exclude(status=Werkopdracht.Status.AFGEDAAN):
        rond_af(werkopdracht_id=opdracht.pk, uitkomst=str(uitkomst.label), actor=actor)
    vastleggen(
        soort="terugvordering_afdoen",
        actor=actor,
        betrokkene_id=terugvordering.persoon_id,
        sleutel=f"terugvordering_afdoen:{terugvordering_id}",
        uitkomst={"terugvordering": terugvordering_id, "uitkomst": str(uitkomst)},
    )
    return terugvordering


def _brief(terugvordering: Terugvordering, soort: str, centen: int) -> None:
    leg_klaar(
        NieuweBrief(
            persoon_id=terugvordering.persoon_id,
            taal=Persoon.objects.values_list("taal", flat=True).get(pk=terugvordering.persoon_id),
            bron_id=terugvordering.pk,
            data={
                "terugvordering": terugvordering.pk,
                "bedrag_centen": centen,
                "gevraagd_op": terugvordering.gevraagd_op,
                "betalen_voor": terugvordering.betalen_voor,
            },
            reageer_voor=terugvordering.betalen_voor if soort == "terugvordering" else None,
        ),
        soort=soort,
        bron=BRON,
        sjabloonversie=1,
    )


def _meld_overleden(vordering: Vordering) -> None:
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="terugvordering",
            reden="overleden",
            bron=Werkopdracht.Bron.HERBEREKENING,
            sleutel=f"terugvordering_overleden:{vordering.persoon_id}",
            persoon_id=vordering.persoon_id,
            tekst="Er staat te veel ontvangen studiefinanciering open van iemand die is overleden.",
        )
    )


def sluit_betaald(persoon_id: int, dag: date, actor: str) -> None:
    """Finish the open request of who owes nothing any more."""
    for vordering in vorderingen(op=dag, personen=[persoon_id]):
        if vordering.gevolg is Gevolg.BETAALD:
            _doe_af(vordering.terugvordering_id, _U.BETAALD, dag, actor)

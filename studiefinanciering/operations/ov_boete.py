"""The fine for a travel product that was used after the right had ended (art. 3.27).

The carriers' organisation (RSR) reports on which days a product was used; the rule says what a half-month
costs. Each half-month is decided and booked once, whatever is reported again. A fine is set off against later
payments as any claim (art. 7.4(1)), or paid; it is never part of a loan (art. 6.17(3)). Who never had a travel
right here, and use outside the known law, become work for a person.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.ledger import chart, patterns_schuld, queries
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post, reverse
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.feiten import Int
from studiefinanciering.rules.ov_boete import Boete, Boetereden, einde_van_recht, ov_boete
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.terugvordering import betalen_voor

BRON = "ledger.boeking"
"""`Brief.bron` of a fine: its booking."""
_MENS = (Boetereden.NOOIT_RECHT, Boetereden.BUITEN_BEKENDE_WET)
_TWEEDE_HELFT = 16  # first day of the second half of a month (3.27(3))


@dataclass(frozen=True, slots=True, order=True)
class Reisgebruik:
    """A day on which somebody's travel product was used; `is_verwijtbaar` False by art. 3.27(7)."""

    persoon_id: int
    dag: date
    is_verwijtbaar: bool = True

    @property
    def helft(self) -> str:
        """The half-month, as "2024-09-1"."""
        return f"{Maand.van(self.dag)}-{1 if self.dag.day < _TWEEDE_HELFT else 2}"

    @property
    def sleutel(self) -> str:
        """The key of its decision and booking."""
        return f"ov_boete:{self.persoon_id}:{self.helft}"


@dataclass(frozen=True, slots=True)
class Boeteuitkomst:
    """What reports brought about: new fines and their cents, fines there were already, reasons of all days."""

    boetes: int = 0
    centen: int = 0
    al_beslist: int = 0
    redenen: dict[str, int] = field(default_factory=dict)


class BoeteNietInTeTrekken(ValueError):
    """There is no such fine, or it was paid or set off (in part) already."""


def voorbeeld_ov_boete(gebruik: Sequence[Reisgebruik]) -> Boeteuitkomst:
    """What `leg_ov_boetes_op` would bring about; nothing is decided."""
    rijen, boete = _beoordeel(gebruik)
    sleutels = [rij.sleutel for rij in rijen]
    bekend = set(Boeking.objects.filter(sleutel__in=sleutels).values_list("sleutel", flat=True))
    return _tel(rijen, boete, bekend)


def leg_ov_boetes_op(
    gebruik: Sequence[Reisgebruik], *, op: date | None = None, actor: str = SYSTEEM
) -> Boeteuitkomst:
    """Decide and book a fine for each due half-month, once; a letter each. Reports may come again."""
    dag = op or bedrijfsdatum.vandaag()
    rijen, boete = _beoordeel(gebruik)
    bekend: set[str] = set()
    for i, rij in enumerate(rijen):
        reden = Boetereden(int(boete.reden[i]))
        if reden in _MENS:
            _meld(rij, reden)
        elif reden is Boetereden.VERSCHULDIGD:
            nieuw = _beslis(rij, int(boete.bedrag_centen[i]), int(boete.nummer[i]), dag, actor)
            if not nieuw:
                bekend.add(rij.sleutel)
    return _tel(rijen, boete, bekend)


def trek_ov_boete_in(
    *, persoon_id: int, helft: str, reden: str, actor: str, op: date | None = None
) -> Boeking:
    """Take back the fine of a half-month ("2024-09-1"), because it could not be imputed (3.27(7)).

    The same again gives the same reversal. Raises `BoeteNietInTeTrekken`.
    """
    sleutel = f"ov_boete:{persoon_id}:{helft}"
    with transaction.atomic():
        boeking = Boeking.objects.filter(sleutel=sleutel).first()
        if boeking is None:
            raise BoeteNietInTeTrekken("Over deze halve maand is geen boete opgelegd.")
        if (eerder := eenmalig(f"{sleutel}:ingetrokken")) is not None:
            return Boeking.objects.get(pk=eerder.uitkomst["boeking"])
        centen = boeking.legs.filter(account=chart.OV_BOETE).get().bedrag_centen
        if queries.saldi_persoon(persoon_id).get(chart.OV_BOETE, 0) < centen:
            raise BoeteNietInTeTrekken("De boete is al (deels) betaald: betaal haar eerst terug.")
        terug = reverse(
            boeking_id=boeking.pk,
            sleutel=f"{sleutel}:ingetrokken",
            effectief_op=op or bedrijfsdatum.vandaag(),
            reden="ov-boete ingetrokken",
        )
        vastleggen(
            soort="ov_boete_intrekken",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"{sleutel}:ingetrokken",
            reden=reden,
            uitkomst={"boeking": terug.pk},
        )
    return terug


def _beoordeel(gebruik: Sequence[Reisgebruik]) -> tuple[list[Reisgebruik], Boete]:
    """The reports by person and day, each judged by the rule against the travel months that were decided."""
    rijen = sorted(set(gebruik))
    persoon = np.array([rij.persoon_id for rij in rijen], dtype=np.int64)
    dagen = np.array([rij.dag.toordinal() for rij in rijen], dtype=np.int64)
    recht_persoon, recht_maand = _reismaanden(persoon)
    einde = einde_van_recht(
        persoon=persoon, gebruik=dagen, recht_persoon=recht_persoon, recht_maand=recht_maand
    )
    verwijtbaar = np.array([rij.is_verwijtbaar for rij in rijen], dtype=np.bool_)
    return rijen, ov_boete(
        persoon=persoon,
        gebruik=dagen,
        einde=einde,
        is_verwijtbaar=verwijtbaar,
        parameters=bekende_wet(),
    )


def _reismaanden(personen: Int) -> tuple[Int, Int]:
    """(person, month index) of every month with a travel right in force, sorted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT r.persoon_id, extract(year FROM m)::int * 12 + extract(month FROM m)::int - 1"
            " FROM studiefinanciering_toekenningsregel r"
            " CROSS JOIN LATERAL generate_series(lower(r.geldig), upper(r.geldig) - 1, '1 month') AS m"
            " WHERE r.persoon_id = ANY(%s) AND r.component = %s AND upper_inf(r.bekend) ORDER BY 1, 2",
            [np.unique(personen).tolist(), int(Component.REISVOORZIENING)],
        )
        rijen = np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, 2)
    return rijen[:, 0], rijen[:, 1]


def _beslis(rij: Reisgebruik, centen: int, nummer: int, dag: date, actor: str) -> bool:
    """Book one half-month with its letter; False when that was done before."""
    with transaction.atomic():
        if eenmalig(rij.sleutel) is not None:
            return False
        boeking = post(
            sleutel=rij.sleutel,
            soort=Soort.OV_BOETE,
            legs=patterns_schuld.ov_boete(persoon_id=rij.persoon_id, bedrag_centen=centen),
            persoon_id=rij.persoon_id,
            effectief_op=dag,
            omschrijving=f"ov-boete {rij.helft}",
        )
        leg_klaar(
            NieuweBrief(
                persoon_id=rij.persoon_id,
                taal=Persoon.objects.values_list("taal", flat=True).get(pk=rij.persoon_id),
                bron_id=boeking.pk,
                data={
                    "helft": rij.helft,
                    "nummer": nummer,
                    "bedrag_centen": centen,
                    "betalen_voor": betalen_voor(dag, bekende_wet()),
                },
                reageer_voor=betalen_voor(dag, bekende_wet()),
            ),
            soort="ov_boete",
            bron=BRON,
            sjabloonversie=1,
        )
        vastleggen(
            soort="ov_boete",
            actor=actor,
            betrokkene_id=rij.persoon_id,
            sleutel=rij.sleutel,
            uitkomst={"boeking": boeking.pk, "centen": centen, "nummer": nummer},
        )
    return True


def _meld(rij: Reisgebruik, reden: Boetereden) -> None:
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="ov_boete",
            reden=reden.name.lower(),
            bron=Werkopdracht.Bron.INTAKE,
            sleutel=rij.sleutel,
            persoon_id=rij.persoon_id,
            tekst=f"Reisproduct gebruikt in {rij.helft}, maar hierover kan niet vanzelf worden beslist.",
        )
    )


def _tel(rijen: list[Reisgebruik], boete: Boete, bekend: set[str]) -> Boeteuitkomst:
    due = [i for i, code in enumerate(boete.reden.tolist()) if code == Boetereden.VERSCHULDIGD]
    nieuw = [i for i in due if rijen[i].sleutel not in bekend]
    return Boeteuitkomst(
        boetes=len(nieuw),
        centen=int(boete.bedrag_centen[nieuw].sum()),
        al_beslist=len(due) - len(nieuw),
        redenen=dict(Counter(Boetereden(code).name.lower() for code in boete.reden.tolist())),
    )

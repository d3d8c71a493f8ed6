"""Take in a file once: people, debts in the ledger, since when they repay, the rate and the amount that hold now."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db import transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import crypto, tijd
from duo_portal.identity import operations as identity
from duo_portal.identity.models import NationaliteitGroep, Persoon
from duo_portal.identity.queries import persoon_bij_bsn
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post
from terugbetalen.models import (
    Inleesbestand,
    Quarantaine,
    Terugbetaling,
    Vaststelling,
)
from terugbetalen.operations.rentevast import zet_vast
from terugbetalen.operations.vaststellen import REGELVERSIE, bewaar_parameters
from terugbetalen.rules.fase import Fase, bepaal_fasen, fase_op, resterende_maanden, zonder_pauze
from terugbetalen.rules.parameters import bekende_wet

from .regel import KOLOMMEN, Overname, RegelFout, lees_regel, leesbare_centen

REGEL = "inleesregel"
"""Kind of value under which a quarantined line is encrypted."""


class BestandGeweigerd(ValueError):
    """The file as a whole is no take-over file; nothing was taken in."""


@dataclass(frozen=True, slots=True)
class _Afgekeurd:
    nummer: int
    tekst: str
    fout: RegelFout
    centen: int


def lees_in(inhoud: bytes, *, naam: str, peildatum: date, actor: str) -> Inleesbestand:
    """Take in a CSV (UTF-8, comma, header `KOLOMMEN`) with the debts as they stood at the end of `peildatum`.

    The same bytes again return the first outcome. Lines that are wrong, double, or of somebody who was taken over
    before go to quarantine. Raises `BestandGeweigerd` for another header, no UTF-8, or no lines.
    """
    hash_ = hashlib.sha256(inhoud).hexdigest()
    with transaction.atomic():
        eerder = Inleesbestand.objects.filter(sha256=hash_).first()
        if eerder is not None:
            return eerder
        goed, fout, aantal, totaal = 0, list[_Afgekeurd](), 0, Counter[str]()
        parameterset = bewaar_parameters(bekende_wet())
        for nummer, tekst, rij in _regels(inhoud):
            aantal += 1
            centen = leesbare_centen(rij)
            totaal["in"] += centen
            try:
                with transaction.atomic():
                    _neem_over(
                        lees_regel(rij, peildatum), peildatum, hash_, nummer, actor, parameterset
                    )
            except RegelFout as reden:
                fout.append(_Afgekeurd(nummer, tekst, reden, centen))
                totaal["fout"] += centen
            else:
                goed += 1
        if not aantal:
            raise BestandGeweigerd("Het bestand heeft geen regels na de kop.")
        bestand = Inleesbestand.objects.create(
            naam=naam[:200], sha256=hash_, peildatum=peildatum, regels=aantal, regels_goed=goed,
            regels_quarantaine=len(fout), centen=totaal["in"], centen_goed=totaal["in"] - totaal["fout"],
            centen_quarantaine=totaal["fout"], actor=actor, bedrijfsdatum=bedrijfsdatum.vandaag(),
        )  # fmt: skip
        _zet_apart(bestand, fout)
        vastleggen(
            soort="schulden_inlezen",
            actor=actor,
            sleutel=f"schulden_inlezen:{hash_}",
            uitkomst={"bestand": bestand.pk, "goed": goed, "quarantaine": len(fout)},
        )
    return bestand


def _regels(inhoud: bytes) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Line number in the file (the header is 1), its text, and its columns."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BestandGeweigerd("Het bestand is geen UTF-8: sla het op als CSV UTF-8.") from None
    lezer = csv.DictReader(io.StringIO(tekst, newline=""))
    if tuple(lezer.fieldnames or ()) != KOLOMMEN:
        raise BestandGeweigerd(f"De kop van het bestand moet zijn: {','.join(KOLOMMEN)}")
    while True:
        try:
            rij = next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            raise BestandGeweigerd(f"Regel {lezer.line_num} is geen CSV: {fout}.") from None
        heel = ",".join(str(waarde) for waarde in rij.values())
        yield lezer.line_num, heel, rij


def _neem_over(
    o: Overname, peildatum: date, hash_: str, nummer: int, actor: str, parameterset: str
) -> None:
    persoon = _persoon(o)
    sleutel = f"overname:{persoon.pk}:{int(o.is_lllk)}"
    if Boeking.objects.filter(sleutel=sleutel).exists():
        raise RegelFout("bsn", "van deze persoon is al zo'n schuld overgenomen")
    soort = chart.LEVENLANGLERENKREDIET if o.is_lllk else chart.BASISLENING
    delen = ((soort, o.hoofdsom), (chart.RENTE_OP_LENING, o.rente))
    legs = [
        leg
        for welke, centen in delen
        if centen
        for leg in patterns_schuld.overname(
            persoon_id=persoon.pk,
            bedrag_centen=centen,
            account=chart.lening_rekening(welke, int(o.regeling)),
        )
    ]
    post(
        sleutel=sleutel,
        soort=Soort.OVERNAME,
        legs=legs,
        persoon_id=persoon.pk,
        effectief_op=peildatum,
        omschrijving=f"overgenomen uit {hash_[:12]}, regel {nummer}",
    )
    _leg_feiten_vast(o, persoon, peildatum)
    _leg_besluit_vast(
        o, persoon, peildatum, {"bestand": hash_, "regel": nummer}, actor, parameterset
    )


def _persoon(o: Overname) -> Persoon:
    """The person of the line: known by number with the same day of birth, or registered now."""
    bekend = persoon_bij_bsn(o.bsn)
    if bekend is None:
        return identity.registreer_persoon(
            identity.PersoonGegevens(
                bsn=o.bsn,
                voornamen=o.voornamen,
                tussenvoegsel=o.tussenvoegsel,
                achternaam=o.achternaam,
                geboortedatum=o.geboortedatum,
                nationaliteit_groep=NationaliteitGroep.NEDERLANDSE,
            )
        )
    if bekend.geboortedatum != o.geboortedatum:
        raise RegelFout("geboortedatum", "is anders dan bij ons bekend is")
    if bekend.overleden_op is not None:
        raise RegelFout("bsn", "deze persoon is overleden")
    return bekend


def _leg_feiten_vast(o: Overname, persoon: Persoon, peildatum: date) -> None:
    tijd.wijzig(
        Terugbetaling,
        persoon,
        DateRange(o.begin.eerste_dag, None, "[)"),
        is_lllk=o.is_lllk,
        regeling=int(o.regeling),
        gestopt_per=o.gestopt_per.eerste_dag,
    )
    zet_vast(
        persoon,
        is_lllk=o.is_lllk,
        regeling=int(o.regeling),
        begin=o.begin,
        op=max(peildatum, bedrijfsdatum.vandaag()),
        sinds=peildatum,
    )


def _leg_besluit_vast(
    o: Overname,
    persoon: Persoon,
    peildatum: date,
    herkomst: dict[str, object],
    actor: str,
    parameterset: str,
) -> None:
    """What held at the old administration holds on to the end of the year, as taken over."""
    vanaf = Maand.van(peildatum + timedelta(days=1))
    feiten = zonder_pauze(_een(int(o.regeling)), _een(o.begin.index))
    fasen, maand = bepaal_fasen(feiten), _een(vanaf.index)
    tijd.wijzig(
        Vaststelling,
        persoon,
        DateRange(vanaf.eerste_dag, date(vanaf.jaar + 1, 1, 1), "[)"),
        is_lllk=o.is_lllk,
        jaar=vanaf.jaar,
        regeling=int(o.regeling),
        fase=Fase(int(fase_op(feiten, fasen, maand)[0])).name.lower(),
        rente_ppm=o.rente_ppm,
        rente_vast_tot=o.vast_tot.eerste_dag,
        schuld_centen=o.hoofdsom + o.rente,
        resterende_maanden=int(resterende_maanden(feiten, fasen, maand)[0]),
        wettelijk_maandbedrag_centen=o.wettelijk,
        draagkracht_centen=o.te_betalen if o.te_betalen < o.wettelijk else None,
        te_betalen_centen=o.te_betalen,
        termijn_vast_sinds=vanaf.jaar,
        waardoor="",
        feiten=herkomst,
        reden=Vaststelling.Reden.OVERNAME,
        parameterset_id=parameterset,
        regelversie=REGELVERSIE,
        besluit_op=bedrijfsdatum.vandaag(),
        actor=actor,
        run_id=None,
    )


def _een(getal: int) -> np.ndarray:
    return np.array([getal], dtype=np.int64)


def _zet_apart(bestand: Inleesbestand, fout: list[_Afgekeurd]) -> None:
    teksten = crypto.versleutel_reeks([f.tekst for f in fout], kind=REGEL)
    Quarantaine.objects.bulk_create(
        Quarantaine(
            bestand=bestand,
            regelnummer=f.nummer,
            veld=f.fout.veld,
            reden=f.fout.reden[:200],
            centen=f.centen,
            regel_versleuteld=geheim,
            regel_sleutel_id=crypto.actuele_sleutel_id(),
        )
        for f, geheim in zip(fout, teksten, strict=True)
    )

"""Under which rules somebody repays, by the file of student finance: first aid, kind of education, dates, choices.

`rules/indeling.py` decides; here the facts are put before it. Who has no file at student finance (taken over from an
administration before) keeps the rules of the take-over.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from studiefinanciering.operations.terugzien import Steunverleden, terugzien
from terugbetalen.models import Feit, Terugbetaling
from terugbetalen.rules.fase import Fasefeiten, begin_terugbetaling, bepaal_fasen
from terugbetalen.rules.indeling import GEEN_KEUZE, Indeling, Indelingsfeiten, deel_in
from terugbetalen.rules.indelingsreden import Indelingsreden, Keuzereden
from terugbetalen.rules.kolommen import GEEN, NOOIT
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling

S = Feit.Soort


@dataclass(frozen=True, slots=True)
class Dossierindeling:
    """The rules now, why, what was chosen from when, and what may still be chosen until which day (included).

    `open_tot` is None while student finance runs: there is no last day yet.
    """

    zonder_keuze: Regeling
    reden: Indelingsreden
    keuzereden: Keuzereden
    gekozen: Regeling | None
    gekozen_vanaf: Maand | None
    open_keuze: tuple[Regeling, ...]
    open_tot: date | None

    @property
    def uiteindelijk(self) -> Regeling:
        """The rules of the aflosfase."""
        return self.gekozen or self.zonder_keuze


def deel_dossier_in(
    persoon_id: int,
    *,
    gestopt_per: Maand | None = None,
    vraag: tuple[Regeling, Maand] | None = None,
) -> Dossierindeling | None:
    """The rules of the ordinary loan; None without a file or without aid ever.

    `gestopt_per`: first month without aid, when it is not known here yet. `vraag`: judge this choice (and the month in
    which it is made) instead of the one on file.
    """
    verleden = terugzien(persoon_id)
    if verleden is None or verleden.gestopt_per is None:
        return None
    keuze = vraag or _keuze(persoon_id)
    aflos = _aflosfase_begint(persoon_id, gestopt_per or _gestopt(persoon_id))
    feiten = _feiten(verleden, aflos, keuze)
    uit = deel_in(feiten, bekende_wet())
    if not int(uit.zonder_keuze[0]):
        return None
    return _lees(uit, feiten, aflos)


def _lees(uit: Indeling, feiten: Indelingsfeiten, aflos: int) -> Dossierindeling:
    werkt = int(uit.vanaf[0]) != GEEN
    tot = int(uit.open_tot[0])
    dag = None if tot in (GEEN, NOOIT) else Maand.van_index(tot).eerste_dag - timedelta(days=1)
    return Dossierindeling(
        zonder_keuze=Regeling(int(uit.zonder_keuze[0])),
        reden=Indelingsreden(int(uit.reden[0])),
        keuzereden=Keuzereden(int(uit.keuzereden[0])),
        gekozen=Regeling(int(uit.regeling[0])) if werkt else None,
        gekozen_vanaf=Maand.van_index(int(uit.vanaf[0])) if werkt and aflos < NOOIT else None,
        open_keuze=_open(uit, feiten),
        open_tot=dag,
    )


def _open(uit: Indeling, f: Indelingsfeiten) -> tuple[Regeling, ...]:
    """What may be asked for: old debtors with a master of 12.14(5) may go to SF35 as well (10a.2(1))."""
    naar = int(uit.open_keuze[0])
    if not naar:
        return ()
    oud = int(uit.reden[0]) == Indelingsreden.EERSTE_STEUN_VOOR_2009
    ook = oud and bool(f.heeft_master_zonder_basisbeurs[0])
    return (Regeling(naar), Regeling.SF35) if ook else (Regeling(naar),)


def _feiten(
    v: Steunverleden, aflosfase_begint: int, keuze: tuple[Regeling, Maand] | None
) -> Indelingsfeiten:
    def maand(waarde: Maand | None) -> Int:
        return _kolom(waarde.index if waarde else GEEN)

    return Indelingsfeiten(
        is_lllk=np.array([False]),
        mbo_eerste=maand(v.mbo_eerste),
        mbo_laatste=maand(v.mbo_laatste),
        ho_eerste=maand(v.ho_eerste),
        ho_laatste=maand(v.ho_laatste),
        ho_inschrijving=maand(v.ho_inschrijving),
        heeft_ho_lening=np.array([v.ho_eerste is not None]),
        heeft_ho_buiten_garantie=np.array([v.heeft_ho_buiten_garantie]),
        heeft_master_zonder_basisbeurs=np.array([v.heeft_master_zonder_basisbeurs]),
        aflosfase_begint=_kolom(aflosfase_begint),
        keuze=_kolom(int(keuze[0]) if keuze else GEEN_KEUZE),
        keuze_maand=maand(keuze[1] if keuze else None),
    )


def _keuze(persoon_id: int) -> tuple[Regeling, Maand] | None:
    """What was asked for, with the month of the application."""
    rij = (
        tijd.nu_bekend(Feit.objects.filter(persoon_id=persoon_id, soort=S.KEUZE))
        .order_by("-geldig")
        .first()
    )
    return (Regeling(rij.waarde), Maand.van(rij.geldig.lower)) if rij else None


def _gestopt(persoon_id: int) -> Maand | None:
    """First month without aid of who repays; None while student finance runs."""
    rij = (
        tijd.nu_bekend(Terugbetaling.objects.filter(persoon_id=persoon_id, is_lllk=False))
        .order_by("geldig")
        .first()
    )
    return Maand.van(rij.gestopt_per) if rij else None


def _aflosfase_begint(persoon_id: int, gestopt_per: Maand | None) -> int:
    """Month index; a suspension in the aanloopfase moves it (6.5(3))."""
    if gestopt_per is None:
        return NOOIT
    begin = begin_terugbetaling(_kolom(gestopt_per.index - 1))
    schorsing = [
        (Maand.van(g.lower).index, Maand.van(g.upper).index if g.upper else NOOIT)
        for g in tijd.nu_bekend(Feit.objects.filter(persoon_id=persoon_id, soort=S.GESCHORST))
        .order_by("geldig")
        .values_list("geldig", flat=True)
    ]
    van, tot = (np.array([[p[k] for p in schorsing] or [GEEN]], dtype=np.int64) for k in (0, 1))
    leeg, nul = np.full((1, 1), GEEN, dtype=np.int64), _kolom(0)
    fasen = bepaal_fasen(
        Fasefeiten(_kolom(int(Regeling.SF35)), begin, van, tot, leeg, leeg, nul, nul)
    )
    return min(int(fasen.aflos_begin[0]), NOOIT)


def _kolom(waarde: int) -> Int:
    return np.array([waarde], dtype=np.int64)

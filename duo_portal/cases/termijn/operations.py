"""Move a term: lay down what it rests on, suspend, resume, put off. `Zaak.termijn_tot` follows each time.

The notice of default and the penalty are in `te_laat`.
"""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen
from duo_portal.cases.models import (
    TermijnGebeurtenis,
    Zaak,
)
from duo_portal.cases.termijn.normen import norm
from duo_portal.cases.termijn.rekenen import VerdagingGeweigerd
from duo_portal.cases.termijn.stand import (
    Grondslag,
    grondslag_van,
    norm_van,
    termijn_op,
)

_S = TermijnGebeurtenis.Soort
AANVULLEN, INSTEMMING = "Awb art. 4:15(1)", "Awb art. 4:15(2)"
HERSTELLEN = "Awb art. 7:10(2)"


class TermijnGeweigerd(ValueError):
    """This cannot be done with the term of this case as it stands."""


def leg_grondslag_vast(
    *, zaak_id: int, norm_naam: str, vanaf: date, actor: str, kalenderjaar: int | None = None
) -> Zaak:
    """Say by which norm the term of a case is counted, and from which day; once, best when it is opened.

    Raises `NormOnbekend`, and `TermijnGeweigerd` when the term rests on something else already.
    """
    with transaction.atomic():
        zaak = zaakslot(zaak_id)
        rij = TermijnGebeurtenis.objects.filter(zaak=zaak, soort=_S.GRONDSLAG).first()
        if rij is None:
            _bewaar_grondslag(zaak, Grondslag(norm_naam, vanaf, kalenderjaar), actor)
        elif (rij.norm, rij.op) != (norm_naam, vanaf):
            raise TermijnGeweigerd(
                f"De termijn van {zaak.kenmerk} rust al op {rij.norm} van {rij.op}."
            )
        return _vernieuw(zaak, vanaf)


def schort_op(
    *,
    zaak_id: int,
    op: date,
    reden: str,
    actor: str,
    tot: date | None = None,
    artikel: str = "",
    is_ingestemd: bool = False,
) -> Zaak:
    """The term stands still from the day after `op`: asked for what is missing, with the last day `tot` to answer.

    With `is_ingestemd` the citizen agreed in writing to a delay up to and including `tot`. Raises
    `TermijnGeweigerd` when it stands still already, has passed, or the case is finished.
    """
    with transaction.atomic():
        zaak = _open(zaak_id, op)
        if is_ingestemd and tot is None:
            raise TermijnGeweigerd("Noem tot en met welke dag de burger met uitstel instemde.")
        termijn = termijn_op(zaak, op)
        if termijn.is_geschorst:
            raise TermijnGeweigerd(
                f"De termijn van {zaak.kenmerk} staat al stil; hervat haar eerst."
            )
        if op >= termijn.uiterlijk:
            raise TermijnGeweigerd(
                f"De termijn van {zaak.kenmerk} is voorbij en staat niet meer stil."
            )
        standaard = HERSTELLEN if zaak.soort == Zaak.Soort.BEZWAAR else AANVULLEN
        return _voeg_toe(
            zaak,
            TermijnGebeurtenis(
                soort=_S.OPSCHORTING,
                op=op,
                tot=tot,
                reden=reden,
                artikel=artikel or (INSTEMMING if is_ingestemd else standaard),
                actor=actor,
                is_ingestemd=is_ingestemd,
            ),
        )


def hervat(*, zaak_id: int, op: date, reden: str, actor: str) -> Zaak:
    """What was missing came in on `op`: that day counts again. Raises `TermijnGeweigerd` when it does not stand still."""
    with transaction.atomic():
        zaak = _open(zaak_id, op)
        laatste = _laatste_stilstand(zaak)
        if laatste is None or laatste.soort != _S.OPSCHORTING or op < laatste.op:
            raise TermijnGeweigerd(
                f"De termijn van {zaak.kenmerk} staat niet stil op {op:%d-%m-%Y}."
            )
        return _voeg_toe(
            zaak,
            TermijnGebeurtenis(
                soort=_S.HERVATTING, op=op, reden=reden, artikel=laatste.artikel, actor=actor
            ),
        )


def verdaag(
    *,
    zaak_id: int,
    op: date,
    reden: str,
    actor: str,
    aantal: int | None = None,
    tot: date | None = None,
    is_ingestemd: bool = False,
) -> Zaak:
    """Put the decision off, before the term ends: by `aantal` units of its norm, or to the day `tot`.

    Raises `TermijnGeweigerd` when it is too late, was done before, or is longer than the law gives without consent.
    """
    with transaction.atomic():
        zaak = _open(zaak_id, op)
        termijn = termijn_op(zaak, op)
        if op > termijn.uiterlijk:
            raise TermijnGeweigerd(
                f"De termijn van {zaak.kenmerk} is voorbij; beslis zo snel mogelijk."
            )
        eerder = TermijnGebeurtenis.objects.filter(
            zaak=zaak, soort=_S.VERDAGING, is_ingestemd=False
        )
        if not is_ingestemd and eerder.exists():
            raise TermijnGeweigerd(
                f"{zaak.kenmerk} is al verdaagd; nog eens kan alleen met instemming."
            )
        if (aantal is None) == (tot is None) or (tot is not None and tot <= termijn.uiterlijk):
            raise TermijnGeweigerd("Noem hoe lang u verdaagt, of een dag na de dag die nu geldt.")
        artikel = INSTEMMING if is_ingestemd else norm_van(zaak).verdaging_artikel
        if is_ingestemd and zaak.soort == Zaak.Soort.BEZWAAR:
            artikel = "Awb art. 7:10(4)"
        try:
            return _voeg_toe(
                zaak,
                TermijnGebeurtenis(
                    soort=_S.VERDAGING,
                    op=op,
                    tot=tot,
                    aantal=aantal,
                    is_ingestemd=is_ingestemd,
                    reden=reden,
                    artikel=artikel or "Awb art. 4:14",
                    actor=actor,
                ),
            )
        except VerdagingGeweigerd as fout:
            raise TermijnGeweigerd(str(fout)) from fout


def ververs(zaak_id: int, op: date) -> Zaak:
    """Let `termijn_tot` follow a term that stands still, day by day."""
    with transaction.atomic():
        return _vernieuw(zaakslot(zaak_id), op)


def zaakslot(zaak_id: int) -> Zaak:
    """The case, locked until the transaction ends."""
    return Zaak.objects.select_for_update().get(pk=zaak_id)


def _open(zaak_id: int, op: date) -> Zaak:
    zaak = zaakslot(zaak_id)
    if zaak.afgedaan_op is not None:
        raise TermijnGeweigerd(f"{zaak.kenmerk} is klaar; haar termijn verandert niet meer.")
    if op < zaak.ontvangen_op:
        raise TermijnGeweigerd(f"{zaak.kenmerk} is er pas sinds {zaak.ontvangen_op:%d-%m-%Y}.")
    return zaak


def _laatste_stilstand(zaak: Zaak) -> TermijnGebeurtenis | None:
    soorten = (_S.OPSCHORTING, _S.HERVATTING)
    return TermijnGebeurtenis.objects.filter(zaak=zaak, soort__in=soorten).order_by("pk").last()


def _voeg_toe(zaak: Zaak, gebeurtenis: TermijnGebeurtenis) -> Zaak:
    """The first event fixes what the term rests on, because `termijn_tot` moves from now on."""
    rijen = list(TermijnGebeurtenis.objects.filter(zaak=zaak))
    if not any(rij.soort == _S.GRONDSLAG for rij in rijen):
        _bewaar_grondslag(zaak, grondslag_van(zaak, rijen), gebeurtenis.actor)
    gebeurtenis.zaak = zaak
    gebeurtenis.save(force_insert=True)
    noteer(f"termijn_{gebeurtenis.soort}", zaak, gebeurtenis.actor, gebeurtenis.reden)
    return _vernieuw(zaak, gebeurtenis.op)


def _bewaar_grondslag(zaak: Zaak, basis: Grondslag, actor: str) -> None:
    TermijnGebeurtenis.objects.create(
        zaak=zaak,
        soort=_S.GRONDSLAG,
        op=basis.vanaf,
        tot=basis.bepaald_op,
        aantal=basis.kalenderjaar if basis.bepaald_op is None else None,
        norm=basis.norm,
        reden="Waarop deze termijn rust.",
        artikel=norm(basis.norm, basis.vanaf).artikel,
        actor=actor,
    )


def _vernieuw(zaak: Zaak, op: date) -> Zaak:
    nieuw = termijn_op(zaak, op).uiterlijk
    if nieuw != zaak.termijn_tot and zaak.afgedaan_op is None:
        zaak.termijn_tot = nieuw
        zaak.save(update_fields=["termijn_tot"])
    return zaak


def noteer(soort: str, zaak: Zaak, actor: str, reden: str) -> None:
    """Record the act with the day by which must be decided from now on."""
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=zaak.persoon_id,
        reden=reden,
        uitkomst={"zaak": zaak.pk, "termijn_tot": zaak.termijn_tot.isoformat()},
    )

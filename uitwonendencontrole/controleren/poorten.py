"""The gates of the table: each agrees in silence or raises `OvergangGeweigerd` with what is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from uitwonendencontrole.models import (
    Beoordeling,
    Bewijsstuk,
    Bezoek,
    Boete,
    Controle,
    Herziening,
    Stilstand,
    Verslag,
    Voornemen,
)
from uitwonendencontrole.rules.boete import BoeteGeweigerd, controleer_bevoegd
from uitwonendencontrole.rules.controle import bewijs_draagt as draagt

from .overgangen import OvergangGeweigerd

Feiten = Mapping[str, Any]
_R, _O = Beoordeling.Ronde, Beoordeling.Oordeel


def is_geloot(controle: Controle, _feiten: Feiten, _actor: str, _op: date) -> None:
    """A check begins with a drawn ticket of this person (the database checks it too)."""
    _eis(controle.geloot.persoon_id == controle.persoon_id, "Alleen wie is geloot wordt gecontroleerd.")  # fmt: skip


def steekproef_gezien(controle: Controle, _feiten: Feiten, _actor: str, _op: date) -> None:
    """What the spot check picked is seen by a second person before it is closed."""
    goed = not controle.toets_tweede or _gedeeld(controle, _R.DOSSIER, _O.AKKOORD)
    _eis(goed, "Deze zaak is voor de steekproef: laat een collega meekijken.")


def twijfel_gedeeld(controle: Controle, _feiten: Feiten, _actor: str, _op: date) -> None:
    """Doubt counts only when a second person shares it."""
    _eis(_gedeeld(controle, _R.DOSSIER, _O.TWIJFEL), "Twijfel telt pas als een tweede mens die deelt.")  # fmt: skip


def bezoek_mag(controle: Controle, feiten: Feiten, actor: str, op: date) -> None:
    """A visit comes last: after evidence was asked, and only when two people doubt what came."""
    goed = _gedeeld(controle, _R.BEWIJS, _O.TWIJFEL)
    _eis(goed, "Een bezoek mag pas als twee mensen na het bewijs nog twijfelen.")


def bezoek_rechtmatig(controle: Controle, _feiten: Feiten, _actor: str, _op: date) -> None:
    """A visit with consent is on file."""
    gedaan = controle.bezoeken.filter(uitkomst=Bezoek.Uitkomst.GEDAAN).exists()
    _eis(gedaan, "Leg eerst het bezoek vast, met de toestemming.")


def correctie_gehoord(controle: Controle, _feiten: Feiten, _actor: str, op: date) -> None:
    """The student said something of the report, or the term for it is over."""
    verslagen = Verslag.objects.filter(bezoek__controle=controle)
    open_ = any(v.reactie_op is None and op <= v.reactie_tot for v in verslagen)
    _eis(not open_, "De student mag nog reageren op het verslag.")


def bewijs_draagt(controle: Controle, feiten: Feiten, actor: str, op: date) -> None:
    """Two independent kinds of evidence, the report corrected, and the doubt shared by two."""
    correctie_gehoord(controle, feiten, actor, op)
    tegen = controle.bewijs.filter(is_onafhankelijk=True, wijst_op=Bewijsstuk.Wijst.WOONT_ER_NIET)
    _eis(
        draagt(set(tegen.values_list("soort", flat=True))),
        "Er zijn minstens twee onafhankelijke soorten bewijs nodig; weigeren of niet thuis zijn is geen bewijs.",
    )
    gezien = _gedeeld(controle, _R.BEWIJS, _O.TWIJFEL) or _gedeeld(controle, _R.RAPPORT, _O.TWIJFEL)
    _eis(gezien, "Een voornemen vraagt eerst een beoordeling van twee mensen.")


def mag_beslissen(controle: Controle, _feiten: Feiten, _actor: str, op: date) -> None:
    """The student was heard (or the term is over) and was called; what is decided was intended."""
    voornemen = controle.voornemens.latest("pk")
    gehoord = voornemen.zienswijze_op is not None or op > voornemen.zienswijze_tot
    _eis(gehoord, "De student mag nog een zienswijze geven (Awb 4:8).")
    gebeld = controle.gesprekken.filter(op__gte=voornemen.opgesteld_op).exists()
    _eis(gebeld, "Bel de student eerst, en leg vast wat er is gezegd.")


def mag_beboeten(controle: Controle, _feiten: Feiten, _actor: str, op: date) -> None:
    """A fine was announced with its report, the student was heard, and the power has not ended."""
    herziening = Herziening.objects.select_related("voornemen").get(controle=controle)
    _eis(herziening.voornemen.is_boete_mogelijk, "In het voornemen stond geen boete (Awb 5:50, 5:53).")  # fmt: skip
    laatste = date.fromisoformat(f"{herziening.maanden[-1][0]}-01")
    try:
        controleer_bevoegd(
            overtreding_tot=laatste, op=op, hoogste_centen=herziening.terug_centen // 2
        )
    except BoeteGeweigerd as fout:
        raise OvergangGeweigerd(str(fout)) from None


def bezwaar_op_tijd(controle: Controle, feiten: Feiten, _actor: str, op: date) -> None:
    """In time, or late with an excuse that a colleague accepted (Awb 6:7, 6:9, 6:11)."""
    goed = op <= laatste_bezwaardag(controle) or bool(feiten.get("verschoonbaar"))
    _eis(goed, "De bezwaartermijn is voorbij: beoordeel eerst of te laat zijn verschoonbaar is (Awb 6:11).")  # fmt: skip


def termijn_voorbij(controle: Controle, feiten: Feiten, _actor: str, op: date) -> None:
    """No remedy is open: the term is over, or a court or the student ended it for good."""
    if feiten.get("uitspraak") or feiten.get("ingetrokken"):
        return
    voorbij = controle.termijn_tot is not None and op > controle.termijn_tot
    _eis(voorbij, "Bezwaar of beroep kan nog: het besluit staat nog niet vast.")


def ander_dan_beslisser(controle: Controle, _feiten: Feiten, actor: str, _op: date) -> None:
    """Another person than who prepared or decided (Awb 7:5; own norm for revisions)."""
    namen = set(Herziening.objects.filter(controle=controle).values_list("genomen_door", flat=True))
    namen |= set(
        Boete.objects.filter(herziening__controle=controle).values_list("genomen_door", flat=True)
    )
    namen |= set(
        Voornemen.objects.filter(controle=controle).values_list("opgesteld_door", flat=True)
    )
    _eis(actor.casefold() not in {naam.casefold() for naam in namen}, "Vier ogen: dit doet iemand anders dan wie besliste.")  # fmt: skip


def twee_hervatten(_controle: Controle, feiten: Feiten, actor: str, _op: date) -> None:
    """A stop is lifted by two people; while the whole stands still no check goes on by itself."""
    eis_geen_stop()
    tweede = str(feiten.get("tweede", ""))
    goed = tweede.strip() and tweede.casefold() not in (actor.casefold(), "systeem")
    _eis(bool(goed), "Hervatten doen twee mensen samen.")


def eis_geen_stop() -> None:
    """Raise `OvergangGeweigerd` while a stop of all checks stands open."""
    stil = Stilstand.objects.filter(opheffing=None).exists()
    _eis(not stil, "De controles staan stil. Twee collega's moeten die stop eerst opheffen.")


def laatste_bezwaardag(controle: Controle) -> date:
    """The later of the last days to object to what was decided."""
    herziening = Herziening.objects.select_related("boete").get(controle=controle)
    boete = getattr(herziening, "boete", None)
    return max(herziening.bezwaar_tot, boete.bezwaar_tot) if boete else herziening.bezwaar_tot


def _gedeeld(controle: Controle, ronde: str, oordeel: str) -> bool:
    laatste = controle.beoordelingen.filter(ronde=ronde).order_by("-pk").first()
    tweede = getattr(laatste, "tweede", None)
    return laatste is not None and laatste.oordeel == oordeel and bool(tweede and tweede.is_eens)


def _eis(goed: bool, waarom: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not goed:
        raise OvergangGeweigerd(waarom)

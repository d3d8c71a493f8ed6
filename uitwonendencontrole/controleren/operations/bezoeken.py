"""A visit: by appointment, with visitors who are authorised on the day, and only with consent."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from duo_portal.foundation.clock import AMSTERDAM
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.models import Aanwijzing, Bewijsstuk, Bezoek, Controle, Stand, Verslag
from uitwonendencontrole.rules.controle import einde_termijn, parameters

S = Stand


@dataclass(frozen=True, slots=True)
class Toestemming:
    """The record of consent (Awb 5:15): who gave it, for which rooms, when, on which text, and the pass was shown."""

    van: str
    ruimten: tuple[str, ...]
    at: datetime
    tekstversie: str
    pas_getoond: bool


def bied_afspraak(
    *,
    controle_id: int,
    tijdvakken: list[tuple[datetime, datetime]],
    bezoekers: list[str],
    actor: str,
    op: date,
    sleutel: str,
) -> Bezoek:
    """Offer slots: at least three, one in the evening or the weekend, after today, with two authorised visitors."""
    with handeling(
        controle_id=controle_id, soort="bied_afspraak", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Bezoek.objects.get(pk=stap.uitkomst["bezoek"])
        _controleer_tijdvakken(tijdvakken, op)
        for begin, _eind in tijdvakken:
            controleer_bezoekers(bezoekers, _dag(begin))
        lijst = [[begin.isoformat(), eind.isoformat()] for begin, eind in tijdvakken]
        bezoek = Bezoek.objects.create(
            controle=stap.controle,
            tijdvakken=lijst,
            bezoekers=bezoekers,
            voorgesteld_door=actor,
            voorgesteld_op=op,
        )
        stap.uitkomst["bezoek"] = bezoek.pk
        stap.zet("bied_afspraak", gegevens={"tijdvakken": lijst, "bezoekers": bezoekers})
    return bezoek


def kies_tijdvak(*, bezoek_id: int, keuze: int, actor: str, op: date, sleutel: str) -> Bezoek:
    """The student chooses a slot; may choose again until the visit."""
    bezoek = Bezoek.objects.get(pk=bezoek_id)
    with handeling(
        controle_id=bezoek.controle_id, soort="kies_tijdvak", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.eis(S.AFSPRAAK_AANGEBODEN)
            if not 0 <= keuze < len(bezoek.tijdvakken) or bezoek.uitkomst:
                raise OvergangGeweigerd(_("Dit moment kunt u niet kiezen. Kies een ander moment."))
            bezoek.gekozen = keuze
            bezoek.save(update_fields=["gekozen"])
            stap.noteer("kies_tijdvak", {"tijdvak": bezoek.tijdvakken[keuze]})
    return bezoek


def geen_bezoek(*, bezoek_id: int, uitkomst: str, actor: str, op: date, sleutel: str) -> Controle:
    """Refused, nobody home, or called off: neutral. It is no evidence, and the student is told so."""
    bezoek = Bezoek.objects.get(pk=bezoek_id)
    with handeling(
        controle_id=bezoek.controle_id, soort="geen_bezoek", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            if uitkomst not in (Bezoek.Uitkomst.GEWEIGERD, Bezoek.Uitkomst.NIET_THUIS, Bezoek.Uitkomst.AFGEZEGD):  # fmt: skip
                raise OvergangGeweigerd("Kies waarom het bezoek niet doorging.")
            bezoek.uitkomst = uitkomst
            bezoek.save(update_fields=["uitkomst"])
            stap.zet("geen_bezoek", gegevens={"uitkomst": uitkomst, "telt_mee": False})
    return stap.controle


def leg_bezoek_vast(
    *,
    bezoek_id: int,
    toestemming: Toestemming,
    wijst_op: str,
    actor: str,
    op: date,
    sleutel: str,
) -> Bezoek:
    """A visit that was made, with its consent. Checks on the day itself that the visitors were authorised (9.1a)."""
    bezoek = Bezoek.objects.get(pk=bezoek_id)
    with handeling(
        controle_id=bezoek.controle_id, soort="bezoek", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return bezoek
        stap.eis(S.AFSPRAAK_AANGEBODEN)
        _controleer_bezoek(bezoek, toestemming, actor, op)
        bezoek.uitkomst, bezoek.bezocht_op = Bezoek.Uitkomst.GEDAAN, op
        bezoek.toestemming_van, bezoek.ruimten = toestemming.van, list(toestemming.ruimten)
        bezoek.toestemming_at, bezoek.tekstversie = toestemming.at, toestemming.tekstversie
        bezoek.pas_getoond = toestemming.pas_getoond
        bezoek.save()
        Bewijsstuk.objects.create(
            controle=stap.controle,
            soort=Bewijsstuk.Soort.BEZOEK,
            wijst_op=Bewijsstuk.Wijst(wijst_op),
            is_onafhankelijk=True,
            van=op,
            tot=op,
            door=actor,
            ontvangen_op=op,
        )
        feiten = {
            "van": toestemming.van,
            "ruimten": bezoek.ruimten,
            "at": toestemming.at,
            "tekstversie": toestemming.tekstversie,
        }
        stap.zet("bezoek", gegevens={"bezoek": str(bezoek.uuid), "toestemming": feiten})
    return bezoek


def leg_verslag_voor(*, bezoek_id: int, tekst: str, actor: str, op: date, sleutel: str) -> Verslag:
    """The report of a visitor, laid before the student for correction."""
    bezoek = Bezoek.objects.get(pk=bezoek_id)
    with handeling(
        controle_id=bezoek.controle_id, soort="verslag", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Verslag.objects.get(bezoek=bezoek)
        if actor.casefold() not in {naam.casefold() for naam in bezoek.bezoekers}:
            raise OvergangGeweigerd("Alleen wie er was, schrijft het verslag.")
        verslag = Verslag.objects.create(
            bezoek=bezoek,
            tekst=tekst,
            opgesteld_door=actor,
            opgesteld_op=op,
            reactie_tot=einde_termijn("correctie", op),
        )
        stap.zet("leg_verslag_voor", gegevens={"verslag": tekst})
    return verslag


def reageer_op_verslag(
    *, verslag_id: int, reactie: str, actor: str, op: date, sleutel: str
) -> Verslag:
    """What the student says of the report: once, also after the term while nothing was decided on it."""
    verslag = Verslag.objects.select_related("bezoek").get(pk=verslag_id)
    with handeling(
        controle_id=verslag.bezoek.controle_id, soort="reactie", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.eis(S.RAPPORT_TER_CORRECTIE)
            verslag.reactie, verslag.reactie_op = reactie, op
            verslag.save(update_fields=["reactie", "reactie_op"])
            stap.noteer("reactie", {"reactie": reactie})
    return verslag


def controleer_bezoekers(bezoekers: list[str], dag: date) -> None:
    """Two or more people, each designated for that day and employed by who was designated (art. 9.1a)."""
    if len({naam.casefold() for naam in bezoekers}) < 2:
        raise OvergangGeweigerd("Een bezoek doen twee mensen.")
    for naam in bezoekers:
        if not Aanwijzing.objects.filter(gebruiker__iexact=naam, van__lte=dag, tot__gte=dag).exists():  # fmt: skip
            raise OvergangGeweigerd(f"Een bezoeker is op {dag} niet aangewezen als toezichthouder (art. 9.1a Wsf 2000).")  # fmt: skip


def _controleer_tijdvakken(tijdvakken: list[tuple[datetime, datetime]], op: date) -> None:
    regel = parameters()["bezoek"]
    if len(tijdvakken) < regel["tijdvakken"]:
        raise OvergangGeweigerd(f"Bied minstens {regel['tijdvakken']} momenten aan.")
    if any(eind <= begin or _dag(begin) <= op for begin, eind in tijdvakken):
        raise OvergangGeweigerd("Elk moment ligt na vandaag, en eindigt na zijn begin.")
    if any(b[0] < a[1] for a, b in pairwise(sorted(tijdvakken))):
        raise OvergangGeweigerd("De momenten overlappen elkaar.")
    ruim = (b.astimezone(AMSTERDAM) for b, _e in tijdvakken)
    if not any(b.weekday() >= 5 or b.hour >= regel["avond_vanaf_uur"] for b in ruim):
        raise OvergangGeweigerd("Bied ook een moment in de avond of in het weekend aan.")


def _controleer_bezoek(bezoek: Bezoek, toestemming: Toestemming, actor: str, op: date) -> None:
    if bezoek.gekozen is None:
        raise OvergangGeweigerd("De student koos nog geen moment: een bezoek is altijd op afspraak.")  # fmt: skip
    begin, eind = (datetime.fromisoformat(t) for t in bezoek.tijdvakken[bezoek.gekozen])
    if _dag(begin) != op or not begin <= toestemming.at <= eind:
        raise OvergangGeweigerd("Dit is niet het moment dat is afgesproken.")
    controleer_bezoekers(bezoek.bezoekers, op)
    if actor.casefold() not in {naam.casefold() for naam in bezoek.bezoekers}:
        raise OvergangGeweigerd("Alleen wie er was, legt het bezoek vast.")
    if not (toestemming.van.strip() and toestemming.ruimten and toestemming.pas_getoond):
        raise OvergangGeweigerd("Zonder pas en toestemming per ruimte is er geen bezoek (Awb 5:12, 5:15).")  # fmt: skip


def _dag(op: datetime) -> date:
    return op.astimezone(AMSTERDAM).date()

"""The two decisions of a check as something to object to, and what filing, winning or losing does to the check."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import (
    BesluitOnbekend,
    Besluitsoort,
    Effect,
    Herstel,
    HerstelGeweigerd,
    registreer_besluitsoort,
)
from duo_portal.cases.bezwaar.beslissen import laatste_voorstel
from duo_portal.cases.bezwaar.indienen import loopt_al
from duo_portal.cases.models import Oorzaak
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.controleren.operations import rechtsgang
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.controleren.poorten import laatste_bezwaardag
from uitwonendencontrole.herstel.geld import herstel_boete
from uitwonendencontrole.models import Boete, Controle, Herziening, Stand

HERZIENING, BOETE = "controle_herziening", "controle_boete"
STAP = "uitwonend"


def registreer() -> None:
    """Called when the app is ready."""
    registreer_besluitsoort(
        Besluitsoort(
            onderwerp=HERZIENING,
            titel=lambda nummer: (
                _("Besluit over uw beurs na een controle, %(dag)s")
                % {"dag": f"{_herziening(nummer).genomen_op:%d-%m-%Y}"}
            ),
            bekendgemaakt_op=lambda nummer: _herziening(nummer).genomen_op,
            persoon_id=lambda nummer: _herziening(nummer).controle.persoon_id,
            zoek=_zoek_herziening,
            sleutel=lambda nummer: _herziening(nummer).uuid,
            adres=lambda nummer: _adres(_herziening(nummer).controle),
            herzie=_herroep,
            effect=_effect_herziening,
            oorzaken={STAP: Oorzaak.UITWONEND, "": Oorzaak.UITWONEND},
            bij_indienen=lambda nummer, **wie: _meld(_herziening(nummer).controle, **wie),
            bij_afwijzing=lambda nummer, **wie: _wijs_af(_herziening(nummer).controle, **wie),
        )
    )
    registreer_besluitsoort(
        Besluitsoort(
            onderwerp=BOETE,
            titel=lambda nummer: (
                _("Boete na een controle, %(dag)s")
                % {"dag": f"{_boete(nummer).genomen_op:%d-%m-%Y}"}
            ),
            bekendgemaakt_op=lambda nummer: _boete(nummer).genomen_op,
            persoon_id=lambda nummer: _boete(nummer).herziening.controle.persoon_id,
            zoek=_zoek_boete,
            sleutel=lambda nummer: _boete(nummer).uuid,
            adres=lambda nummer: _adres(_boete(nummer).herziening.controle),
            herzie=_herroep_boete,
            effect=_effect_boete,
            oorzaken={STAP: Oorzaak.UITWONEND, "": Oorzaak.UITWONEND},
            bij_indienen=lambda nummer, **wie: _meld(_boete(nummer).herziening.controle, **wie),
            bij_afwijzing=lambda nummer, **wie: _wijs_af(_boete(nummer).herziening.controle, **wie),
        )
    )


def _herziening(nummer: int) -> Herziening:
    gevonden = Herziening.objects.select_related("controle").filter(pk=nummer).first()
    if gevonden is None:
        raise BesluitOnbekend(f"Herziening {nummer} bestaat niet.")
    return gevonden


def _boete(nummer: int) -> Boete:
    gevonden = Boete.objects.select_related("herziening__controle").filter(pk=nummer).first()
    if gevonden is None:
        raise BesluitOnbekend(f"Boete {nummer} bestaat niet.")
    return gevonden


def _adres(controle: Controle) -> str:
    return reverse("controlezaak:een", args=[controle.uuid])


def _zoek_herziening(persoon_id: int, sleutel: UUID) -> int | None:
    rijen = Herziening.objects.filter(controle__persoon_id=persoon_id, uuid=sleutel)
    return rijen.values_list("pk", flat=True).first()


def _zoek_boete(persoon_id: int, sleutel: UUID) -> int | None:
    rijen = Boete.objects.filter(herziening__controle__persoon_id=persoon_id, uuid=sleutel)
    return rijen.values_list("pk", flat=True).first()


def _effect_herziening(nummer: int, _stap: str) -> Effect:
    centen = _herziening(nummer).terug_centen
    return Effect(
        centen, _("Zo veel hoeft u dan niet terug te betalen. Een boete vervalt dan ook.")
    )


def _effect_boete(nummer: int, _stap: str) -> Effect:
    return Effect(_boete(nummer).bedrag_centen, _("Zo veel boete hoeft u dan niet te betalen."))


def _meld(controle: Controle, *, op: date, actor: str, sleutel: str) -> None:
    """The check waits from now on. A late objection moves nothing: first somebody judges whether late is excused."""
    controle.refresh_from_db()
    besloten = controle.stand in (Stand.BESLUIT_HERZIENING, Stand.BESLUIT_BOETE)
    if besloten and op <= laatste_bezwaardag(controle):
        rechtsgang.ontvang_bezwaar(controle_id=controle.pk, actor=actor, op=op, sleutel=sleutel)


def _wijs_af(controle: Controle, *, gronden: str, op: date, actor: str, sleutel: str) -> None:
    """The decision stands and the term of appeal begins, once no other objection in this case is open."""
    controle.refresh_from_db()
    if controle.stand == Stand.BEZWAAR and not _loopt_nog(controle):
        rechtsgang.handhaaf(
            controle_id=controle.pk, reden=gronden, actor=actor, op=op, sleutel=sleutel
        )


def _loopt_nog(controle: Controle) -> bool:
    herziening = Herziening.objects.get(controle=controle)
    boete = Boete.objects.filter(herziening=herziening).first()
    lopend = [loopt_al(controle.persoon_id, HERZIENING, herziening.pk)]
    lopend += [loopt_al(controle.persoon_id, BOETE, boete.pk)] if boete else []
    return any(b is not None and b.zaak.afgedaan_op is None for b in lopend)


def _wat_ging_mis(persoon_id: int, soort: str, nummer: int) -> str:
    """The grounds of the draft that is decided on: the letter tells them."""
    bezwaar = loopt_al(persoon_id, soort, nummer)
    voorstel = laatste_voorstel(bezwaar) if bezwaar else None
    return voorstel.gronden if voorstel else _("Uw bezwaar is gegrond.")


def _herroep(nummer: int, *, correctie: str, actor: str, sleutel: str) -> Herstel:
    """A granted objection revokes; what was carried out is undone and comes back through the payout run."""
    herziening = _herziening(nummer)
    if herziening.herroepen_op is not None:
        return Herstel()
    wie = herziening.controle.persoon_id
    try:
        rechtsgang.herroep(
            controle_id=herziening.controle_id,
            wat_ging_mis=_wat_ging_mis(wie, HERZIENING, nummer),
            actor=actor,
            op=bedrijfsdatum.vandaag(),
            sleutel=sleutel,
        )
    except OvergangGeweigerd as fout:
        raise HerstelGeweigerd(str(fout)) from fout
    terug = herziening.terug_centen if herziening.uitgevoerd_op else 0
    return Herstel(besluit_ids=(nummer,), centen=terug)


def _herroep_boete(nummer: int, *, correctie: str, actor: str, sleutel: str) -> Herstel:
    """Only the fine goes, and what was paid of it comes back; the revision stays as it is."""
    boete, op = _boete(nummer), bedrijfsdatum.vandaag()
    if actor.casefold() == boete.genomen_door.casefold():
        raise HerstelGeweigerd(_("Vier ogen: dit doet iemand anders dan wie besliste."))
    if boete.herroepen_op is not None:
        return Herstel()
    controle = boete.herziening.controle
    with handeling(
        controle_id=controle.pk, soort="herroep_boete", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        betaald = herstel_boete(boete, op=op)
        boete.herroepen_op = op
        boete.save(update_fields=["herroepen_op"])
        wat = _wat_ging_mis(controle.persoon_id, BOETE, nummer)
        stap.noteer("herroep_boete", {"wat_ging_mis": wat})
        _ga_verder(stap.controle, boete.herziening)
    return Herstel(
        besluit_ids=(nummer,),
        centen=sum(n.centen for n in betaald),
        nabetalingen=tuple(betaald),
        verzuim_vanaf=min((n.opeisbaar_op for n in betaald), default=None),
    )


def _ga_verder(controle: Controle, herziening: Herziening) -> None:
    """Nobody objects to the revision itself: it stands when its own term is over."""
    bezwaar = loopt_al(controle.persoon_id, HERZIENING, herziening.pk)
    if controle.stand == Stand.BEZWAAR and (bezwaar is None or bezwaar.zaak.afgedaan_op):
        controle.termijn_tot = controle.termijn_tot or herziening.bezwaar_tot
        controle.save(update_fields=["termijn_tot"])

"""Work a proposal out and keep the outcome."""

from datetime import date

from duo_portal.audit.handelingen import vastleggen

from .models import Doorrekening
from .onderdrukken import als_json
from .simulatoren import Simulator, simulator
from .voorstel import Voorstel, lees_voorstel


def lees(tekst: str, naam: str) -> Voorstel:
    """A proposal for a simulator. Raises `OngeldigVoorstel`, `SimulatorOnbekend`."""
    gekozen = simulator(naam)
    return lees_voorstel(
        tekst, gekozen.wet(), tabellen=gekozen.tabellen, varianten=gekozen.varianten
    )


def reken_door(*, tekst: str, naam: str, peildatum: date, actor: str) -> Doorrekening:
    """Read, work out, hide what is about few people, keep. Raises `OngeldigVoorstel`, `SimulatorOnbekend`."""
    gekozen: Simulator = simulator(naam)
    voorstel = lees(tekst, naam)
    uitkomst = gekozen.reken(voorstel, peildatum)
    inhoud = als_json(uitkomst)
    doorrekening = Doorrekening.objects.create(
        simulator=naam,
        titel=voorstel.titel,
        voorstel=tekst,
        voorstel_fingerprint=voorstel.fingerprint,
        wet_fingerprint=voorstel.wet.fingerprint,
        peildatum=peildatum,
        bevolking=uitkomst.bevolking,
        mensen=inhoud["totaal"]["mensen"],
        uitkomst={
            **inhoud,
            "budget_centen": voorstel.budget_centen,
            "bron": voorstel.bron,
            "is_oude_wet": voorstel.is_oude_wet,
        },
        gemaakt_door=actor,
    )
    vastleggen(
        soort="beleid_doorrekenen", actor=actor, uitkomst={"doorrekening": str(doorrekening.uuid)}
    )
    return doorrekening

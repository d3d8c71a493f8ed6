"""The page of one person in the chain, and the acts on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.invordering import paspoort, rechten
from terugbetalen.invordering.aanhouden import AanhoudingOnjuist, hervat, houd_aan
from terugbetalen.invordering.geschiedenis import geschiedenis_van
from terugbetalen.invordering.woorden import stap_in_woorden, stop_in_woorden
from terugbetalen.models import Invorderingsstap, Paspoortsignaal

Velden = Mapping[str, str]
_ZIE_PERSONEN = "identity.view_persoon"


@dataclass(frozen=True, slots=True)
class Actie:
    """Something that a colleague does on the page: the right it takes, and the act."""

    recht: str
    doe: Callable[[int, Velden, str], object]


def _aanhouden(persoon_id: int, velden: Velden, actor: str) -> object:
    try:
        tot = date.fromisoformat(velden["tot"]) if velden.get("tot") else None
    except ValueError:
        raise AanhoudingOnjuist("Vul een dag in die bestaat, of laat de dag leeg.") from None
    op, reden = bedrijfsdatum.vandaag(), velden.get("reden", "")
    return houd_aan(persoon_id=persoon_id, reden=reden, op=op, actor=actor, tot=tot)


def _hervatten(persoon_id: int, velden: Velden, actor: str) -> object:
    op, reden = bedrijfsdatum.vandaag(), velden.get("reden", "")
    return hervat(persoon_id=persoon_id, reden=reden, op=op, actor=actor)


def _voorstellen(persoon_id: int, velden: Velden, actor: str) -> object:
    op, reden = bedrijfsdatum.vandaag(), velden.get("reden", "")
    return paspoort.stel_voor(persoon_id=persoon_id, reden=reden, op=op, actor=actor)


def _beslis(*, bevestigen: bool) -> Callable[[int, Velden, str], object]:
    def doe(persoon_id: int, velden: Velden, actor: str) -> object:
        return paspoort.beslis(
            persoon_id=persoon_id,
            bevestigen=bevestigen,
            reden=velden.get("reden", ""),
            op=bedrijfsdatum.vandaag(),
            actor=actor,
        )

    return doe


def _opheffen(persoon_id: int, velden: Velden, actor: str) -> object:
    op, reden = bedrijfsdatum.vandaag(), velden.get("reden", "")
    return paspoort.hef_op(persoon_id=persoon_id, reden=reden, op=op, actor=actor)


ACTIES: dict[str, Actie] = {
    "aanhouden": Actie(rechten.HOUD_AAN, _aanhouden),
    "hervatten": Actie(rechten.HOUD_AAN, _hervatten),
    "voorstellen": Actie(rechten.SIGNALEER, _voorstellen),
    "bevestigen": Actie(rechten.SIGNALEER, _beslis(bevestigen=True)),
    "afwijzen": Actie(rechten.SIGNALEER, _beslis(bevestigen=False)),
    "opheffen": Actie(rechten.SIGNALEER, _opheffen),
}


def dossierpagina(request: HttpRequest, rij: Invorderingsstap) -> dict[str, Any]:
    """What the template draws."""
    g = geschiedenis_van(rij.persoon_id, bedrijfsdatum.vandaag())
    signaal = paspoort.stand(rij.persoon_id)
    mag = request.user.has_perm
    return {
        "rij": rij,
        "wie": str(rij.persoon) if mag(_ZIE_PERSONEN) else "",
        "geschiedenis": g,
        "achterstand": euro(g.achterstand.centen),
        "kosten": euro(g.kosten.aanmaning_centen),
        "rente": euro(g.kosten.rente_centen),
        "volgende": stap_in_woorden(g.volgende.naam) if g.volgende else "",
        "stappen": [(stap_in_woorden(s.stap), s, euro(s.totaal_centen)) for s in g.stappen],
        "tegengehouden": [
            (stap_in_woorden(t.stap), t, [stop_in_woorden(naam) for naam in t.stops])
            for t in g.tegengehouden
        ],
        "stops": [(stop_in_woorden(s.naam), s) for s in g.stops],
        "verjaart": [(dag, euro(centen), laatste) for dag, centen, laatste in g.verjaart],
        "mag_aanhouden": mag(rechten.HOUD_AAN),
        "signaal": signaal,
        "mag_signaleren": mag(rechten.SIGNALEER),
        "is_voorgesteld": signaal is not None
        and signaal.handeling == Paspoortsignaal.Handeling.VOORSTELLEN,
    }

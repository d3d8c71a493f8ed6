"""What the student does in a check: when, with which form, through which operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _nu
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.bezwaar.indienen import dien_bezwaar_in, loopt_al
from duo_portal.cases.stukken.aannemen import neem_aan
from uitwonendencontrole.controleren.operations import bewijzen, bezoeken, voornemen
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.controleren.queries import Zaak
from uitwonendencontrole.models import Bewijsstuk, Controle, Stand

from . import bezwaar
from . import formulieren as f

S = Stand
T = TypeVar("T")
_INLEVEREN = frozenset({S.BEWIJS_GEVRAAGD, S.AFSPRAAK_AANGEBODEN, S.BEZOEK_GING_NIET_DOOR, S.BEZOEK_GEDAAN, S.RAPPORT_TER_CORRECTIE, S.VOORNEMEN, S.BEZWAAR})  # fmt: skip
_ZELF = frozenset({Bewijsstuk.Soort.VERKLARING_ZELF, Bewijsstuk.Soort.ANDERS})
"""These have no source of their own."""


@dataclass(frozen=True, slots=True)
class Wie:
    """By whom, when, and under which key."""

    actor: str
    op: date
    sleutel: str

    def als(self, **extra: Any) -> dict[str, Any]:
        """The arguments that each operation takes."""
        return {"actor": self.actor, "op": self.op, "sleutel": self.sleutel, **extra}


@dataclass(frozen=True, slots=True)
class Daad:
    """`mag` reads the case and the day."""

    knop: str | Promise
    formulier: type[f.Zaakformulier]
    mag: Callable[[Zaak, date], bool]
    doe: Callable[[Zaak, Wie, Any], object]
    gelukt: str | Promise


def _eis(wat: T | None) -> T:
    """What the page showed; gone when the case moved on meanwhile."""
    if wat is None:
        raise OvergangGeweigerd(_nu("Dit kunt u nu niet doen in deze zaak."))
    return wat


def _stand(zaak: Zaak) -> Stand:
    return Stand(zaak.controle.stand)


def _lever_in(zaak: Zaak, w: Wie, d: Mapping[str, Any]) -> object:
    controle, stuk = zaak.controle, None
    if d["bestand"]:
        stuk = neem_aan(
            d["bestand"], persoon_id=controle.persoon_id, map=controle.uuid, actor=w.actor
        ).uuid
    return bewijzen.ontvang_bewijs(
        **w.als(
            controle_id=controle.pk,
            soort=d["soort"],
            van=d["van"],
            tot=d["tot"],
            is_onafhankelijk=d["soort"] not in _ZELF,
            omschrijving=d["omschrijving"],
            stuk=stuk,
        )
    )


def _kies(zaak: Zaak, w: Wie, d: Mapping[str, Any]) -> object:
    return bezoeken.kies_tijdvak(**w.als(bezoek_id=_eis(zaak.bezoek).pk, keuze=d["keuze"]))


def _weiger(zaak: Zaak, w: Wie, _d: Mapping[str, Any]) -> object:
    return bezoeken.geen_bezoek(**w.als(bezoek_id=_eis(zaak.bezoek).pk, uitkomst="geweigerd"))


def _reageer(zaak: Zaak, w: Wie, d: Mapping[str, Any]) -> object:
    return bezoeken.reageer_op_verslag(
        **w.als(verslag_id=_eis(zaak.verslag).pk, reactie=d["reactie"])
    )


def _zienswijze(zaak: Zaak, w: Wie, d: Mapping[str, Any]) -> object:
    return voornemen.geef_zienswijze(
        **w.als(voornemen_id=_eis(zaak.voornemen).pk, tekst=d["tekst"], wijze=d["wijze"])
    )


def tegen(zaak: Zaak, op: date) -> list[tuple[str, int]]:
    """The decisions of this case that can be objected to today with one click."""
    wie = zaak.controle.persoon_id
    soorten = ((bezwaar.HERZIENING, zaak.herziening), (bezwaar.BOETE, zaak.boete))
    return [
        (soort, besluit.pk)
        for soort, besluit in soorten
        if besluit is not None
        and besluit.herroepen_op is None
        and besluit.genomen_op <= op <= besluit.bezwaar_tot
        and loopt_al(wie, soort, besluit.pk) is None
    ]


def _maak_bezwaar(zaak: Zaak, w: Wie, _d: Mapping[str, Any]) -> None:
    for soort, nummer in tegen(zaak, w.op):
        dien_bezwaar_in(
            persoon_id=zaak.controle.persoon_id,
            onderwerp=soort,
            onderwerp_id=nummer,
            gronden=_nu("Ik ben het niet eens met dit besluit. Ik wil het nog uitleggen."),
            op=w.op,
            sleutel=f"{w.sleutel}:{soort}",
            actor=w.actor,
        )


def _op_controle(operatie: Callable[..., Controle]) -> Callable[[Zaak, Wie, Any], object]:
    return lambda zaak, w, _d: operatie(**w.als(controle_id=zaak.controle.pk))


DADEN: Mapping[str, Daad] = {
    "uitstel": Daad(
        _("Ik wil meer tijd"),
        f.Knop,
        lambda zaak, op: zaak.mag_uitstel and bool(zaak.termijn_tot) and op <= zaak.termijn_tot,  # type: ignore[operator]
        _op_controle(bewijzen.geef_uitstel),
        _("U hebt nu meer tijd."),
    ),
    "afspraak": Daad(
        _("Kies dit moment"),
        f.Moment,
        lambda zaak, _op: _stand(zaak) == S.AFSPRAAK_AANGEBODEN,
        _kies,
        _("Wij weten nu welk moment u koos."),
    ),
    "geen_afspraak": Daad(
        _("Ik wil geen bezoek"),
        f.Knop,
        lambda zaak, _op: _stand(zaak) == S.AFSPRAAK_AANGEBODEN,
        _weiger,
        _("Er komt geen bezoek. Dat telt niet tegen u."),
    ),
    "reactie": Daad(
        _("Stuur mijn reactie"),
        f.Reactie,
        lambda zaak, _op: (
            _stand(zaak) == S.RAPPORT_TER_CORRECTIE
            and zaak.verslag is not None
            and zaak.verslag.reactie_op is None
        ),
        _reageer,
        _("Wij hebben uw reactie. Wij lezen die voordat wij verdergaan."),
    ),
    "zienswijze": Daad(
        _("Stuur wat ik ervan vind"),
        f.Zienswijze,
        lambda zaak, _op: (
            _stand(zaak) == S.VOORNEMEN
            and zaak.voornemen is not None
            and zaak.voornemen.zienswijze_op is None
        ),
        _zienswijze,
        _("Wij hebben uw reactie. Wij lezen die voordat wij beslissen."),
    ),
    "bezwaar": Daad(
        _("Ik maak bezwaar"),
        f.Knop,
        lambda zaak, op: bool(tegen(zaak, op)),
        _maak_bezwaar,
        _("U hebt bezwaar gemaakt. U mag later nog uitleggen waarom."),
    ),
    "bewijs": Daad(
        _("Stuur dit bewijs"),
        f.Bewijs,
        lambda zaak, _op: _stand(zaak) in _INLEVEREN,
        _lever_in,
        _("Wij hebben uw bewijs."),
    ),
}

"""Facts that a granted objection puts right with the decision itself, and what each of them would come to.

The effect is worked out from the facts that the decision stored, with only the disputed one turned. Carried out, the fact
is recorded for the months of the decision with the objection as its receipt; `herzien` does the rest. What a register
holds for certain (an income that the Belastingdienst gave) is put right at its source, and is no correction here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.besluiten import Correctie, Effect, HerstelGeweigerd
from duo_portal.cases.models import Oorzaak
from duo_portal.foundation.parameters import Parameters
from studiefinanciering import bezwaarfeiten as feit
from studiefinanciering.dossier import opslag
from studiefinanciering.models import Omstandigheid, Toekenning
from studiefinanciering.rules.feiten import Feiten
from studiefinanciering.rules.tijdvak import bereken_tijdvak

OUDER = "ouder "


@dataclass(frozen=True, slots=True)
class Feitcorrectie:
    """One fact: which steps it is about, whether it can be put right, what it turns, and how it is recorded."""

    code: str
    titel: str | Promise
    uitleg: str | Promise
    stappen: Callable[[str], bool]
    kan: Callable[[Toekenning], bool]
    keer: Callable[[Feiten], Feiten]
    leg_vast: Callable[[Toekenning, int, str], None]
    vraagt_bedrag: bool = False
    is_geld: bool = True


class _Oorzaken(Mapping[str, str]):
    """Step → cause; every step of a parent is about the income of parents."""

    _vast: Mapping[str, str] = {
        "uitwonend": Oorzaak.UITWONEND,
        "recht op studiefinanciering": Oorzaak.INSCHRIJVING,
        "reisvoorziening (niet uitbetaald)": Oorzaak.REISPRODUCT,
        "inkomen_onbekend": Oorzaak.OUDERINKOMEN,
        "aanvullende beurs": Oorzaak.OUDERINKOMEN,
    }

    def __getitem__(self, stap: str) -> str:
        return Oorzaak.OUDERINKOMEN if stap.startswith(OUDER) else self._vast[stap]

    def __iter__(self) -> Iterator[str]:
        return iter(self._vast)

    def __len__(self) -> int:
        return len(self._vast)


OORZAKEN: Mapping[str, str] = _Oorzaken()


def mogelijk(t: Toekenning) -> list[Correctie]:
    """What a colleague may put right with this decision."""
    if t.regeling:
        return []
    return [
        Correctie(c.code, str(c.titel), c.vraagt_bedrag) for c in CORRECTIES if c.kan(t)
    ]  # fmt: skip


def effect(t: Toekenning, stap: str) -> Effect:
    """Cents more over all months of the decision if the disputed fact were the other way round."""
    weet_niet = Effect(None, gettext("Wij kunnen niet vooraf uitrekenen wat dit voor u uitmaakt."))
    gekozen = next((c for c in CORRECTIES if c.stappen(stap)), None)
    if t.regeling or gekozen is None:
        return weet_niet
    if not gekozen.is_geld:
        return Effect(None, str(gekozen.uitleg))
    feiten, gift_tot, begin = opslag.uit_json(t.feiten)
    if not len(feiten):
        return weet_niet
    wet = Parameters.uit_inhoud(t.parameterset.inhoud)

    def som(rijen: Feiten) -> int:
        wie = np.zeros(len(rijen), dtype=np.int64)
        tijdvak = bereken_tijdvak(rijen, wie, begin, wet, gift_tot=gift_tot)
        return sum(int(b.sum()) for c, b in tijdvak.bedragen.items() if c.wordt_uitbetaald)

    return Effect(som(gekozen.keer(feiten)) - som(feiten), str(gekozen.uitleg))


def voer_uit(t: Toekenning, correctie: str, sleutel: str) -> None:
    """Record the fact for the months of the decision. Raises `HerstelGeweigerd` when it cannot be put right any more."""
    code, _teken, bedrag = correctie.partition("=")
    gekozen = next((c for c in CORRECTIES if c.code == code and c.kan(t)), None)
    if gekozen is None:
        raise HerstelGeweigerd(
            gettext("Dit gegeven kan niet meer worden verbeterd. Maak een nieuw voorstel.")
        )
    gekozen.leg_vast(t, int(bedrag or 0), sleutel)


_ALS = _("Zo veel meer krijgt u in alle maanden van dit besluit samen, als u gelijk krijgt.")
_HOOGSTENS = _(
    "Zo veel meer krijgt u hoogstens in alle maanden van dit besluit samen. Het hangt af van het inkomen dat wij dan gebruiken."
)
_UITWONEND = _("Zo veel meer krijgt u in alle maanden van dit besluit samen, als u uitwonend was.")
_REIS = _("U krijgt dan een reisproduct. Dat is geen geld.")


def _van_ouder(nummer: int, titel: str | Promise) -> Feitcorrectie:
    begin = f"{OUDER}{nummer + 1}: "
    extra = feit.stap_is("inkomen_onbekend") if nummer == 0 else feit.stap_is()
    return Feitcorrectie(
        f"ouderinkomen_{nummer + 1}", titel, _HOOGSTENS,
        lambda stap: stap.startswith(begin) or extra(stap),
        feit.inkomen_open(nummer), feit.zonder_inkomen(nummer), feit.schat(nummer), vraagt_bedrag=True,
    )  # fmt: skip


CORRECTIES: tuple[Feitcorrectie, ...] = (
    Feitcorrectie(
        "uitwonend", _("Uitwonend in alle maanden van dit besluit"), _UITWONEND,
        feit.stap_is("uitwonend"), feit.wens_ontbreekt("vraagt_uitwonend"), feit.uitwonend, feit.wens("vraagt_uitwonend"),
    ),
    Feitcorrectie(
        "woont_op_adres", _("Woonde wel op het adres in de BRP"), _UITWONEND,
        feit.stap_is(), lambda t: feit.bekend(Omstandigheid, t, **feit.ADRES).exists(), feit.uitwonend, feit.woont_er_wel,
    ),
    Feitcorrectie(
        "aanvullende_beurs", _("Vroeg aanvullende beurs voor alle maanden van dit besluit"), _ALS,
        feit.stap_is("niet aangevraagd", "aanvullende beurs"), feit.wens_ontbreekt("vraagt_aanvullende_beurs"),
        feit.zet("vraagt_aanvullende_beurs"), feit.wens("vraagt_aanvullende_beurs"),
    ),
    Feitcorrectie(
        "inschrijving", _("Ingeschreven in alle maanden van dit besluit"), _ALS,
        feit.stap_is("recht op studiefinanciering"), feit.niet_ingeschreven, feit.zet("is_ingeschreven"), feit.schrijf_in,
    ),
    Feitcorrectie(
        "eenoudergezin", _("Eenoudergezin: geen partner in alle maanden van dit besluit"), _ALS,
        feit.stap_is("toeslag eenoudergezin"), lambda t: not feit.bekend(Omstandigheid, t, **feit.EEN_OUDER).exists(),
        feit.zet("is_eenoudergezin"), feit.is_een_ouder,
    ),
    Feitcorrectie(
        "reisproduct", _("Vroeg het reisproduct voor alle maanden van dit besluit"), _REIS,
        feit.stap_is("reisvoorziening (niet uitbetaald)"), feit.wens_ontbreekt("vraagt_reisvoorziening"),
        feit.zet("vraagt_reisvoorziening"), feit.wens("vraagt_reisvoorziening"), is_geld=False,
    ),
    _van_ouder(0, _("Inkomen van ouder 1 (schatting, art. 3.11)")),
    _van_ouder(1, _("Inkomen van ouder 2 (schatting, art. 3.11)")),
)  # fmt: skip

"""What an act declares, and the walk through its steps for one citizen and one draft.

The walk is worked out anew on every request from the draft alone: which steps hold, what was answered, which
step is the first that is not right yet. So a step that falls away, or an answer that later turned out
impossible, is asked about again instead of being sent.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.identity.burger import Burger, BurgerRol

from .concept import Concept
from .formulier import Rij, StapFormulier
from .opslag import Invoer, invoer_van
from .stand import Schoon, Stand

Tekst = str | Promise
CONTROLE = "controle"
"""The slug of the check page; no step may be called so."""


@dataclass(frozen=True, slots=True)
class Stap:
    """One step. `geldt`: whether it is asked at all; `begin`: what the registers already know.

    `context` adds to its template's context. All three get the `Stand` before this step.
    """

    slug: str
    titel: Tekst
    formulier: type[StapFormulier]
    geldt: Callable[[Stand], bool] = lambda _stand: True
    begin: Callable[[Stand], Mapping[str, Any]] = lambda _stand: {}
    context: Callable[[Stand], Mapping[str, Any]] = lambda _stand: {}
    sjabloon: str = "portal/stappen/stap.html"


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """The receipt: a reference, and the data that its template shows (JSON; no BSN, no IBAN)."""

    kenmerk: str
    gegevens: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Belet:
    """What stands in the way of the whole act, and the way out."""

    kop: Tekst
    tekst: Tekst
    url: str = ""
    url_tekst: Tekst = ""


@dataclass(frozen=True, slots=True)
class Gelopen:
    """One step on the walk: its form (bound when something was typed) and whether it is right."""

    stap: Stap
    formulier: StapFormulier
    is_klaar: bool

    @property
    def rijen(self) -> list[Rij]:
        """What the check page shows of it."""
        return self.formulier.rijen() if self.is_klaar else []


class Wizard:
    """An act in steps. Subclass it, declare, and implement `verzend`; see the package's docstring."""

    soort: ClassVar[str]
    titel: ClassVar[Tekst]
    url_naam: ClassVar[str]
    stappen: ClassVar[Sequence[Stap]]
    inleiding: ClassVar[str] = ""
    """Template of the page before the first step; empty: the first step is the first page."""
    controle_sjabloon: ClassVar[str] = "portal/stappen/controle.html"
    ontvangst_sjabloon: ClassVar[str] = "portal/stappen/ontvangst.html"
    verzendtekst: ClassVar[Tekst] = ""
    rollen: ClassVar[frozenset[BurgerRol]] = frozenset(
        {BurgerRol.ZELF, BurgerRol.VERTEGENWOORDIGER}
    )
    geweigerd: ClassVar[tuple[type[Exception], ...]] = ()
    """What `verzend` raises when the act is refused; the message is shown on the check page."""
    vraagt_bevestiging: ClassVar[bool] = False
    """Whether sending wants a fresh proof of identity (`aanmelden:bevestig`)."""
    beeindigt_sessies: ClassVar[bool] = False
    """Whether sending ends every other session of whoever is signed in: a stolen cookie opens nothing then."""

    def __init__(self, burger: Burger, op: date, onderwerp: str = "") -> None:
        self.burger, self.op, self.onderwerp = burger, op, onderwerp
        self._register: Mapping[str, Any] | None = None

    # -- what a subclass may say

    def belet(self) -> Belet | None:
        """What stands in the way of this act for this citizen, before anything is asked."""
        return None

    def lees_registers(self) -> Mapping[str, Any]:
        """What the registers know and the steps need; read at most once a request."""
        return {}

    def inleiding_context(self) -> Mapping[str, Any]:
        """Extra context of the page before the first step."""
        return {}

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """Extra context of the check page; `stand.schoon` is complete."""
        return {}

    def ontvangst_context(self, gegevens: Mapping[str, Any]) -> Mapping[str, Any]:
        """Extra context of the receipt, from the data of `Ontvangst`."""
        return {}

    @abstractmethod
    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Do it, in the transaction that closes the draft. `concept.sleutel` is the idempotency key.

        `schoon` holds the checked answers per step. Raise one of `geweigerd` to refuse: nothing is written,
        the draft stays, and the reader sees its message.
        """
        raise NotImplementedError

    # -- the walk

    @property
    def register(self) -> Mapping[str, Any]:
        if self._register is None:
            self._register = self.lees_registers()
        return self._register

    def stand(self) -> Stand:
        """Where the walk begins."""
        return Stand(self.burger, self.op, self.onderwerp, self.register)

    def loop(self, concept: Concept | None, tot: str = "") -> tuple[list[Gelopen], Stand]:
        """The steps that hold, each with its form, up to (not including) step `tot` or the last.

        Stops at the first step that is not right: what comes after it may depend on it.
        """
        stand, invoer, gelopen = self.stand(), invoer_van(concept), list[Gelopen]()
        for stap in self.stappen:
            if stap.slug == tot:
                break
            if not stap.geldt(stand):
                continue
            bewaard = invoer.get(stap.slug, {})
            formulier = self.formulier(stap, stand, bewaard.get("invoer"))
            is_klaar = bool(bewaard.get("klaar")) and formulier.is_valid()
            gelopen.append(Gelopen(stap, formulier, is_klaar))
            if not is_klaar:
                break
            stand.schoon[stap.slug] = dict(formulier.cleaned_data)
        return gelopen, stand

    def formulier(self, stap: Stap, stand: Stand, invoer: Invoer | None) -> StapFormulier:
        """The form of a step: bound to what was typed, or filled in from the registers."""
        if invoer is None:
            return stap.formulier(stand=stand, initial=dict(stap.begin(stand)))
        return stap.formulier(als_post(invoer), stand=stand)

    def stap(self, slug: str) -> Stap | None:
        """The declared step with this slug."""
        return next((stap for stap in self.stappen if stap.slug == slug), None)

    def na(self, slug: str, stand: Stand) -> str:
        """The slug of the next step that holds after `slug`, or of the check page."""
        slugs = [stap.slug for stap in self.stappen]
        for stap in self.stappen[slugs.index(slug) + 1 :]:
            if stap.geldt(stand):
                return stap.slug
        return CONTROLE

    def lengte(self, stand: Stand) -> int:
        """How many steps there are as far as can be told now."""
        return sum(1 for stap in self.stappen if _geldt(stap, stand))

    def adres(self, deel: str = "", **gegevens: Any) -> str:
        """The address of a page of this act: "" (begin), "stap", "ontvangst", "weggooien"."""
        if self.onderwerp:
            gegevens["onderwerp"] = self.onderwerp
        naam = f"{self.url_naam}_{deel}" if deel else self.url_naam
        return reverse(naam, kwargs=gegevens)

    @property
    def begin_adres(self) -> str:
        return self.adres()

    @property
    def weggooi_adres(self) -> str:
        return self.adres("weggooien")

    # -- sending

    def verzend_eenmalig(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """`verzend` and its record, once per draft. Call it with the draft locked, in a transaction."""
        sleutel = f"concept:{concept.sleutel}"
        if (eerder := eenmalig(sleutel)) is not None:
            return Ontvangst(str(eerder.uitkomst["kenmerk"]), eerder.uitkomst["gegevens"])
        ontvangst = self.verzend(concept, schoon)
        balie = {"medewerker": self.burger.balie, "gezien": self.burger.gezien}
        vastleggen(
            soort=f"verzonden_{self.soort}",
            actor=self.burger.actor,
            rol=str(self.burger.rol),
            betrokkene_id=self.burger.persoon_id,
            sleutel=sleutel,
            uitkomst={"kenmerk": ontvangst.kenmerk, "gegevens": dict(ontvangst.gegevens)}
            | ({"balie": balie} if self.burger.balie else {}),
        )
        return ontvangst


def als_post(invoer: Mapping[str, Sequence[str]]) -> QueryDict:
    """What was typed, as the browser sent it."""
    post = QueryDict(mutable=True)
    for naam, waarden in invoer.items():
        post.setlist(naam, list(waarden))
    return post


def _geldt(stap: Stap, stand: Stand) -> bool:
    """Whether the step holds; a condition on an answer that is not there yet counts as holding."""
    try:
        return stap.geldt(stand)
    except KeyError:
        return True

"""One page with the whole of the own case: what happened, what is asked, until when, and every form that is open now."""

import uuid as uuid_
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from duo_portal.cases.bezwaar.indienen import loopt_al
from duo_portal.cases.bezwaar.weigering import BezwaarGeweigerd
from duo_portal.cases.models import Bezwaar
from duo_portal.cases.stukken.weigering import StukGeweigerd
from duo_portal.foundation.period import Maand
from duo_portal.web.dossierpagina import Dossierpagina
from uitwonendencontrole.controleren import queries
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.models import Boete, Herziening

from . import bezwaar, woorden
from .daden import DADEN, Daad, Wie
from .formulieren import Zaakformulier, tijdvak


class Zaakpagina(Dossierpagina):
    """The last check, or the one in the address. A POST carries `actie`."""

    template_name = "portal/controle/zaak.html"
    scherm = "controle"

    @cached_property
    def zaak(self) -> queries.Zaak | None:
        """None for who was never checked; not found for a key of nobody or of somebody else."""
        sleutel = self.kwargs.get("uuid")
        if sleutel is None:
            return queries.zaak_van(self.persoon_id)
        controle = queries.zaken_van(self.persoon_id).filter(uuid=sleutel).first()
        if controle is None:
            raise Http404
        return queries.zaak(controle)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it and come back; or the page again with everything kept."""
        naam, zaak = request.POST.get("actie", ""), self.zaak
        if zaak is None or naam not in DADEN:
            raise Http404
        daad = DADEN[naam]
        form = daad.formulier(request.POST, request.FILES, controle=zaak.controle, naam=naam)
        if form.is_valid() and self._gedaan(zaak, daad, form):
            messages.success(request, str(daad.gelukt))
            return redirect(self._adres(zaak))
        context = self.get_context_data(gestuurd=(naam, form))
        return self.render_to_response(context, status=422)

    def _gedaan(self, zaak: queries.Zaak, daad: Daad, form: Zaakformulier) -> bool:
        """Whether it was done; else the form says why not. What is not asked any more is refused by the operation."""
        wie = Wie(self.burger.actor, self.op, str(form.cleaned_data["sleutel"]))
        try:
            with transaction.atomic():
                daad.doe(zaak, wie, form.cleaned_data)
        except (OvergangGeweigerd, StukGeweigerd, BezwaarGeweigerd) as fout:
            veld = "bestand" if isinstance(fout, StukGeweigerd) else None
            form.add_error(veld, str(fout))
            return False
        return True

    def _adres(self, zaak: queries.Zaak) -> str:
        if "uuid" in self.kwargs:
            return reverse("controlezaak:een", args=[zaak.controle.uuid])
        return reverse("controlezaak:zaak")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of the case, and a form per act that is open."""
        zaak = self.zaak
        if zaak is None:
            return super().get_context_data(zaak=None, **kwargs)
        gestuurd, form = kwargs.pop("gestuurd", ("", None))
        begin = next((g.gegevens for g in zaak.log if g.daad == "start"), {})
        andere = queries.zaken_van(self.persoon_id).exclude(pk=zaak.controle.pk)
        context: dict[str, Any] = {
            "zaak": zaak,
            "kans": begin,
            "kader": zaak.controle.geloot.trekking.verbinding.kader.uuid,
            "acties": self._acties(zaak, gestuurd, form),
            "fout": form,
            "bewijs": [(b, woorden.SOORTEN[b.soort], woorden.WIJST[b.wijst_op]) for b in zaak.bewijs],
            "gekozen": _gekozen(zaak),
            "niet_door": woorden.UITKOMST.get(zaak.bezoek.uitkomst, "") if zaak.bezoek else "",
            "plan": _maanden(zaak.voornemen.maanden) if zaak.voornemen else [],
            "besluiten": [_besluit(b, self.persoon_id) for b in (zaak.herziening, zaak.boete) if b],
            "regels": woorden.regels(zaak.log),
            "andere": andere,
        }  # fmt: skip
        return super().get_context_data(**context, **kwargs)

    def _acties(
        self, zaak: queries.Zaak, gestuurd: str, form: Zaakformulier | None
    ) -> dict[str, dict[str, Any]]:
        if not self.burger.mag_handelen:
            return {}
        open_ = {n: d for n, d in DADEN.items() if d.mag(zaak, self.op) or n == gestuurd}
        return {
            naam: {
                "knop": daad.knop,
                "naam": naam,
                "form": form
                if naam == gestuurd
                else daad.formulier(
                    controle=zaak.controle, naam=naam, initial={"sleutel": uuid_.uuid4()}
                ),
            }
            for naam, daad in open_.items()
        }


def _gekozen(zaak: queries.Zaak) -> str:
    if zaak.bezoek is None or zaak.bezoek.gekozen is None:
        return ""
    return tijdvak(*zaak.bezoek.tijdvakken[zaak.bezoek.gekozen])


def _maanden(maanden: list[list[Any]]) -> list[tuple[Any, int, int, int]]:
    return [(Maand.parse(m).eerste_dag, oud, nieuw, oud - nieuw) for m, oud, nieuw in maanden]


def _besluit(besluit: Herziening | Boete, persoon_id: int) -> dict[str, Any]:
    """A decision as the page shows it, with the objection that runs."""
    is_boete = isinstance(besluit, Boete)
    soort = bezwaar.BOETE if is_boete else bezwaar.HERZIENING
    gevonden: Bezwaar | None = loopt_al(persoon_id, soort, besluit.pk)
    return {
        "b": besluit,
        "is_boete": is_boete,
        "verwijt": woorden.VERWIJT[besluit.verwijt] if isinstance(besluit, Boete) else "",
        "maanden": [] if isinstance(besluit, Boete) else _maanden(besluit.maanden),
        "centen": besluit.bedrag_centen if isinstance(besluit, Boete) else besluit.terug_centen,
        "bezwaar": gevonden,
    }

"""One way in for every form of the desk: right, version, form, act. Nothing typed is lost, whatever is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.controleren.queries import log_van
from uitwonendencontrole.controleren.vragenlijst import LijstOnvolledig
from uitwonendencontrole.models import Controle, Stand

from .daden import Daad, Wie, mogelijk
from .formulieren import RONDE
from .formuliervelden import Daadformulier

Verschil = list[tuple[str, str, str]]


@dataclass(slots=True)
class Ingestuurd:
    """What became of a form: done, or a status with the form as it was sent."""

    is_gedaan: bool = False
    status: int = 200
    naam: str = ""
    form: Daadformulier | None = None
    verschil: Verschil = field(default_factory=list)


def versie_van(controle: Controle) -> int:
    """How many lines its log has: any act adds one."""
    return controle.log.count()


def neem_in(request: HttpRequest, controle: Controle, alle: Mapping[str, Daad]) -> Ingestuurd:
    """Do the act of a POST. The same form again changes nothing; an old page gives 409 with both values."""
    naam, actor = request.POST.get("actie", ""), request.user.get_username()
    daad = alle.get(naam)
    if daad is None:
        return Ingestuurd(status=400)
    if not request.user.has_perm(daad.recht):
        raise PermissionDenied
    sleutel = request.POST.get("sleutel", "")[:40]
    if sleutel and _is_al_gedaan(f"controle:{_soort(naam, daad, request)}:{sleutel}"):
        return Ingestuurd(is_gedaan=True)
    nu = versie_van(controle)
    if request.POST.get("versie") != str(nu):
        return _verouderd(request, controle, naam, daad, nu)
    if naam not in mogelijk(alle, controle, request.user):
        messages.error(request, _("Dit kunt u nu niet doen in deze zaak."))
        return Ingestuurd(status=422)
    form = daad.formulier(request.POST, controle=controle, naam=naam, versie=nu, actor=actor)
    if form.is_valid() and _gedaan(daad, form, controle, actor):
        messages.success(request, _("Vastgelegd."))
        return Ingestuurd(is_gedaan=True)
    return Ingestuurd(status=422, naam=naam, form=form)


def _is_al_gedaan(sleutel: str) -> bool:
    with transaction.atomic():
        return eenmalig(sleutel) is not None


def _gedaan(daad: Daad, form: Daadformulier, controle: Controle, actor: str) -> bool:
    """Whether it was done; else the form says why not."""
    wie = Wie(controle, actor, bedrijfsdatum.vandaag(), str(form.cleaned_data["sleutel"]))
    try:
        with transaction.atomic():
            daad.doe(wie, form)
    except (OvergangGeweigerd, LijstOnvolledig) as fout:
        form.add_error(None, str(fout))
    except IntegrityError as fout:
        if "Vier ogen" not in str(fout):
            raise
        form.add_error(None, _("Vier ogen: in deze zaak deed u al iets anders. Vraag een collega."))
    else:
        return True
    return False


def _soort(naam: str, daad: Daad, request: HttpRequest) -> str:
    """The name under which the core keeps that an act was done."""
    if naam == "beoordeel":
        stand = request.POST.get("stand", "")
        return f"beoordeel_{RONDE.get(Stand(stand), '')}" if stand in Stand.values else naam
    return daad.soort or naam


def _verouderd(
    request: HttpRequest, controle: Controle, naam: str, daad: Daad, nu: int
) -> Ingestuurd:
    """The form with everything kept, on the version of now: sent again it counts, when it still can."""
    eerder = request.POST.get("versie", "")
    sinds = int(eerder) if eerder.isascii() and eerder.isdigit() and len(eerder) < 9 else nu
    nieuw = [regel for regel in log_van(controle.pk) if regel.nummer > sinds]
    standen = {code: str(naam) for code, naam in Stand.choices}
    toen = request.POST.get("stand", "")
    verschil = [(_("Stand"), standen.get(toen, "-"), controle.get_stand_display())]
    daarna = ", ".join(f"{g.daad} ({g.actor})" for g in nieuw)
    verschil.append((_("Wat er gebeurde"), naam, daarna or "-"))
    nu_waarden: dict[str, Any] = {k: v for regel in nieuw for k, v in regel.gegevens.items()}
    overslaan = {"actie", "versie", "stand", "sleutel", "csrfmiddlewaretoken"}
    verschil += [
        (veld, request.POST[veld][:500] or "-", str(nu_waarden.get(veld, "-")))
        for veld in sorted(set(request.POST) - overslaan)[:20]
    ]
    if naam not in mogelijk({naam: daad}, controle, request.user):
        return Ingestuurd(status=409, verschil=verschil)
    data = request.POST.copy()
    data["versie"], data["stand"] = str(nu), str(controle.stand)
    form = daad.formulier(data, controle=controle, naam=naam, versie=nu)
    return Ingestuurd(status=409, naam=naam, form=form, verschil=verschil)

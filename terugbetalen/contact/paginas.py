"""The page on which somebody chooses, moves or calls off an appointment; without any script."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.queries import contact_van
from duo_portal.identity.voorkeur import telefoon_gemaskeerd
from duo_portal.web.adressen import adres_voor
from terugbetalen.models import Afspraak, Tijdslot
from terugbetalen.views.basis import Terugbetaalpagina

from .afspraken import (
    AfspraakKanNiet,
    Tijd,
    komende_afspraak,
    maak_afspraak,
    verzet_afspraak,
    vrije_tijden,
    zeg_af,
)
from .agenda import NEDERLAND, agenda, plaatselijk
from .formulieren import Keuze, Tijdkeuze, bekende_zone
from .paneel import lees
from .woorden import SOORT, eigen_tijd, is_andere_klok, nederlandse_tijd

ADRES = "terugbetalen:afspraak"


class Afspraakpagina(Terugbetaalpagina):
    """Days and times that are free, on the clock of the debtor."""

    template_name = "portal/terugbetalen/contact/afspraak.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The times of a day; what is asked wrongly shows the first that is free."""
        return self._toon(None)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Book the time, or move the appointment there; a time that is gone is said at its field."""
        soort, tijdzone, per_dag, dag = self._gevraagd()
        form = Tijdkeuze(request.POST, tijden=per_dag.get(dag, ()), tijdzone=tijdzone)
        if soort == Tijdslot.Soort.TELEFOON and not contact_van(self.persoon_id).telefoon:
            form.add_error(
                None, gettext("Wij hebben geen telefoonnummer van u. Geef dat eerst door.")
            )
        if not form.is_valid():
            return self._toon(form, status=422)
        try:
            afspraak = self._boek(soort, tijdzone, form)
        except AfspraakKanNiet as fout:
            form.add_error("begint", str(fout))
            return self._toon(form, status=422)
        wanneer = eigen_tijd(afspraak.slot.begint_at, afspraak.tijdzone)
        messages.success(request, gettext("Uw afspraak staat: %(tijd)s.") % {"tijd": wanneer})
        return HttpResponseRedirect(reverse(ADRES))

    def _boek(self, soort: str, tijdzone: str, form: Tijdkeuze) -> Afspraak:
        wat: dict[str, Any] = {
            "persoon_id": self.persoon_id,
            "soort": soort,
            "begint_at": form.begint_at,
            "tijdzone": tijdzone,
            "actor": self.burger.actor,
        }
        staat = self._staat()
        if staat is None:
            return maak_afspraak(**wat)
        return verzet_afspraak(uuid=staat.uuid, **wat)

    def _staat(self) -> Afspraak | None:
        return komende_afspraak(self.persoon_id, bedrijfsdatum.moment())

    def _gevraagd(self) -> tuple[str, str, dict[date, list[Tijd]], date]:
        """Kind, zone, the free times by the day on that clock, and the day; each as asked, or what comes first."""
        vraag = self.request.POST if self.request.method == "POST" else self.request.GET
        soort = vraag.get("soort", "")
        if soort not in agenda().roosters:
            soort = next(iter(agenda().roosters))
        tijdzone = bekende_zone(vraag.get("tijdzone", ""), self._vorige_zone())
        per_dag: dict[date, list[Tijd]] = {}
        nu = bedrijfsdatum.moment()
        einde = nu.date() + agenda().vooruit + timedelta(days=1)
        for tijd in vrije_tijden(soort, nu.date(), einde, nu):
            per_dag.setdefault(plaatselijk(tijd.begint_at, tijdzone).date(), []).append(tijd)
        gekozen = vraag.get("dag", "")
        dag = next((d for d in per_dag if d.isoformat() == gekozen), next(iter(per_dag), nu.date()))
        return soort, tijdzone, per_dag, dag

    def _vorige_zone(self) -> str:
        eerder = Afspraak.objects.filter(persoon_id=self.persoon_id).order_by("-pk")
        return eerder.values_list("tijdzone", flat=True).first() or NEDERLAND

    def _toon(self, form: Tijdkeuze | None, status: int = 200) -> HttpResponse:
        soort, tijdzone, per_dag, dag = self._gevraagd()
        waarden = {"soort": soort, "tijdzone": tijdzone, "dag": dag.isoformat()}
        staat = self._staat()
        telefoon = contact_van(self.persoon_id).telefoon
        paneel = lees(self.burger, self.op) or {}
        context = self.get_context_data(
            keuze=Keuze(initial=waarden, dagen=list(per_dag)),
            form=form or Tijdkeuze(tijden=per_dag.get(dag, ()), tijdzone=tijdzone),
            waarden=waarden.items(),
            tijden=per_dag.get(dag, ()),
            afspraak=staat,
            rijen=_rijen(staat) if staat else (),
            waarom=paneel.get("waarom", ""),
            is_telefoon=soort == Tijdslot.Soort.TELEFOON,
            telefoon=telefoon_gemaskeerd(telefoon),
            gegevens=adres_voor(self.burger, "gegevens:contact"),
        )
        return self.render_to_response(context, status=status)


class Afzeggen(Terugbetaalpagina):
    """Call the appointment off."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Only the own one, which the form names; one that is gone already is said to be gone."""
        try:
            uuid = UUID(request.POST.get("afspraak", ""))
            zeg_af(persoon_id=self.persoon_id, uuid=uuid, actor=self.burger.actor)
        except (AfspraakKanNiet, ValueError):
            messages.warning(request, gettext("Deze afspraak staat niet meer."))
        else:
            messages.success(request, gettext("Uw afspraak is afgezegd."))
        return HttpResponseRedirect(reverse(ADRES))


def _rijen(afspraak: Afspraak) -> list[tuple[str, str]]:
    moment = afspraak.slot.begint_at
    rijen = [
        (gettext("Hoe"), str(SOORT[afspraak.slot.soort])),
        (gettext("Wanneer"), eigen_tijd(moment, afspraak.tijdzone)),
    ]
    if is_andere_klok(moment, afspraak.tijdzone):
        rijen.append((gettext("In Nederland is het dan"), nederlandse_tijd(moment)))
    duur = gettext("ongeveer %(minuten)d minuten") % {"minuten": afspraak.slot.minuten}
    return [*rijen, (gettext("Hoe lang"), duur)]

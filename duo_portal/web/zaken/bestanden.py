"""Documents in and out: one upload a time, taken away while it is loose, served as a file and never as a page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import zoek_besluit
from duo_portal.cases.bezwaar.indienen import loopt_al, vul_aan
from duo_portal.cases.bezwaar.weigering import BezwaarGeweigerd
from duo_portal.cases.models import Stuk
from duo_portal.cases.soorten.indienen import vul_aan as vul_verzoek_aan
from duo_portal.cases.soorten.weigering import VerzoekGeweigerd
from duo_portal.cases.stukken.aannemen import haal_weg, lees, neem_aan
from duo_portal.cases.stukken.weigering import StukGeweigerd
from duo_portal.web.burgers import BurgerNodig

from .lezen import bezwaar_bij
from .verzoek.paginas import verzoek_bij


def als_bestand(stuk: Stuk) -> HttpResponse:
    """The document as a download: no browser shows it as a page, guesses its kind or keeps it."""
    return HttpResponse(
        lees(stuk),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=stuk.naam)
            or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "no-store",
        },
    )  # fmt: skip


class Downloaden(BurgerNodig):
    """An own document."""

    scherm = "stuk"

    def get(self, _request: HttpRequest, *, stuk: UUID) -> HttpResponse:
        """Not found for a key of nobody or of somebody else."""
        eigen = Stuk.objects.filter(uuid=stuk, persoon_id=self.burger.persoon_id).first()
        if eigen is None:
            raise Http404
        return als_bestand(eigen)


class _Map(BurgerNodig):
    """Adding to a map, or taking out of it: that of a draft (the decision's key) or of an objection or a request (its own)."""

    http_method_names = ["post"]
    alleen_handelen = True
    scherm = "stukken"

    def _terug(self, map_: UUID) -> tuple[str, Callable[[Stuk], Any]]:
        """Where to go on, and what to do with a new document."""
        wie, op = self.burger, bedrijfsdatum.vandaag()
        bezwaar = bezwaar_bij(wie.persoon_id, map_)
        if bezwaar is not None:

            def koppel(stuk: Stuk) -> None:
                vul_aan(bezwaar_id=bezwaar.pk, stukken=[stuk.uuid], op=op, actor=wie.actor)

            return reverse("zaken:zaak", args=[map_]), koppel
        verzoek = verzoek_bij(wie.persoon_id, map_)
        if verzoek is not None:

            def koppel_verzoek(stuk: Stuk) -> None:
                vul_verzoek_aan(verzoek_id=verzoek.pk, stukken=[stuk.uuid], op=op, actor=wie.actor)

            return reverse("zaken:verzoek", args=[map_]), koppel_verzoek
        gevonden = zoek_besluit(wie.persoon_id, map_)
        if gevonden is None:
            raise Http404
        soort, nummer = gevonden
        if loopt := loopt_al(wie.persoon_id, soort.onderwerp, nummer):
            return self._terug(loopt.uuid)
        stap = {"onderwerp": map_, "stap": "stukken"}
        return reverse("zaken:bezwaar_stap", kwargs=stap), lambda _stuk: None


class Toevoegen(_Map):
    """One document more."""

    def post(self, request: HttpRequest, *, map_: UUID) -> HttpResponse:
        """Taken in, or refused with what to do; back to where one was."""
        adres, koppel = self._terug(map_)
        bestand = request.FILES.get("bestand")
        if not isinstance(bestand, UploadedFile):
            messages.error(request, _("Kies eerst een bestand."))
            return redirect(adres)
        wie = self.burger
        try:
            koppel(neem_aan(bestand, persoon_id=wie.persoon_id, map=map_, actor=wie.actor))
        except (StukGeweigerd, BezwaarGeweigerd, VerzoekGeweigerd) as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _("Wij hebben uw bestand."))
        return redirect(adres)


class Weghalen(_Map):
    """Not this one after all: only what was not sent yet."""

    def post(self, request: HttpRequest, *, map_: UUID, stuk: UUID) -> HttpResponse:
        """Gone; again it is still gone."""
        adres, _koppel = self._terug(map_)
        haal_weg(persoon_id=self.burger.persoon_id, uuid=stuk, actor=self.burger.actor)
        return redirect(adres)

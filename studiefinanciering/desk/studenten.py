"""Students in the admin: the list, found within a second, and the page of one file."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import queries as identity
from duo_portal.identity.models import Blokkade
from duo_portal.web.zoeken import DossierAdmin
from studiefinanciering.models import (
    Diploma,
    Inschrijving,
    Keuze,
    Omstandigheid,
    Student,
    Toekenning,
    Uitbetaling,
)

from . import gebruik, handelingen, rechten, verzoeken, vorderingen
from .betalingen import betalingen
from .kolommen import dagen, gevraagd, kolom, maanden
from .overzicht import maandtabel, regels_in_kracht, verbruik
from .teksten import ONDERWIJS, OPLEIDINGSVORM, SOORT_BESLUIT, reden_tekst

MAX_BETALINGEN, MAX_BESLUITEN = 36, 50


@admin.register(Student)
class StudentAdmin(DossierAdmin[Student]):
    """Search by surname (three letters or more), citizen number (posted) or reference."""

    inzage_persoon = "pk"
    persoon_pad = "persoon__"
    uuid_veld = "kenmerk"
    list_display = ("kenmerk", "naam", "bsn", kolom("dossier_sinds", _("dossier sinds")))
    list_select_related = ("persoon",)
    search_fields = ("persoon__achternaam",)
    search_help_text = _("Achternaam (minstens 3 letters), BSN of verwijzing.")
    fields = ("dossier_sinds",)
    change_form_template = "admin/studiefinanciering/student/pagina.html"

    def get_list_display(self, request: HttpRequest) -> Any:
        """Names only for who may see persons."""
        if request.user.has_perm(rechten.ZIE_PERSONEN):
            return self.list_display
        return ("kenmerk", self.list_display[-1])

    @admin.display(description=_("naam"))
    def naam(self, student: Student) -> str:
        """Full name."""
        return str(student.persoon)

    @admin.display(description="BSN")
    def bsn(self, student: Student) -> str:
        """Masked."""
        return identity.bsn_gemaskeerd(student.persoon)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Student]:
        """With the person, who is on every page."""
        return super().get_queryset(request).select_related("persoon")

    def get_urls(self) -> list[URLPattern]:
        """Adds the use of the basisbeurs and the confirm pages of the buttons."""
        return [
            *gebruik.adressen(self),
            *verzoeken.adressen(self),
            *handelingen.adressen(self),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of a file; the record of the look is made first (`InzageAdmin`)."""
        student = self.get_object(request, object_id)
        if student is None or not self.has_view_permission(request, student):
            return super().change_view(request, object_id, form_url, extra_context)
        # What the page needs is read only when the look is on record, by the template's context.
        luie = {"dossier": Dossierpagina(request, student), "title": gettext("Student")}
        return super().change_view(
            request, object_id, form_url, (extra_context or {}) | luie | {"subtitle": None}
        )


class Dossierpagina:
    """What the template shows of one student; each part is read when it is asked for."""

    def __init__(self, request: HttpRequest, student: Student) -> None:
        self.request, self.student = request, student
        self.vandaag = bedrijfsdatum.vandaag()
        self._regels = regels_in_kracht(student.pk)
        self._besluiten = list(
            Toekenning.objects.filter(persoon_id=student.pk)
            .defer("feiten", "gewijzigde_feiten")
            .order_by("-besluit_at", "-pk")
        )

    @property
    def persoon(self) -> dict[str, str] | None:
        """Name and masked number, for who may see persons."""
        if not self.request.user.has_perm(rechten.ZIE_PERSONEN):
            return None
        wie = self.student.persoon
        return {
            "naam": str(wie),
            "bsn": identity.bsn_gemaskeerd(wie),
            "geboren": f"{wie.geboortedatum:%d-%m-%Y}",
            "overleden": f"{wie.overleden_op:%d-%m-%Y}" if wie.overleden_op else "",
            "uuid": str(wie.uuid),
        }

    @property
    def knoppen(self) -> dict[str, bool]:
        """Which acts this colleague may do."""
        mag = self.request.user.has_perm
        heeft = any(besluit.regeling == 0 for besluit in self._besluiten)
        return {
            "beslis": mag(rechten.BESLIS) and heeft,
            "houd_aan": mag(rechten.HOUD_AAN),
            "hef_op": mag(rechten.HEF_OP),
        }

    @property
    def blokkades(self) -> list[Blokkade]:
        """Holds, open ones first."""
        rijen = Blokkade.objects.filter(persoon_id=self.student.pk).order_by("-pk")[:20]
        return sorted(rijen, key=lambda rij: rij.opgeheven_op is not None)

    @property
    def verzoeken(self) -> Any:
        """Requests that wait for a decision of a colleague, for who may decide."""
        mag = self.request.user.has_perm(rechten.BESLIS)
        return verzoeken.open_verzoeken(self.student.pk) if mag else []

    @property
    def keuzes(self) -> list[dict[str, Any]]:
        """What was asked for, as it holds now."""
        rijen = Keuze.objects.filter(persoon_id=self.student.pk, bekend__upper_inf=True)
        return [
            {
                "periode": maanden(k.geldig),
                "onderwijs": ONDERWIJS[k.onderwijs],
                "opgegeven": k.aanvraag.inhoud.get("opleiding"),
                "uitwonend": k.vraagt_uitwonend,
                "aanvullend": k.vraagt_aanvullende_beurs,
                "lening": gevraagd(k.lening_gevraagd_centen),
                "collegegeld": gevraagd(k.collegegeldkrediet_gevraagd_centen),
                "reis": k.vraagt_reisvoorziening,
            }
            for k in rijen.select_related("aanvraag").order_by("-geldig")
        ]

    @property
    def inschrijvingen(self) -> list[dict[str, Any]]:
        """Enrolments as the register reports them now."""
        rijen = Inschrijving.objects.filter(persoon_id=self.student.pk, bekend__upper_inf=True)
        return [
            {
                "periode": dagen(i.geldig),
                "opleiding": f"{i.brin} · {i.opleidingcode}",
                "onderwijs": ONDERWIJS[i.onderwijs],
                "niveau": i.niveau or "",
                "vorm": OPLEIDINGSVORM[i.opleidingsvorm],
            }
            for i in rijen.order_by("-geldig")
        ]

    @property
    def bijzonderheden(self) -> list[str]:
        """Circumstances and diplomas, one line each."""
        soorten = Omstandigheid.objects.filter(persoon_id=self.student.pk, bekend__upper_inf=True)
        diplomas = Diploma.objects.filter(persoon_id=self.student.pk, bekend__upper_inf=True)
        return [f"{gettext(o.get_soort_display())}: {dagen(o.geldig)}" for o in soorten] + [
            gettext("Diploma %(soort)s, behaald op %(dag)s")
            % {"soort": d.soort, "dag": d.behaald_op}
            for d in diplomas
        ]

    @property
    def besluiten(self) -> list[dict[str, Any]]:
        """Decisions, newest first."""
        vervangen = {besluit.vervangt_id for besluit in self._besluiten}
        return [
            {
                "besluit": b,
                "maanden": maanden(DateRange(b.van, b.tot)),
                "soort": SOORT_BESLUIT[b.soort],
                "reden": reden_tekst(b.reden),
                "geldt": b.pk not in vervangen,
                "wacht": b.uitvoerbaar_vanaf > self.vandaag,
            }
            for b in self._besluiten[:MAX_BESLUITEN]
        ]

    @property
    def jaren(self) -> list[int]:
        """Calendar years with lines in force."""
        einden = ((r.geldig.lower.year, r.geldig.upper) for r in self._regels)
        return sorted({jaar for jaar, _tot in einden}, reverse=True)

    @property
    def jaar(self) -> int:
        """The year that is shown: asked for, else that of the business date, else the last one."""
        gevraagd_jaar = self.request.GET.get("jaar", "")
        if gevraagd_jaar.isascii() and gevraagd_jaar.isdigit() and int(gevraagd_jaar) in self.jaren:
            return int(gevraagd_jaar)
        jaren = self.jaren or [self.vandaag.year]
        return self.vandaag.year if self.vandaag.year in jaren else jaren[0]

    @property
    def maandtabel(self) -> Any:
        """The lines in force of that year, month by month."""
        begin = self.vandaag.replace(year=self.jaar, month=1, day=1)
        return maandtabel(self._regels, begin, begin.replace(year=self.jaar + 1))

    @property
    def betalingen(self) -> Any:
        """Payments, newest first."""
        rijen = Uitbetaling.objects.filter(persoon_id=self.student.pk).order_by("-pk")
        return betalingen(list(rijen[:MAX_BETALINGEN]))

    @property
    def rekeningen(self) -> Any:
        """What is owed outside the loans, per account."""
        return vorderingen.rekeningen(self.student.pk)

    @property
    def terugvorderingen(self) -> Any:
        """Requests to repay."""
        return vorderingen.verzoeken(self.student.pk)

    @property
    def verbruik(self) -> Any:
        """Months used and left."""
        return verbruik(self.student.pk, [b for b in self._besluiten if b.regeling == 0])

"""Find a file: by citizen number or account (exact, by keyed hash), name (trigrams), reference or case number.

What is looked for is posted, never part of an address, and that somebody looked is an act on record: the kind of
search and how many were found, not the words.
"""

from uuid import UUID

from django.contrib.admin import site
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from duo_portal.audit.handelingen import vastleggen
from duo_portal.cases.models import Zaak
from duo_portal.identity import crypto, iban, queries, tijd
from duo_portal.identity.models import Bankrekening, Persoon
from duo_portal.web.zoeken import MIN_LETTERS, is_uuid

from .formulieren import Zoekformulier, zaaknummer
from .panelen import persoon_bij_verwijzing, registreer_verwijzing
from .toegang import rol_van_verzoek

MAX = 50
"""Names shown; who is not among them gives more letters."""
_BSN_CIJFERS = (8, 9)


def zoek(request: HttpRequest) -> HttpResponse:
    """The search box, and the people who were found."""
    form = Zoekformulier(request.POST or None)
    gevonden: list[tuple[Persoon, str]] | None = None
    meer = False
    status = 200
    if request.method == "POST":
        if form.is_valid():
            soort, mensen = vind(form.cleaned_data["zoek"])
            meer = len(mensen) > MAX
            _leg_vast(request, soort, mensen)
            if len(mensen) == 1 and soort != "naam":
                return HttpResponseRedirect(reverse("admin:dossier", args=[mensen[0].uuid]))
            gevonden = [(wie, queries.bsn_gemaskeerd(wie)) for wie in mensen[:MAX]]
        else:
            status = 422
    context = site.each_context(request) | {
        "title": gettext("Dossier zoeken"),
        "form": form,
        "gevonden": gevonden,
        "meer": meer,
        "minstens": MIN_LETTERS,
    }
    return TemplateResponse(request, "dossier/zoek.html", context, status=status)


def vind(tekst: str) -> tuple[str, list[Persoon]]:
    """The kind of search, and who was found: at most one more than `MAX`."""
    tekst = tekst.strip()
    kaal = "".join(teken for teken in tekst if teken not in " .-")
    if kaal.isascii() and kaal.isdigit() and len(kaal) in _BSN_CIJFERS:
        wie = queries.persoon_bij_bsn(kaal.zfill(9))
        return "bsn", [wie] if wie else []
    if (nummer_van := _als_iban(kaal)) is not None:
        return "iban", list(met_rekening(nummer_van)[: MAX + 1])
    nummer = persoon_bij_verwijzing(tekst)
    if nummer is not None or is_uuid(tekst):
        return "verwijzing", list(Persoon.objects.filter(pk=nummer or 0))
    return "naam", list(met_naam(tekst)[: MAX + 1])


def _als_iban(kaal: str) -> str | None:
    try:
        return iban.normaliseer(kaal)
    except ValueError:
        return None


def met_rekening(nummer: str) -> QuerySet[Persoon]:
    """Who has this account now."""
    hashes = crypto.zoekhashes(crypto.IBAN, nummer)
    rijen = tijd.nu_bekend(Bankrekening.objects.filter(iban_hash__in=hashes))
    return Persoon.objects.filter(
        pk__in=list(rijen.values_list("persoon_id", flat=True)[: MAX + 1])
    )


def met_naam(tekst: str) -> QuerySet[Persoon]:
    """Whose surname holds every word of three letters or more; nobody without one."""
    woorden = [woord for woord in tekst.split() if len(woord) >= MIN_LETTERS]
    mensen = Persoon.objects.all() if woorden else Persoon.objects.none()
    for woord in woorden:
        mensen = mensen.filter(achternaam__icontains=woord)
    return mensen


def _leg_vast(request: HttpRequest, soort: str, mensen: list[Persoon]) -> None:
    vastleggen(
        soort="persoon_zoeken_op_bsn" if soort == "bsn" else "persoon_zoeken",
        actor=request.user.get_username(),
        rol=rol_van_verzoek(request),
        betrokkene_id=mensen[0].pk if soort in ("bsn", "verwijzing") and mensen else None,
        uitkomst={"op": soort, "gevonden": min(len(mensen), MAX)},
    )


def _bij_uuid(tekst: str) -> int | None:
    if not is_uuid(tekst):
        return None
    return Persoon.objects.filter(uuid=UUID(tekst)).values_list("pk", flat=True).first()


def _bij_zaak(tekst: str) -> int | None:
    nummer = zaaknummer(tekst) if tekst[:1] in "zZ" else None
    if nummer is None:
        return None
    return Zaak.objects.filter(pk=nummer).values_list("persoon_id", flat=True).first()


def registreer() -> None:
    """The references of the cellar."""
    registreer_verwijzing("persoon", _bij_uuid)
    registreer_verwijzing("zaak", _bij_zaak)

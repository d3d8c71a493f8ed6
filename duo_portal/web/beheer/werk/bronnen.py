"""What must be done today and why, for the team lead: each source tells how much waits and how long.

Apps add their own with `registreer_werkbron`; those of the cellar stand here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Min
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.batches.models import VastgelopenPost
from duo_portal.cases.models import Werkopdracht, Zaak
from duo_portal.cases.queries import te_laat_op, werkvoorraad
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.gateways.models import Afschriftregel
from duo_portal.letters.termijnen import ongelezen_met_termijn

WEEK = timedelta(days=7)
_BRON = Werkopdracht.Bron


@dataclass(frozen=True, slots=True)
class Wacht:
    """How much waits, since when the oldest, and where it is done."""

    aantal: int
    oudste: date | None
    adres: str


@dataclass(frozen=True, slots=True)
class Werkbron:
    """A kind of work: `waarom` says what happens when it is left; `is_dringend` puts it on top."""

    naam: str
    titel: str | Promise
    waarom: str | Promise
    lees: Callable[[date], Wacht]
    recht: str
    is_dringend: bool = False


@dataclass
class _Register:
    bronnen: dict[str, Werkbron] = field(default_factory=dict)


_register = _Register()


def registreer_werkbron(bron: Werkbron) -> None:
    """Add a source; the same name again replaces it."""
    _register.bronnen[bron.naam] = bron


def vandaag_te_doen(
    gebruiker: AbstractBaseUser | AnonymousUser, op: date
) -> list[tuple[Werkbron, Wacht]]:
    """Sources with work, those that cannot wait first, then the oldest."""
    mag = gebruiker.has_perm  # type: ignore[union-attr]  # any user of Django's has permissions
    alle = [(b, b.lees(op)) for b in _register.bronnen.values() if mag(b.recht)]
    met_werk = [(bron, wacht) for bron, wacht in alle if wacht.aantal]
    return sorted(met_werk, key=lambda paar: (not paar[0].is_dringend, paar[1].oudste or op))


def _te_laat(op: date) -> Wacht:
    rijen = te_laat_op(op)
    oudste = rijen.values_list("termijn_tot", flat=True).first()
    return Wacht(rijen.count(), oudste, reverse("admin:werk"))


def _deze_week(op: date) -> Wacht:
    rijen = Zaak.objects.filter(afgedaan_op=None, termijn_tot__range=(op, op + WEEK))
    oudste = rijen.order_by("termijn_tot").values_list("termijn_tot", flat=True).first()
    return Wacht(rijen.count(), oudste, reverse("admin:werk"))


def _van_bron(*bronnen: str) -> Callable[[date], Wacht]:
    def lees(_op: date) -> Wacht:
        rijen = werkvoorraad().filter(bron__in=bronnen)
        oudste = rijen.aggregate(oudste=Min("aangemaakt_op"))["oudste"]
        adres = f"{reverse('admin:cases_werkopdracht_changelist')}?bron__exact={bronnen[0]}"
        return Wacht(rijen.count(), oudste.astimezone(AMSTERDAM).date() if oudste else None, adres)

    return lees


def _vastgelopen(_op: date) -> Wacht:
    rijen = VastgelopenPost.objects.filter(status=VastgelopenPost.Status.OPEN)
    oudste = rijen.aggregate(oudste=Min("at"))["oudste"]
    adres = f"{reverse('admin:batches_vastgelopenpost_changelist')}?status__exact=open"
    return Wacht(rijen.count(), oudste.astimezone(AMSTERDAM).date() if oudste else None, adres)


def _tussengeld(_op: date) -> Wacht:
    status = Afschriftregel.Status.TUSSENREKENING
    rijen = Afschriftregel.objects.filter(status=status)
    oudste = rijen.aggregate(oudste=Min("boekdatum"))["oudste"]
    adres = f"{reverse('admin:gateways_afschriftregel_changelist')}?status__exact={status}"
    return Wacht(rijen.count(), oudste, adres)


def _ongelezen(op: date) -> Wacht:
    rijen = ongelezen_met_termijn(op).filter(reageer_voor__lte=op + WEEK)
    oudste = rijen.aggregate(oudste=Min("reageer_voor"))["oudste"]
    return Wacht(rijen.count(), oudste, reverse("admin:letters_brief_changelist"))


def _dringend(zaak: str) -> tuple[Werkbron, ...]:
    return (
        Werkbron(
            "te_laat",
            _("Zaken waarvan de termijn voorbij is"),
            _(
                "De burger kan ons in gebreke stellen; daarna kost elke dag een dwangsom (Awb 4:17)."
            ),
            _te_laat,
            zaak,
            is_dringend=True,
        ),
        Werkbron(
            "deze_week",
            _("Zaken waarvan de termijn deze week eindigt"),
            _("Beslis, schort op of schrijf dat het later wordt, voordat de termijn eindigt."),
            _deze_week,
            zaak,
            is_dringend=True,
        ),
        Werkbron(
            "ongelezen",
            _("Ongelezen brieven met een termijn die deze week eindigt"),
            _("De burger weet misschien niet dat hij moet reageren."),
            _ongelezen,
            "letters.view_brief",
            is_dringend=True,
        ),
        Werkbron(
            "vastgelopen",
            _("Vastgelopen posten van runs"),
            _("Deze mensen kregen geen besluit of geen geld, terwijl anderen dat wel kregen."),
            _vastgelopen,
            "batches.view_vastgelopenpost",
            is_dringend=True,
        ),
    )


def _gewoon(werk: str) -> tuple[Werkbron, ...]:
    return (
        Werkbron(
            "runs",
            _("Werk uit runs en herberekeningen"),
            _("De computer kon dit niet zelf afmaken."),
            _van_bron(_BRON.RUN, _BRON.HERBEREKENING, _BRON.INTAKE),
            werk,
        ),
        Werkbron(
            "retourpost",
            _("Brieven die niemand bereiken"),
            _("De post kwam terug of niemand las de brief; zoek een adres of bel."),
            _van_bron(_BRON.BRIEF),
            werk,
        ),
        Werkbron(
            "bank",
            _("Werk van de bank"),
            _("Een betaling kwam terug of ging niet door."),
            _van_bron(_BRON.BANK),
            werk,
        ),
        Werkbron(
            "tussengeld",
            _("Geld op de tussenrekening"),
            _("Wij weten nog niet van wie dit geld is; zolang loopt de schuld van iemand door."),
            _tussengeld,
            "gateways.view_afschriftregel",
        ),
    )


def registreer() -> None:
    """The sources of the cellar: first what cannot wait."""
    for bron in (*_dringend("cases.view_zaak"), *_gewoon("cases.view_werkopdracht")):
        registreer_werkbron(bron)

"""The letters of the chain, each from its own frozen data: what is late, what to pay and by when, how to get help.

Calm words. Only the aanmaning says that payment can be enforced at one's cost, because the law wants that there (Awb
4:112(3)). What comes later in the chain stands in no earlier letter.
"""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.letters.inhoud import Briefinhoud, Deel, Link
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.brieven.vorm import datum
from terugbetalen.models import Invorderingsstap

from .briefdelen import (
    besluitblok,
    dag_na,
    incasso,
    lukt_het_niet,
    regeling,
    tabel,
    zo_betaalt_u,
)
from .slotbrieven import buitenland, cjib, einde, paspoort, paspoort_opgeheven

Maker = Callable[[Brief], Briefinhoud]


def bericht(brief: Brief) -> Briefinhoud:
    """A term was missed."""
    return Briefinhoud(
        _("U hebt een bedrag nog niet betaald"),
        (
            Deel(
                "",
                (
                    _("Wij hebben een bedrag voor uw studieschuld nog niet ontvangen."),
                    _("Misschien bent u het vergeten. Wilt u het betalen voor %(dag)s?") % dag_na(brief),
                    *incasso(brief),
                ),
                tabellen=(tabel(brief),),
            ),
            zo_betaalt_u(brief),
            lukt_het_niet(),
        ),
    )  # fmt: skip


def betaalverzoek(brief: Brief) -> Briefinhoud:
    """A request with a link and a reference."""
    return Briefinhoud(
        _("Betaalverzoek voor uw achterstand"),
        (
            Deel(
                "",
                (
                    _("Er staat nog een bedrag open voor uw studieschuld."),
                    _("Wilt u dit betalen voor %(dag)s?") % dag_na(brief),
                ),
                tabellen=(tabel(brief),),
            ),
            zo_betaalt_u(brief),
            lukt_het_niet(),
        ),
    )


def herinnering(brief: Brief) -> Briefinhoud:
    """A reminder with a new day."""
    return Briefinhoud(
        _("Herinnering: er staat nog een bedrag open"),
        (
            Deel(
                "",
                (
                    _("Wij schreven u al over uw achterstand. Die is nog niet betaald."),
                    _("U krijgt extra tijd. Wilt u betalen voor %(dag)s?") % dag_na(brief),
                    *incasso(brief),
                ),
                tabellen=(tabel(brief),),
            ),
            zo_betaalt_u(brief),
            lukt_het_niet(),
        ),
    )


def aanmaning(brief: Brief) -> Briefinhoud:
    """Two weeks, the fee, and what the law wants said (Awb 4:112, 4:113)."""
    d = brief.data
    zinnen = [
        _("Uw achterstand is nog niet betaald. Daarom sturen wij u deze aanmaning."),
        _("Betaal binnen twee weken. De laatste dag is %(dag)s.")
        % {"dag": dag(datum(d["betaal_voor"]))},
    ]
    if d["vergoeding_centen"]:
        zinnen.append(
            _("Deze aanmaning kost %(bedrag)s. Dat bedrag betaalt u erbij.")
            % {"bedrag": bedrag(d["vergoeding_centen"])}
        )
    wet = _(
        "Betaalt u niet op tijd? Dan kan de betaling worden afgedwongen met maatregelen. De kosten daarvan betaalt u."
    )
    return Briefinhoud(
        _("Aanmaning: betaal uw achterstand"),
        (
            Deel("", tuple(zinnen), tabellen=(tabel(brief),)),
            zo_betaalt_u(brief),
            Deel(_("Wat als u niet op tijd betaalt?"), (wet,)),
            lukt_het_niet(),
        ),
        besluitblok(brief, ("Awb art. 4:112", "Awb art. 4:113", "Wsf 2000 art. 6.8(2)")),
    )


def laatste_aanbod(brief: Brief) -> Briefinhoud:
    """An arrangement that one can accept online, before anything else happens."""
    d = brief.data
    aanbod = d.get("aanbod")
    voorstel = (
        _("Wij stellen voor: %(maanden)s maanden lang %(bedrag)s per maand.")
        % {"maanden": aanbod["maanden"], "bedrag": bedrag(aanbod["bedrag_centen"])}
        if aanbod
        else _("Samen zoeken wij een bedrag per maand dat u kunt betalen.")
    )
    return Briefinhoud(
        _("Betaal uw achterstand in delen"),
        (
            Deel(
                "",
                (
                    _("U hebt een achterstand. Wij willen graag een oplossing met u vinden."),
                    voorstel,
                    _("U kunt dit online regelen tot en met %(dag)s.")
                    % {"dag": dag(datum(d["betaal_voor"]))},
                ),
                tabellen=(tabel(brief),),
                links=(Link(_("Bekijk het voorstel en regel het"), regeling()),),
            ),
            Deel(
                _("Wat gebeurt er als u niets doet?"),
                (_("Dan geven wij uw achterstand aan een andere organisatie. Daar kunt u met ons geen regeling meer maken."),),
            ),
            zo_betaalt_u(brief),
            lukt_het_niet(),
        ),
    )  # fmt: skip


def is_nog_nodig(brief: Brief) -> bool:
    """Whether an answer is still waited for: nothing of the chain came after it."""
    stap = Invorderingsstap.objects.filter(pk=brief.bron_id).first()
    if stap is None:
        return False
    return not Invorderingsstap.objects.filter(
        dossier=stap.dossier, volgnummer__gt=stap.volgnummer
    ).exists()


SOORTEN: tuple[tuple[str, Promise, Maker, bool], ...] = (
    ("achterstand_bericht", gettext_lazy("U hebt een bedrag nog niet betaald"), bericht, False),
    ("achterstand_betaalverzoek", gettext_lazy("Betaalverzoek voor uw achterstand"), betaalverzoek, False),
    ("achterstand_herinnering", gettext_lazy("Herinnering: er staat nog een bedrag open"), herinnering, False),
    ("achterstand_aanmaning", gettext_lazy("Aanmaning: betaal uw achterstand"), aanmaning, True),
    ("achterstand_laatste_aanbod", gettext_lazy("Betaal uw achterstand in delen"), laatste_aanbod, False),
    ("achterstand_cjib", gettext_lazy("Uw achterstand gaat naar het CJIB"), cjib, False),
    ("achterstand_buitenland", gettext_lazy("Uw achterstand gaat naar een incassobureau"), buitenland, False),
    ("achterstand_einde", gettext_lazy("Uw achterstand is betaald"), einde, False),
    ("achterstand_paspoort", gettext_lazy("Een signalering voor uw paspoort"), paspoort, True),
    ("achterstand_paspoort_opgeheven", gettext_lazy("De signalering voor uw paspoort is weg"), paspoort_opgeheven, False),
)  # fmt: skip


def registreer_brieven() -> None:
    """All kinds."""
    for naam, onderwerp, maak, is_besluit in SOORTEN:
        registreer_briefsoort(
            Briefsoort(
                naam,
                onderwerp,
                maak,
                is_besluit=is_besluit,
                is_nog_nodig=is_nog_nodig,
            )
        )

"""The letters of collection: what will be taken from the account and when, and what is asked otherwise.

The pre-notification tells the amount a month and every day of collection until the end of the year, so that it holds
for all of them (SEPA Core Rulebook 4.3.1); a new one follows when the amount changes, and for anything besides.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand, maanden
from duo_portal.letters.inhoud import Briefinhoud, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import Briefsoort
from duo_portal.letters.vorm import bedrag, dag
from duo_portal.letters.vorm import maand as maandnaam
from terugbetalen.brieven.vorm import datum, portaal

from .plannen import incassodag

BRIEF_INCASSO, BRIEF_VERZOEK = "incasso_aankondiging", "betaalverzoek_termijn"


def aankondiging(brief: Brief) -> Briefinhoud:
    """What is collected when, from which account and under which mandate, and how to stop it."""
    d = brief.data
    wat = {"rekening": d["rekening_laatste4"], "machtiging": d["machtiging"], "incassant": d["incassant_id"]}  # fmt: skip
    return Briefinhoud(
        _("Wij schrijven uw termijnen af"),
        (
            Deel(
                "",
                (
                    _("U gaf ons toestemming om uw termijnen van uw rekening af te schrijven."),
                    _("Hieronder staat welk bedrag wij afschrijven, en op welke dagen."),
                ),
                tabellen=tuple(_dagen(regel) for regel in d["regels"]),
            ),
            Deel(
                _("Van welke rekening?"),
                (
                    _("Wij schrijven af van uw rekening die eindigt op %(rekening)s.") % wat,
                    _("Het kenmerk van uw machtiging is %(machtiging)s. Ons nummer als incassant is %(incassant)s.") % wat,
                ),
            ),
            Deel(
                _("Wilt u dit niet?"),
                (
                    _("U kunt uw machtiging altijd intrekken. Dan betaalt u de termijnen zelf."),
                    _("Bent u het niet eens met een afschrijving? Dan kan uw bank het geld terughalen, tot 8 weken erna."),
                ),
                links=(Link(_("Bekijk uw schuld en uw termijnen"), portaal("mijn:schuld")),),
            ),
        ),
    )  # fmt: skip


def betaalverzoek(brief: Brief) -> Briefinhoud:
    """What to pay, before when, with which reference, and the page to pay on."""
    d = brief.data
    wat = {
        "dag": dag(datum(d["vervaldatum"])),
        "iban": " ".join(d["iban"][i : i + 4] for i in range(0, len(d["iban"]), 4)),
        "naam": d["naam"],
    }
    links = tuple(
        Link(_("Betaal %(bedrag)s") % {"bedrag": bedrag(regel["bedrag_centen"])}, adres)
        for regel in d["regels"]
        if (adres := _betaalpagina(regel))
    )
    return Briefinhoud(
        _("Wilt u uw termijn betalen?"),
        (
            Deel(
                "",
                (_("Wij vragen u dit te betalen voor uw studieschuld, uiterlijk op %(dag)s.") % wat,),
                tabellen=(
                    Tabel(
                        _("Uw termijnen"),
                        (_("Maand"), _("Betalingskenmerk"), _("Bedrag")),
                        tuple((_maand(regel), _kenmerk(regel["kenmerk"]), bedrag(regel["bedrag_centen"])) for regel in d["regels"]),
                    ),
                ),
                links=links,
            ),
            Deel(
                _("Zelf overmaken"),
                (
                    _("U kunt het bedrag ook overmaken naar rekening %(iban)s van %(naam)s.") % wat,
                    _("Zet het betalingskenmerk erbij. Dan weten wij dat het van u is."),
                ),
            ),
            Deel(
                _("Kunt u niet betalen?"),
                (_("Neem dan contact met ons op voor die dag. Wij zoeken samen een oplossing."),),
                links=(Link(_("Bekijk uw schuld en uw termijnen"), portaal("mijn:schuld")),),
            ),
        ),
    )  # fmt: skip


def dagen_van(regel: dict[str, Any]) -> list[date]:
    """Every day on which the line of a pre-notification is collected: the first as told, then each month's own."""
    van, tot, eerste = datum(regel["van"]), datum(regel["tot"]), datum(regel["eerste_dag"])
    later = list(maanden(Maand.van(van), Maand.van(tot)))[1:]
    return [eerste, *(incassodag(maand) for maand in later)]


def _dagen(regel: dict[str, Any]) -> Tabel:
    tekst = bedrag(regel["bedrag_centen"])
    titel = _("Levenlanglerenkrediet") if regel["is_lllk"] else _("Studieschuld")
    return Tabel(titel, (_("Dag"), _("Bedrag")), tuple((dag(op), tekst) for op in dagen_van(regel)))


def _maand(regel: dict[str, Any]) -> str:
    naam = maandnaam(Maand.van(datum(regel["maand"])))
    return _("%(maand)s (levenlanglerenkrediet)") % {"maand": naam} if regel["is_lllk"] else naam


def _kenmerk(kenmerk: str) -> str:
    return " ".join(kenmerk[i : i + 4] for i in range(0, len(kenmerk), 4))


def _betaalpagina(regel: dict[str, Any]) -> str:
    try:
        return reverse("terugbetalen:betalen", args=[UUID(regel["verzoek"])])
    except NoReverseMatch:
        return ""


SOORTEN = (
    Briefsoort(BRIEF_INCASSO, gettext_lazy("Wij schrijven uw termijnen af"), aankondiging),
    Briefsoort(BRIEF_VERZOEK, gettext_lazy("Wilt u uw termijn betalen?"), betaalverzoek),
)

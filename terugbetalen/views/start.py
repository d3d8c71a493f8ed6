"""My debt as a debtor: what I owe, under which rules, what I pay now and next year, what happened this year."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from duo_portal.web.grafiek import lijngrafiek
from duo_portal.web.templatetags.bedragen import datum, euro, maand
from terugbetalen.bezwaar import bezwaar_adres
from terugbetalen.models import Vaststelling
from terugbetalen.operations.indelen import Dossierindeling
from terugbetalen.portaal import beeld, woorden
from terugbetalen.portaal.lening import (
    Jaaroverzicht,
    Lening,
    jaaroverzicht,
    lees_leningen,
    verloop_in_de_tijd,
)
from terugbetalen.portaal.lezing import lezing
from terugbetalen.portaal.plannen import Vraag, speel_plannen
from terugbetalen.portaal.positie import lees_positie
from terugbetalen.portaal.verloop import Inkomen
from terugbetalen.portaal.waarom import Stapregel, inkomen_van, is_ongevraagd, waarom
from terugbetalen.portaal.woorden_plannen import duur
from terugbetalen.rules.indelingsreden import Indelingsreden

from .basis import Terugbetaalpagina

MEESTE_PUNTEN = 40


class MijnTerugbetaling(Terugbetaalpagina):
    """The loans that are repaid; `?jaar=` chooses the year of the statement."""

    template_name = "portal/terugbetalen/start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything as it stands today."""
        uit = lezing(self.burger, self.op)
        leningen = lees_leningen(uit)
        indeling = uit.indeling if leningen else None
        punten = verloop_in_de_tijd(uit)
        jaren = sorted({dag.year for dag, _centen in punten} | {self.op.year}, reverse=True)
        gevraagd = self.request.GET.get("jaar", "")
        jaar = next((j for j in jaren if str(j) == gevraagd), self.op.year)
        return super().get_context_data(
            schuld_centen=uit.schuld.totaal_centen,
            leningen=[_blok(lening, self.op, indeling) for lening in leningen],
            vooruit=self._vooruit(leningen),
            jaren=jaren,
            jaar=jaar,
            overzicht=_overzichttabel(jaaroverzicht(uit, jaar), self.op),
            grafiek=_grafiek(punten) if punten else "",
            **kwargs,
        )

    def _vooruit(self, leningen: list[Lening]) -> list[tuple[str, str]]:
        """When the ordinary loan is done, if income (or else the full amount) and rate stay."""
        positie = lees_positie(self.persoon_id, self.op, gelezen=lezing(self.burger, self.op))
        if positie is None:
            return []
        besluit = next((lening.nu for lening in leningen if not lening.is_lllk), None)
        [u, *_] = speel_plannen(positie, Vraag(inkomen_van(besluit) if besluit else Inkomen()))
        klaar = beeld.maand(positie.nu + u.maanden)
        rijen = [
            (gettext("Klaar met betalen"), f"{klaar} ({duur(u.maanden)})"),
            (gettext("Nog te betalen met rente"), euro(u.betaald)),
        ]
        return [*rijen, (gettext("Vervalt aan het einde"), euro(u.kwijt))] if u.kwijt else rijen


def _blok(lening: Lening, op: date, indeling: Dossierindeling | None) -> dict[str, Any]:
    """One loan for the template."""
    naam = gettext("Levenlanglerenkrediet") if lening.is_lllk else gettext("Studielening")
    return {
        "naam": naam,
        "in_het_kort": woorden.IN_HET_KORT[lening.regeling],
        **_waarom_deze_regels(lening, indeling),
        "fase": woorden.FASE[lening.fase],
        "rijen": _gegevens(lening),
        "maandbedrag": _maandbedragen(lening, op),
        "waarom": _waarom(lening),
        "lening": lening,
    }


def _waarom_deze_regels(lening: Lening, indeling: Dossierindeling | None) -> dict[str, Any]:
    """Why these rules, with the article, and a choice that was made; nothing for who was taken over without a file."""
    if lening.is_lllk:
        reden = Indelingsreden.LEVENLANGLEREN
        return {"reden": woorden.REDEN[reden], "artikel": woorden.artikel(reden)}
    if indeling is None or lening.regeling not in (indeling.zonder_keuze, indeling.gekozen):
        return {}
    return {
        "reden": woorden.REDEN[indeling.reden],
        "artikel": woorden.artikel(indeling.reden),
        "gekozen": woorden.NAAM[indeling.gekozen] if indeling.gekozen else "",
    }


def _waarom(lening: Lening) -> list[tuple[str, list[Stapregel], str]]:
    """The steps of each decision under its year, and where to object to it."""
    besluiten = {b.pk: b for b in (lening.nu, lening.straks) if b}
    vraag = gettext("Waarom dit bedrag in %(jaar)s?")
    return [(vraag % {"jaar": b.jaar}, waarom(b), bezwaar_adres(b)) for b in besluiten.values()]


def _gegevens(lening: Lening) -> list[tuple[str, str]]:
    rente = beeld.procent(lening.rente_ppm)
    vast = lening.rente_vast_tot
    tot = (
        gettext("staat vast tot en met %(dag)s") % {"dag": datum(vast)}
        if vast
        else gettext("elk jaar opnieuw")
    )
    maanden = lening.resterende_maanden
    return [
        (gettext("Schuld"), euro(lening.schuld_centen)),
        (gettext("Regels"), woorden.NAAM[lening.regeling]),
        (gettext("Rente per jaar"), f"{rente}, {tot}"),
        (gettext("Eerste maand van betalen"), beeld.maand(lening.aflos_begin)),
        (gettext("Maanden die u nog betaalt"), f"{maanden} ({duur(maanden)})"),
        (gettext("Wat dan over is, vervalt per"), datum(lening.einde.eerste_dag)),
    ]


def _maandbedragen(lening: Lening, op: date) -> beeld.Tabel | None:
    """This year and the next one, as decided."""
    besluiten = [(op.year, lening.nu), (op.year + 1, lening.straks)]
    rijen = [_besluit(jaar, besluit) for jaar, besluit in besluiten if besluit]
    if not rijen:
        return None
    return beeld.Tabel(
        gettext("Wat u per maand betaalt"),
        [
            gettext("Jaar"),
            beeld.getal(gettext("Volle bedrag")),
            beeld.getal(gettext("Kunt u dragen")),
            beeld.getal(gettext("U betaalt")),
            gettext("Rente"),
        ],
        rijen,
    )


def _besluit(jaar: int, besluit: Vaststelling) -> list[str]:
    draagt = besluit.draagkracht_centen
    geen = gettext("telt niet mee") if is_ongevraagd(besluit) else gettext("niet bekend")
    return [
        str(jaar),
        euro(besluit.wettelijk_maandbedrag_centen),
        geen if draagt is None else euro(draagt),
        euro(besluit.te_betalen_centen),
        beeld.procent(besluit.rente_ppm),
    ]


def _overzichttabel(overzicht: Jaaroverzicht, op: date) -> beeld.Tabel:
    eind = min(date(overzicht.jaar, 12, 31), op)
    soorten: list[list[str | Promise]] = [
        [woorden.POST.get(soort, woorden.ANDERE_POST), euro(centen)]
        for soort, centen in overzicht.per_soort
    ]
    rijen: list[list[str | Promise]] = [
        [gettext("Schuld aan het begin"), euro(overzicht.begin)],
        *soorten,
        [gettext("Schuld op %(dag)s") % {"dag": datum(eind)}, euro(overzicht.eind)],
    ]
    titel = gettext("Wat er gebeurde in %(jaar)s") % {"jaar": overzicht.jaar}
    return beeld.Tabel(titel, [gettext("Wat"), beeld.getal(gettext("Bedrag"))], rijen)


def _grafiek(punten: list[tuple[date, int]]) -> SafeString:
    """By month, or by year when there are many."""
    if len(punten) > MEESTE_PUNTEN:
        per_jaar = {dag.year: (dag, centen) for dag, centen in punten}
        reeks = [(date_format(dag, "Y"), centen) for dag, centen in per_jaar.values()]
    else:
        reeks = [(maand(dag), centen) for dag, centen in punten]
    return lijngrafiek(
        gettext("Uw schuld tot nu toe"), gettext("Einde van"), [(gettext("Schuld"), reeks)]
    )

"""Tasks with a day: what a student has to do before it costs money, and the fact that made us say so.

`taken_van_toestand` looks at a `Toestand` and reads nothing; each kind is a function of its own. What holds a
payment today is said by `inzien.beletsels`; here stands what is to be done about it, and what is still to come.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from duo_portal.foundation.period import Maand
from duo_portal.web.panelen import Taak
from duo_portal.web.templatetags.bedragen import datum, euro
from studiefinanciering.inzien.reis import boetevooruitzicht, uiterste_stopdag
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.uitbetalen.plannen import laatste_dag_om_mee_te_doen

from .grondslag import NAAM
from .toestand import Toestand

DRINGEND_DAGEN = 31
VOORAF_DAGEN = 92
"""So long before an enrolment ends it is worth a word."""
REIS_NA_MAANDEN = 3
"""So long after the right to travel ended we keep warning."""
TERMIJN_MAANDEN = 24
_REKENING = ("retour", "tenaamstelling")


def adres(naam: str, *args: object) -> str:
    """The address of a page, "" when this installation does not have it."""
    try:
        return reverse(naam, args=args)
    except NoReverseMatch:
        return ""


def taken_van_toestand(t: Toestand) -> list[Taak]:
    """Everything to be done; nothing for who has died."""
    if t.is_overleden:
        return []
    return [taak for soort in _SOORTEN for taak in soort(t)]


def _rekening(t: Toestand) -> Iterator[Taak]:
    """No account, one that sent money back, or one in another's name."""
    blokkade = next((reden for reden in _REKENING if reden in t.blokkades), "")
    centen = t.centen(t.maand)
    if not centen or (t.heeft_rekening and not blokkade):
        return
    redenen = {
        "": _("Wij weten niet op welke rekening wij kunnen betalen."),
        "retour": _("De bank stuurde uw betaling terug."),
        "tenaamstelling": _("Uw rekening staat op een andere naam."),
    }
    yield Taak(
        _("Geef een rekeningnummer door"),
        _("%(reden)s Er wacht deze maand %(bedrag)s op u.")
        % {"reden": redenen[blokkade], "bedrag": euro(centen)},
        adres("mijn:rekening"),
        eerstvolgende_sluiting(t.op),
        is_dringend=True,
    )


def _bij_ouder(t: Toestand) -> Iterator[Taak]:
    """Registered with a parent while the grant is still that of who lives away (arts. 1.5, 3.18)."""
    keuze = t.keuze
    if t.bij_ouder_sinds is None or keuze is None or not keuze.vraagt_uitwonend:
        return
    eerste = eerste_maand_na(t.bij_ouder_sinds)
    thuis = bekende_wet().waarde(f"basisbeurs.{NAAM[keuze.onderwijs]}.thuiswonend", t.maand)
    maand = max(eerste, t.maand)
    beurs = t.centen(maand, Component.BASISBEURS)
    te_veel = max(beurs - thuis, 0) + t.centen(maand, Component.KOOPKRACHT) * (beurs > thuis)
    if not te_veel:
        return
    yield Taak(
        _("Geef door dat u bij een ouder woont"),
        _(
            "U staat sinds %(dag)s ingeschreven op het adres van een ouder. U krijgt nog het bedrag voor wie op "
            "kamers woont. Dat is %(bedrag)s per maand te veel. U moet dat later terugbetalen."
        )
        % {"dag": datum(t.bij_ouder_sinds), "bedrag": euro(te_veel)},
        adres("mijn:wijzigen"),
        eerstvolgende_sluiting(t.op),
        is_dringend=True,
    )


def _inschrijving(t: Toestand) -> Iterator[Taak]:
    """The enrolment ends, or has ended, and money goes on after it; or a new study year begins."""
    einde = t.einde_inschrijving
    if einde is None or einde > t.op + timedelta(days=VOORAF_DAGEN):
        return
    eerste = eerste_maand_na(einde)
    if einde == t.studiejaar.einde.eerste_dag and einde > t.op:
        yield from _opnieuw_inschrijven(t, einde)
        return
    maand = max(eerste, t.maand)
    centen = t.centen(maand)
    if centen:
        yield Taak(
            _("Stop uw studiefinanciering: uw inschrijving eindigt"),
            _(
                "Uw school meldt dat u vanaf %(dag)s niet meer ingeschreven staat. Krijgt u na die dag nog "
                "%(bedrag)s per maand, dan moet u dat terugbetalen. Zet ook uw reisproduct stop."
            )
            % {"dag": datum(einde), "bedrag": euro(centen)},
            adres("mijn:stoppen"),
            eerste.eerste_dag - timedelta(days=1) if einde > t.op else eerstvolgende_sluiting(t.op),
            is_dringend=einde <= t.op + timedelta(days=DRINGEND_DAGEN),
        )


def _opnieuw_inschrijven(t: Toestand, einde: date) -> Iterator[Taak]:
    """For the next study year nothing is known yet."""
    centen = t.centen(t.maand)
    if centen:
        yield Taak(
            _("Schrijf u opnieuw in bij uw school"),
            _(
                "Uw inschrijving loopt tot %(dag)s. Studeert u door? Schrijf u dan op tijd in. Zonder inschrijving "
                "krijgt u vanaf die dag geen %(bedrag)s per maand meer, en moet u uw reisproduct stopzetten."
            )
            % {"dag": datum(einde), "bedrag": euro(centen)},
            "",
            einde - timedelta(days=1),
            is_dringend=einde <= t.op + timedelta(days=DRINGEND_DAGEN),
        )


def _reisproduct(t: Toestand) -> Iterator[Taak]:
    """The right to travel has ended, or ends next month: the product has to be off the card by the 10th (3.27)."""
    einde = einde_reisrecht(t)
    if einde is None or not t.maand + -REIS_NA_MAANDEN <= einde <= t.maand.volgende:
        return
    if t.reis_gestopt_op is not None and t.reis_gestopt_op >= einde.vorige.eerste_dag:
        return
    if einde == t.studiejaar.einde:
        return  # before a new study year the task to enrol again says it
    dag = uiterste_stopdag(einde)
    boete = next(iter(boetevooruitzicht(einde, max(t.op, dag), vooruit=1)))
    is_voorbij = t.op > dag
    tekst = (
        _(
            "Vanaf %(dag)s hebt u geen recht meer op het reisproduct. Staat het nog op uw kaart? Dan betaalt u voor "
            "elke halve maand een boete, te beginnen met %(bedrag)s. Zet het vandaag nog stop."
        )
        if is_voorbij
        else _(
            "Vanaf %(dag)s hebt u geen recht meer op het reisproduct. Haal het van uw kaart. Doet u dat te laat, dan "
            "kost dat %(bedrag)s of meer voor elke halve maand."
        )
    )
    yield Taak(
        _("Zet uw reisproduct stop"),
        tekst % {"dag": datum(einde.eerste_dag), "bedrag": euro(boete.bedrag_centen)},
        adres("mijn:reisproduct"),
        dag,
        is_dringend=True,
    )


def _inkomen_ouder(t: Toestand) -> Iterator[Taak]:
    """An income that counts is not known: the supplement is lent, or waits (art. 3.20)."""
    keuze = t.keuze
    if keuze is None or not keuze.vraagt_aanvullende_beurs or not t.ouders_zonder_inkomen:
        return
    if not t.centen(t.maand, Component.BASISBEURS):
        return
    plaats = f"aanvullende_beurs.maximum.{NAAM[keuze.onderwijs]}.thuiswonend"
    yield Taak(
        _("Het inkomen van uw ouder is nog niet bekend"),
        _(
            "Daarom krijgt u nog geen aanvullende beurs. Wat u in plaats daarvan leent, is zolang een lening. Het "
            "gaat om hooguit %(bedrag)s per maand. Vraag uw ouder het inkomen over %(jaar)d door te geven."
        )
        % {"bedrag": euro(bekende_wet().waarde(plaats, t.maand)), "jaar": t.op.year - 2},
        adres("mijn:ouders"),
        t.laatste_dag_studiejaar,
    )


def _diplomatermijn(t: Toestand) -> Iterator[Taak]:
    """The ten years in which a diploma makes a gift come to an end (arts. 4.9, 5.5)."""
    eerste = t.eerste_toekenning(t.onderwijs)
    if eerste is None or t.heeft_diploma:
        return
    naam = f"prestatiebeurs.{NAAM[t.onderwijs]}.diplomatermijn"
    einde = eerste + bekende_wet().waarde(naam, max(eerste, Maand(2015, 9)))
    if not 0 < einde - t.maand <= TERMIJN_MAANDEN:
        return
    dag = einde.eerste_dag - timedelta(days=1)
    yield Taak(
        _("Haal uw diploma voor uw termijn om is"),
        _(
            "U kreeg in %(jaar)d voor het eerst studiefinanciering. Haalt u uw diploma na %(dag)s, dan blijft uw "
            "prestatiebeurs een schuld. Bij Mijn schuld ziet u om hoeveel het gaat."
        )
        % {"jaar": eerste.jaar, "dag": datum(dag)},
        adres("mijn:schuld"),
        dag,
        is_dringend=einde - t.maand <= TERMIJN_MAANDEN // 4,
    )


def eerste_maand_na(dag: date) -> Maand:
    """The first month whose first day is on or after a day (art. 1.2)."""
    maand = Maand.van(dag)
    return maand if dag.day == 1 else maand.volgende


def eerstvolgende_sluiting(op: date) -> date:
    """The last day on which a change still counts for the next payment, from `op` on."""
    dag = laatste_dag_om_mee_te_doen(Maand.van(op))
    return dag if dag >= op else laatste_dag_om_mee_te_doen(Maand.van(op).volgende)


def einde_reisrecht(t: Toestand) -> Maand | None:
    """The first month without a right to travel, when something says so: a decision, a choice or an enrolment."""
    einden = [
        Maand.van(r.tijdvak.tot)
        for r in t.regels
        if r.component is Component.REISVOORZIENING and r.tijdvak.tot is not None
    ]
    if not einden or min(r.tijdvak.van for r in t.regels) > t.op:
        return None
    einde = max(einden)
    dag = einde.eerste_dag
    gevraagd = any(k.tijdvak.op(dag) and k.vraagt_reisvoorziening for k in t.keuzes)
    ingeschreven = any(i.geeft_recht and i.tijdvak.op(dag) for i in t.inschrijvingen)
    loopt_door = gevraagd and ingeschreven and not t.is_besloten(einde)
    return None if loopt_door else einde


_SOORTEN: tuple[Callable[[Toestand], Iterator[Taak]], ...] = (
    _rekening,
    _bij_ouder,
    _inschrijving,
    _reisproduct,
    _inkomen_ouder,
    _diplomatermijn,
)

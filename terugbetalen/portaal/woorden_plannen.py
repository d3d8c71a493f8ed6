"""Plans and lengths of time in words."""

from django.utils.translation import gettext, ngettext

from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.rules.kolommen import JAAR

from .plannen import Plan, Vraag, extra
from .positie import Positie


def naam_van(plan: Plan, p: Positie, vraag: Vraag) -> str:
    """A plan in a few words."""
    wat = {
        "bedrag": euro(vraag.per_maand),
        "extra": euro(extra(p, vraag)),
        "maanden": vraag.pauzemaanden,
    }
    eerder = (
        gettext("Beginnen zodra u klaar bent met studeren")
        if p.is_student
        else gettext("Nu al beginnen")
    )
    return {
        Plan.REGELS: gettext("Zoals de regels vragen"),
        Plan.VOL: gettext("Altijd het volle bedrag"),
        Plan.EERDER: eerder,
        Plan.MEER: gettext("Elke maand minstens %(bedrag)s") % wat,
        Plan.EXTRA_LAGER: gettext("Nu %(extra)s extra, later minder per maand") % wat,
        Plan.EXTRA_KORTER: gettext("Nu %(extra)s extra, eerder klaar") % wat,
        Plan.PAUZE: gettext("%(maanden)s maanden niet betalen") % wat,
    }[plan]


def duur(maanden: int) -> str:
    """ "12 jaar en 3 maanden"."""
    jaren, rest = divmod(maanden, JAAR)
    in_jaren = ngettext("%(n)d jaar", "%(n)d jaar", jaren) % {"n": jaren}
    in_maanden = ngettext("%(n)d maand", "%(n)d maanden", rest) % {"n": rest}
    if not rest:
        return in_jaren
    if not jaren:
        return in_maanden
    return gettext("%(jaren)s en %(maanden)s") % {"jaren": in_jaren, "maanden": in_maanden}

"""What was left lapses: at the end of the aflosfase, at death, or because collecting it would be too hard."""

from django.utils.translation import gettext as _

from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag

from .vorm import besluitblok, datum


def kwijtgescholden(brief: Brief) -> Briefinhoud:
    """How much lapsed, since when and why; to the next of kin of who died."""
    d = brief.data
    wat = {"bedrag": bedrag(d["bedrag_centen"]), "dag": dag(datum(d["op"]))}
    zinnen = {
        "einde": _(
            "Op %(dag)s was de tijd om terug te betalen voorbij. Er was nog %(bedrag)s over."
        ),
        "overlijden": _("Door het overlijden op %(dag)s vervalt de studieschuld van %(bedrag)s."),
        "hardheid": _("Wij schelden u vanaf %(dag)s %(bedrag)s kwijt, om uw bijzondere situatie."),
    }
    artikelen = {
        "einde": ("Wsf 2000 art. 6.16(1)",),
        "overlijden": ("Wsf 2000 art. 6.16(2)",),
        "hardheid": ("Wsf 2000 art. 11.5(1)",),
    }
    return Briefinhoud(
        _("U hoeft een deel van uw schuld niet meer te betalen")
        if d.get("is_deel")
        else _("U hoeft uw schuld niet meer te betalen"),
        (
            Deel(
                "",
                (
                    zinnen[d["grond"]] % wat,
                    _("Dat bedrag hoeft niet meer te worden betaald. U hoeft niets te doen."),
                    _("Achterstanden en boetes vallen hier niet onder."),
                ),
            ),
        ),
        besluitblok(brief, artikelen[d["grond"]]),
    )

"""Codes of this room in the reader's words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STAND: Mapping[str, str | Promise] = {
    "gepland": _("wordt betaald"),
    "onderweg": _("onderweg"),
    "betaald": _("betaald"),
    "teruggekomen": _("teruggekomen van de bank"),
}
STAAT: Mapping[str, str | Promise] = {
    "wacht": _("wij beslissen nog"),
    "toegekend": _("toegekend"),
    "afgewezen": _("afgewezen"),
}

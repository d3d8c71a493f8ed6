"""What rights, decisions and states are called, in the reader's words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.privacy.models import Privacybesluit, Privacyverzoek

_R, _B = Privacyverzoek.Recht, Privacybesluit.Besluit
RECHT: dict[str, str | Promise] = {
    _R.INZAGE: _("Ik wil weten wat u over mij bewaart"),
    _R.CORRECTIE: _("Ik wil iets laten verbeteren"),
    _R.VERWIJDERING: _("Ik wil iets laten verwijderen"),
    _R.BEPERKING: _("Ik wil dat u gegevens even niet gebruikt"),
    _R.BEZWAAR: _("Ik wil niet dat u gegevens hiervoor gebruikt"),
}
BESLUIT: dict[str, str | Promise] = {
    _B.INGEWILLIGD: _("Wij doen wat u vraagt."),
    _B.DEELS: _("Wij doen een deel van wat u vraagt."),
    _B.AFGEWEZEN: _("Wij doen niet wat u vraagt."),
}
STAND: dict[str, str | Promise] = {
    "ontvangen": _("Wij hebben uw verzoek"),
    "in_behandeling": _("Wij zijn ermee bezig"),
    "wacht_op_aanvrager": _("Wij wachten op u"),
    "afgedaan": _("Klaar"),
    "ingetrokken": _("U trok uw verzoek in"),
}
WIJZE: dict[str, str | Promise] = {
    "voorstel": _("Weg na een besluit van een medewerker"),
    "vanzelf": _("Gaat vanzelf weg"),
    "niet": _("Blijft; wij hebben nog geen manier om dit te verwijderen"),
}
ZEKERHEID: dict[str, str | Promise] = {
    "high": _("Staat vast"),
    "medium": _("Nog te bevestigen"),
    "low": _("Onze eigen keuze, nog te bevestigen"),
}

"""Figures of a year about privacy: requests with their outcome and term, breaches from report to people informed.

Stands here because `privacy` and `verantwoording` are neighbours that do not know each other.
"""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.privacy.models import Privacyverzoek
from duo_portal.verantwoording.jaarcijfers import (
    Eenheid,
    Jaarcijfer,
    Rij,
    lees_rijen,
    registreer_jaarcijfer,
)

VERZOEKEN = """
SELECT v.recht, count(*), count(*) FILTER (WHERE z.status = 'afgedaan'),
       count(*) FILTER (WHERE z.status = 'afgedaan' AND z.afgedaan_op <= z.termijn_tot)
FROM privacy_privacyverzoek v
JOIN cases_zaak z ON z.soort = 'privacy' AND z.onderwerp = 'privacyverzoek' AND z.onderwerp_id = v.id
WHERE v.ingediend_op >= %(begin)s AND v.ingediend_op < %(einde)s
GROUP BY v.recht ORDER BY v.recht
"""
DATALEKKEN = """
SELECT count(*), count(*) FILTER (WHERE d.is_datalek),
       count(*) FILTER (WHERE ap.op IS NOT NULL),
       count(*) FILTER (WHERE ap.op <= d.kennis_at + interval '72 hours'),
       count(*) FILTER (WHERE mensen.keer > 0), coalesce(sum(mensen.aantal), 0)
FROM privacy_datalek d
LEFT JOIN LATERAL (SELECT min(op) AS op FROM privacy_datalekstap s
                   WHERE s.datalek_id = d.id AND s.soort = 'ap_gemeld') ap ON true
LEFT JOIN LATERAL (SELECT count(*) AS keer, sum(aantal) AS aantal FROM privacy_datalekstap s
                   WHERE s.datalek_id = d.id AND s.soort = 'ingelicht') mensen ON true
WHERE (d.kennis_at AT TIME ZONE 'Europe/Amsterdam')::date >= %(begin)s
  AND (d.kennis_at AT TIME ZONE 'Europe/Amsterdam')::date < %(einde)s
"""


def verzoeken(jaar: int) -> Sequence[Rij]:
    """Per right: asked, decided, decided in time."""
    namen = dict(Privacyverzoek.Recht.choices)
    uit = []
    for recht, in_, beslist, op_tijd in lees_rijen(VERZOEKEN, jaar):
        naam = {"recht": namen[recht]}
        uit += [
            Rij(f"{recht}.in", gettext("Verzoeken: %(recht)s") % naam, in_, Eenheid.STUKS),
            Rij(f"{recht}.beslist", gettext("Beslist: %(recht)s") % naam, beslist, Eenheid.STUKS),
            Rij(f"{recht}.op_tijd", gettext("Op tijd beslist: %(recht)s") % naam, op_tijd, Eenheid.STUKS),
        ]  # fmt: skip
    return uit


def lekken(jaar: int) -> Sequence[Rij]:
    """From what was reported to the people who were told."""
    titels = (
        ("intern", gettext("Interne meldingen"), Eenheid.STUKS),
        ("datalek", gettext("Waarvan een datalek"), Eenheid.STUKS),
        ("ap", gettext("Gemeld bij de Autoriteit Persoonsgegevens"), Eenheid.STUKS),
        ("ap_op_tijd", gettext("Waarvan binnen 72 uur"), Eenheid.STUKS),
        ("ingelicht", gettext("Datalekken waarbij mensen zijn ingelicht"), Eenheid.STUKS),
        ("mensen", gettext("Mensen ingelicht"), Eenheid.PERSONEN),
    )
    (waarden,) = lees_rijen(DATALEKKEN, jaar)
    return [Rij(naam, titel, int(waarde), eenheid)
            for (naam, titel, eenheid), waarde in zip(titels, waarden, strict=True)]  # fmt: skip


def registreer() -> None:
    """Make the tables known."""
    registreer_jaarcijfer(
        Jaarcijfer("privacyverzoeken", _("Verzoeken over gegevens"), verzoeken, _("Zaken over gegevens"), 66)
    )  # fmt: skip
    registreer_jaarcijfer(
        Jaarcijfer("datalekken", _("Datalekken"), lekken, _("Register van datalekken"), 67)
    )

"""Which kinds of letter student finance has; `registratie` makes them known."""

from django.utils.translation import gettext_lazy as _

from duo_portal.letters.soorten import Briefsoort

from . import berichten, besluit, verzoeken, vorderingen

BETALING_TERUGGEKOMEN = "betaling_teruggekomen"
JAARBERICHT = "jaarbericht"
GEBRUIKSTIP = "gebruikstip"
REGELING_KOMT = "regeling_komt"

SOORTEN = (
    Briefsoort(
        "besluit_toekenning", _("U krijgt studiefinanciering"), besluit.toekenning, is_besluit=True
    ),
    Briefsoort(
        "besluit_herziening",
        _("Uw studiefinanciering verandert"),
        besluit.herziening,
        is_besluit=True,
    ),
    Briefsoort(
        "besluit_stopzetting",
        _("Uw studiefinanciering stopt"),
        besluit.stopzetting,
        is_besluit=True,
    ),
    Briefsoort(
        "besluit_afwijzing",
        _("U krijgt geen studiefinanciering"),
        besluit.afwijzing,
        is_besluit=True,
    ),
    Briefsoort(
        "besluit_omzetting",
        _("Uw prestatiebeurs wordt een gift"),
        besluit.omzetting,
        is_besluit=True,
    ),
    Briefsoort(
        "terugvordering",
        _("U moet geld terugbetalen"),
        vorderingen.terugvordering,
        is_besluit=True,
        is_nog_nodig=vorderingen.wordt_nog_gewacht,
    ),
    Briefsoort(
        "omgezet_in_lening",
        _("Wat u nog moest terugbetalen is nu een lening"),
        vorderingen.omgezet_in_lening,
        is_besluit=True,
    ),
    Briefsoort(
        "verzoek_ouder_buiten",
        _("Ons besluit over het inkomen van uw ouder"),
        verzoeken.ouder_buiten,
        is_besluit=True,
    ),
    Briefsoort(
        "verzoek_peiljaar",
        _("Ons besluit over het inkomen van uw ouders in een ander jaar"),
        verzoeken.peiljaar,
        is_besluit=True,
    ),
    Briefsoort(
        "ov_boete",
        _("U krijgt een boete voor uw reisproduct"),
        vorderingen.ov_boete,
        is_besluit=True,
    ),
    Briefsoort(
        BETALING_TERUGGEKOMEN, _("Uw betaling is niet aangekomen"), berichten.betaling_teruggekomen
    ),
    Briefsoort(
        "rekening_gewijzigd", _("Uw rekeningnummer is gewijzigd"), berichten.rekening_gewijzigd
    ),
    Briefsoort(JAARBERICHT, _("Uw jaarbericht"), berichten.jaarbericht),
    Briefsoort(GEBRUIKSTIP, _("Misschien laat u geld liggen"), berichten.gebruikstip),
    Briefsoort(
        REGELING_KOMT, _("Er komt een regeling die misschien voor u is"), berichten.regeling_komt
    ),
)

"""Who does what in a check. Each act has a right of its own; who may not do two of them in one case, the database knows."""

from duo_portal.identity import rollen

_APP = "uitwonendencontrole"
BEKIJK = f"{_APP}.view_beoordeling"
"""The list and the blind page of a case."""
BEOORDEEL = f"{_APP}.add_beoordeling"
TWEEDE = f"{_APP}.add_tweedeoordeel"
PLAN = f"{_APP}.add_bezoek"
NEEM_VOOR = f"{_APP}.add_voornemen"
BESLIS = f"{_APP}.add_herziening"
BEBOET = f"{_APP}.add_boete"
BEZWAAR = f"{_APP}.change_herziening"
"""Answer an objection, and revoke."""
BEZOEK = f"{_APP}.change_bezoek"
"""The own visits, and nothing else of a check."""
NAAM = frozenset({BESLIS, BEBOET, BEZWAAR})
"""Who hears or decides must know whom: from the intention on these get a way to the person file."""


def registreer() -> None:
    """Reviewers and second persons are behandelaars; who decides leads a team; who visits sees no file."""
    beoordelen = [BEKIJK, BEOORDEEL, TWEEDE, PLAN, NEEM_VOOR]
    rollen.registreer_rechten(
        handelen={
            rollen.BEHANDELAAR: beoordelen,
            rollen.TEAMLEIDER: [*beoordelen, BESLIS, BEBOET, BEZWAAR],
            rollen.CONTROLEUR: [BEZOEK],
        }
    )

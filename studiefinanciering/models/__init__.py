"""What studiefinanciering remembers.

`student` (who studies what, circumstances, diplomas), `ouders` (incomes), `aanvraag` (what was asked),
`toekenning` (decisions and their lines), `uitbetaling` (what a payout run froze, booked and sent),
`terugvordering` (what was asked back), `kleine_regelingen` and `lesgeld` (rights outside the monthly grant). Facts and lines carry two times: `geldig` (what it is about) and
`bekend` (when we knew); the only update allowed is closing `bekend`.
"""

from .aanvraag import Aanvraag, Keuze
from .kleine_regelingen import (
    Regelingaanvraag,
    Regelingbesluit,
    Regelingbetaling,
    Regelingjaar,
    Regelingtermijn,
    Regelingvoorstel,
)
from .lesgeld import Lesgeldfactuur, Lesgeldplan, Lesgeldtermijn, Lesgeldteruggave
from .opleiding import Instelling, Opleiding
from .ouders import Inkomen, OuderBuitenBeschouwing, Oudergegevens, Peiljaarverlegging
from .student import (
    Diploma,
    Inschrijving,
    Omstandigheid,
    Registerstand,
    Student,
    Studieverleden,
)
from .terugvordering import Terugvordering
from .toekenning import Parameterset, Toekenning, Toekenningsregel
from .uitbetaling import Uitbetaalmelding, Uitbetaalregel, Uitbetaling

__all__ = [
    "Aanvraag",
    "Diploma",
    "Inkomen",
    "Inschrijving",
    "Instelling",
    "Keuze",
    "Lesgeldfactuur",
    "Lesgeldplan",
    "Lesgeldtermijn",
    "Lesgeldteruggave",
    "Omstandigheid",
    "Opleiding",
    "OuderBuitenBeschouwing",
    "Oudergegevens",
    "Parameterset",
    "Peiljaarverlegging",
    "Regelingaanvraag",
    "Regelingbesluit",
    "Regelingbetaling",
    "Regelingjaar",
    "Regelingtermijn",
    "Regelingvoorstel",
    "Registerstand",
    "Student",
    "Studieverleden",
    "Terugvordering",
    "Toekenning",
    "Toekenningsregel",
    "Uitbetaalmelding",
    "Uitbetaalregel",
    "Uitbetaling",
]

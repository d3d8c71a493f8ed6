"""What terugbetalen keeps besides the ledger: since when somebody repays and what was decided; never an amount owed."""

from .aflossen import ExtraAflossing, Verhoging
from .afspraken import Afspraak, Tijdslot
from .contact import Contactmoment, Geselecteerde, Kanaal, Selectie, Terugbelbelofte
from .inlezen import Inleesbestand, Quarantaine
from .innen import Aankondiging, Incassomandaat, Incassomelding, Incassoregel, Termijn
from .invordering import (
    Aanhouding,
    Invorderingsregel,
    Invorderingsstap,
    Overdracht,
    Paspoortsignaal,
    Stuiting,
)
from .ontvangen import Bestemmingsvoorstel, Betaalverzoek, Teruggave, Verzoekbetaling
from .regelen import Gebrek, Regeling, Regelingdekking, Regelingtermijn
from .studievraag import Studievraag
from .terugbetaling import Feit, Renteklok, Renteperiode, Terugbetaling
from .vaststelling import Parameterset, Vaststelling, Voorstel

__all__ = [
    "Aanhouding",
    "Aankondiging",
    "Afspraak",
    "Bestemmingsvoorstel",
    "Betaalverzoek",
    "Contactmoment",
    "ExtraAflossing",
    "Feit",
    "Gebrek",
    "Geselecteerde",
    "Incassomandaat",
    "Incassomelding",
    "Incassoregel",
    "Inleesbestand",
    "Invorderingsregel",
    "Invorderingsstap",
    "Kanaal",
    "Overdracht",
    "Parameterset",
    "Paspoortsignaal",
    "Quarantaine",
    "Regeling",
    "Regelingdekking",
    "Regelingtermijn",
    "Renteklok",
    "Renteperiode",
    "Selectie",
    "Studievraag",
    "Stuiting",
    "Termijn",
    "Terugbelbelofte",
    "Terugbetaling",
    "Teruggave",
    "Tijdslot",
    "Vaststelling",
    "Verhoging",
    "Verzoekbetaling",
    "Voorstel",
]

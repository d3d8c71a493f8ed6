"""Found by the admin's autodiscovery: brings in the desk of each room."""

from terugbetalen.contact.beheer import lijsten, selecties, werklijst
from terugbetalen.invordering.beheer import keten, overdrachten
from terugbetalen.ontvangen.beheer import tussengeld
from terugbetalen.regelen import beheer as regelen

__all__ = ["keten", "lijsten", "overdrachten", "regelen", "selecties", "tussengeld", "werklijst"]

"""Found by the admin's autodiscovery: brings in the desk of each room."""

from terugbetalen.contact.beheer import lijsten, selecties, werklijst

__all__ = ["lijsten", "selecties", "werklijst"]

"""What is kept of a draw: frame, promise, result. All of it is insert-only, by the database."""

from .trekking import Annulering, Geloot, Kader, Lid, Trekking, Verbinding

__all__ = ["Annulering", "Geloot", "Kader", "Lid", "Trekking", "Verbinding"]

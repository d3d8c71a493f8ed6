"""The tables of the portal itself."""

from duo_portal.web.stappen.concept import Concept

__all__ = ["Concept"]

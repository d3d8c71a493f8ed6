"""The strict reading of JSON lines stands in the foundation; the names are handed on from here."""

from duo_portal.foundation.invoer import Fout, Object, lees_json, toon

__all__ = ["Fout", "Object", "lees_json", "toon"]

"""It is September 2023 here, as in the tests of the acts themselves."""

from tests.studiefinanciering.conftest import op, september

__all__ = ["op", "september"]

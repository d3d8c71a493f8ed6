"""The element type of each column, read from the declaration of `Feiten`."""

from dataclasses import fields
from typing import Any

import numpy as np

from studiefinanciering.rules.feiten import Bool, Code, Feiten

SOORTEN: dict[str, Any] = {
    veld.name: np.bool_ if veld.type is Bool else np.int8 if veld.type is Code else np.int64
    for veld in fields(Feiten)
}

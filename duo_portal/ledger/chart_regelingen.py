"""The accounts of the small schemes and of lesgeld, for `chart`. The budget articles are our reading, as there."""

LESGELD, INBURGERINGSLENING, REGELING_TE_VEEL = 1350, 1360, 1370
LESGELD_BATEN = 8120
NUMMERS = (LESGELD, INBURGERINGSLENING, REGELING_TE_VEEL, LESGELD_BATEN)

# code, name, kind, minister, budget article, may carry components, side of the balance
KLEINE_REGELINGEN: tuple[tuple[int, str, str, str, str, bool, int], ...] = (
    (LESGELD, "lesgeld (art. 5 LCW)", "activa", "OCW", "", False, 1),
    (INBURGERINGSLENING, "lening inburgering", "activa", "SZW", "", False, 1),
    (REGELING_TE_VEEL, "te veel ontvangen uit een kleine regeling", "activa", "OCW", "", False, 1),
    (4310, "beurzen Europees Universitair Instituut", "lasten", "OCW", "OCW (VIII) artikel 8", False, 0),
    (4320, "tegemoetkoming scholieren (Wtos)", "lasten", "OCW", "OCW (VIII) artikel 12", False, 0),
    (4330, "lerarenbeurs", "lasten", "OCW", "OCW (VIII) artikel 9", False, 0),
    (LESGELD_BATEN, "baten lesgeld", "baten", "OCW", "OCW (VIII) artikel 13", False, 0),
)  # fmt: skip

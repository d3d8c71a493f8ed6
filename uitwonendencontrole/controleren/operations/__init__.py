"""The acts of a check, each keyword-only, once per `sleutel`, on a day that is given: `(controle_id, actor, op, sleutel, …)`.

`starten`, `beoordelen`, `bewijzen`, `bezoeken`, `voornemen`, `besluiten`, `rechtsgang`, `stoppen`, `nacht`.
"""

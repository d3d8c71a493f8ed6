"""The acting door of student finance: each act keyword-only, recorded, at most once per key.

`aanvragen` takes in what is asked; `toekennen` decides, for one person or a chunk of households; `herzien`
decides anew when facts changed (`gezin`: also for sisters and brothers); `stopzetten` and `omzetten` are
revisions with a reason of their own; `uitleggen` recomputes a decision and says why.
"""

"""Letters: frozen data, stored before they are sent.

A decision leaves one `Brief` with the data it will be made from; nothing is rendered in a run. The tour:
`models` (Brief, frozen by the database), `operations` (lay one ready, or many in one statement), `queries`.
"""

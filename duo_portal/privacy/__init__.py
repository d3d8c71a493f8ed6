"""Rights of the person, retention, data breaches and the registers the GDPR asks for.

`verzoeken` takes in and decides what citizens ask about their data (art. 15-21 AVG). `bewaren` knows how long each
kind of record stays, proposes what may go, and destroys what a second person approved. `datalekken` keeps every
breach with its 72 hours. `registers` reads the registers that anybody may see. Pages are in `web/privacy` and
`web/beheer/privacy*`.
"""

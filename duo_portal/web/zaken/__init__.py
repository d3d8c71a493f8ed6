"""The citizen's cases: what runs, by when it must be decided, and objecting to a decision.

Tour: `lezen` (what the pages show), `paginas` (list, one objection, withdraw), `bestanden` (documents in and out), `wizard`
with `formulieren` (filing, step by step), `brief` (the letters), `rechten` (who handles objections), `registratie`.
Addresses are named `zaken:…`, below `mijn/zaken/`.
"""

"""The date engine: by which day must be decided, why, and what it costs when it is too late.

The tour: `normen.toml` (every term as dated rows with its article and source), `normen` (read them), `rekenen` (pure:
count a term, a suspension, a penalty, each with its derivation), `herkennen` (a notice of default in any text),
`stand` (the term of one case today), `operations` (suspend, resume, put off), `te_laat` (take a notice in, decide on a
penalty), `gevolgen` (who books it) and `nacht` (warn in time, decide on penalties that are due).
"""

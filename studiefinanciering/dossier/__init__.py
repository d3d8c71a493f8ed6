"""The file of a student as columns: from facts with two times to rows of `rules.feiten.Feiten`.

Tour: `bronnen` (one statement reads every source for whole households, as known at a moment), `verven`
(spells of time painted on months), `standen` (months used before), `ouders` (what counts for each parent),
`lezen` (all of it together: one row per person-month), `opslag` (facts as they are kept with a decision).
Whoever is decided about, alone or in a chunk, is read by this code.
"""

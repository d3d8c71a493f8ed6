"""The letters of student finance in words: frozen data and the stored decision in, paragraphs out.

The tour: `soorten` (which kinds there are), `besluit` (award, revision, stop, rejection, conversion), `eenmalig`
(decisions of one-off schemes), `verzoeken` (answers to requests about parents), `vorderingen` (reclaim, made a loan,
fine), `berichten` (payment returned, year notice, tips, a scheme that is to come). `nieuwjaar` is
the part of the year notice about the new year. They share `bedragen` (tables), `wijziging` (what changed and which
fact caused it), `gezien` (what a register reported) and `besluitblok` (who decided, articles, objection).
`leggen` lays letters that no decision lays; `populaties` says for whom bulk sends are.
"""

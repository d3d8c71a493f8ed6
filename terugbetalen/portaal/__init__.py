"""What repayment shows on the portal.

Tour: `vooruitblik` (the debt of a student up to the day on which repaying begins), `indelen` (under which rules, and
why), `maandlasten` (what a debt costs a month, at incomes), `verloop` (a debt played month by month by the rules, a
row per plan), `plannen` (the plans of the planner and which goal each serves), `woorden` and `beeld` (words, tables
and charts), `voorbeelden` (published figures, reckoned again) and `panelen` (what hangs where). Nothing is kept.
"""

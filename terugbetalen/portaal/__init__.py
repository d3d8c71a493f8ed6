"""What repayment shows on the portal.

Tour: `vooruitblik` (the debt of a student up to the day on which repaying begins), `indelen` (under which rules, and
why), `maandlasten` (what a debt costs a month, at incomes), `lenen` (what lending a sum each month costs later);
`verloop` (a debt played month by month by the rules, a row per plan), `positie` (where somebody stands), `plannen` with
`stapelen` (what one may choose, and which goal it serves), `plannerbeeld` and `beeld` (tables and charts); `lening` and
`waarom` (the debt of a debtor, each amount explained); `voorbeelden` (published figures, reckoned again), `woorden`
(codes in words) and `panelen` (what hangs where). Nothing is kept.
"""

"""Looking ahead: what may come, before it comes.

Tour: `grondslag` (the months of one student up to the end of the study, as facts, with what we assume about
them), `watals` (the same facts changed as the student wonders) and `verloop` (what they come to, by the rules
of an award); `tegenvoorbeeld` (below which income there would be an aanvullende beurs); `taken` (tasks with a
last day, from `toestand`: one statement a student); `benutting` (who misses what they have a right to, a
chunk of households at a time) and `tips` (that, told to one person, until they do not want to see it).
Nothing here is stored but a wish not to see a tip again. No income of a parent leaves this package
(docs/decisions/0011-an-income-is-its-owners.md).
"""

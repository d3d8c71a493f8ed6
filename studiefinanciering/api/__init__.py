"""The endpoints of student finance, on the base of `duo_portal/web/api`.

The tour: `rekenen` (for anybody: a trial calculation, the parameters of a date), `melden` (institutions report
enrolments and diplomas), `lezen` (a student's own file), `handelen` (a student applies, changes, stops). Shapes
stand beside them in `vormen*`; every act is one call of an operation.
"""

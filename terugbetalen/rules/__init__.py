"""Rules of repayment (chapters 6, 10a and 12 Wsf 2000): pure functions over columns of whole cents.

Tour: `regeling` names the four sets of rules; `rente` has the rates and how a debt grows; `termijn` the
statutory instalment; `draagkracht` what someone can bear; `aflossing` plays a debt to its end. Rates are ppm
a year, months are counts, money is whole cents; powers are taken in 50 digits and rounded once.
"""

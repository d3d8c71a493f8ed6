"""Rules of repayment (chapters 6, 10a and 12 Wsf 2000): pure functions over columns of whole cents.

Tour, in the order of a debt's life:

- `regeling` names the four sets of rules; `indeling` says which one a loan is under, why (`indelingsreden`), and what
  may still be chosen until when;
- `rente` has the clock of each debt and the rate of a month; `rentebedrag` what a month earns, with payments in it, and
  interest that lapses;
- `fase` goes from the last month of student finance to phases, months left and end; `pauze` judges months off;
- `termijn` is the statutory instalment, `vaststelling` when it is set again and what is due in a month, `samenloop`
  several debts of one person, `jaartermijn` old debtors abroad, `aflossing` a debt played to its end;
- `inkomen` chooses the income that counts, `draagkracht` and `draagkracht_oud` what can be borne of it,
  `draagkracht_partners` two debtors in one household;
- `kwijtschelding` is what lapses; `andere_schulden` and `wettelijke_rente` are debts beside the loan and arrears.

Rates are ppm a year, months are indices (`kolommen`), money is whole cents; powers are taken in 50 digits and
rounded once (`machten`), in the way that `afronding` names per amount with its evidence.
"""

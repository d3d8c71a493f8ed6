"""Acts of the debtor: extra repayment, a higher amount, months off, income test, the choice of rules."""

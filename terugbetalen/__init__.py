"""Repayment of study debts. Its rooms are furnished by a later issue."""

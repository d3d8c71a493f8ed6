"""The payout run under fire: real workers, beat and servers are killed; every student is paid exactly once.

`bevolking` makes students with decisions by SQL, `straat` is the payout from opening to the bank's statement,
`loket` is the bank's counter: what was paid is counted from the bytes of the files it accepted.
"""

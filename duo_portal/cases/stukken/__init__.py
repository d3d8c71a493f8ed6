"""Documents of citizens, from an untrusted upload to a file that a colleague may open.

Tour: `grenzen` (how large, how many, how long), `herkennen` (what it is, by its first bytes), `uitpakken` (the child
process that parses it), `kijk_na` (starts that child with limits on time and memory), `scan` (the hook for a scanner
of malware), `naam` (a name that is safe to show), `aannemen` (all of that, and the encrypted store), `geven` (reading it).

Why in the database: a document comes and goes with the row that it belongs to, in one transaction and one backup, and
no path made of anything a citizen typed exists at all. It stands apart from its description, so lists never read it.
"""

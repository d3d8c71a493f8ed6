"""Where figures about contact are read; `verantwoording` is a neighbour, so the page's room ties them together."""

CONTACT = """
SELECT kanaal, count(*), avg(wachttijd_s)::int, (avg(cijfer) * 10)::int
FROM klantcontact_klantcontact
WHERE op >= %(begin)s AND op < %(einde)s GROUP BY kanaal ORDER BY kanaal
"""

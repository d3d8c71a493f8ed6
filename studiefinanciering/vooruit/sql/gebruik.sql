-- Of who is entitled by our own data to a basisbeurs in a study year of higher education: how many there are (dag
-- NULL), and on which day they first applied. Entitled: enrolled full-time or dual at a programme of a year or more in
-- these months, Dutch or equal by residence, not yet 30 when the year began, alive.
WITH gerechtigd AS MATERIALIZED (
    SELECT DISTINCT i.persoon_id
    FROM studiefinanciering_inschrijving i
    JOIN identity_persoon p ON p.id = i.persoon_id
    WHERE upper_inf(i.bekend) AND i.onderwijs = 1 AND i.opleidingsvorm IN (1, 2) AND i.lang_genoeg
      AND i.geldig && daterange(%(begin)s, %(einde)s)
      AND p.overleden_op IS NULL AND p.nationaliteit_groep IN (1, 3) AND p.geboortedatum > %(geboren_na)s
), eerste AS MATERIALIZED (
    SELECT a.persoon_id, greatest(min(a.ontvangen_op), %(opening)s) AS dag
    FROM studiefinanciering_aanvraag a
    WHERE a.soort <> 'stop' AND a.status <> 'ingetrokken' AND a.ingangsmaand < %(einde)s AND a.ontvangen_op <= %(op)s
    GROUP BY a.persoon_id
)
SELECT e.dag, count(*) FROM gerechtigd g LEFT JOIN eerste e USING (persoon_id) GROUP BY e.dag ORDER BY e.dag

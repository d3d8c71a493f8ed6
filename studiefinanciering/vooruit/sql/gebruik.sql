-- Of who is entitled by our own data to a basisbeurs in a study year of higher education: how many there are (dag
-- NULL), and on which day they first applied. Entitled: enrolled full-time or dual at a programme of a year or more in
-- these months, Dutch or equal by residence, not yet 30 when the year began, alive.
SELECT e.dag, count(*)
FROM identity_persoon p
LEFT JOIN (
    SELECT a.persoon_id, greatest(min(a.ontvangen_op), %(opening)s) AS dag
    FROM studiefinanciering_aanvraag a
    WHERE a.soort <> 'stop' AND a.status <> 'ingetrokken' AND a.ingangsmaand < %(einde)s AND a.ontvangen_op <= %(op)s
    GROUP BY a.persoon_id
) e ON e.persoon_id = p.id
WHERE p.overleden_op IS NULL AND p.nationaliteit_groep IN (1, 3) AND p.geboortedatum > %(geboren_na)s
  AND p.id IN (
    SELECT i.persoon_id FROM studiefinanciering_inschrijving i
    WHERE upper_inf(i.bekend) AND i.onderwijs = 1 AND i.opleidingsvorm IN (1, 2) AND i.lang_genoeg
      AND i.geldig && daterange(%(begin)s, %(einde)s)
  )
GROUP BY e.dag ORDER BY e.dag

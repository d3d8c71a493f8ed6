-- Aantal en som van de bestanden van een run zijn die van de betalingen; vervangen bestanden tellen niet mee.
WITH bestand AS (
    SELECT DISTINCT ON (run_id, volgnummer % 100) run_id, aantal, totaal_centen
    FROM gateways_bankbestand WHERE soort = 'pain001' AND run_id IS NOT NULL
    ORDER BY run_id, volgnummer % 100, volgnummer DESC
),
som AS (
    SELECT run_id, sum(aantal) AS aantal, sum(totaal_centen) AS totaal FROM bestand GROUP BY run_id
),
betaald AS (
    SELECT u.run_id, count(*) AS aantal, sum(u.bedrag_centen) AS totaal
    FROM studiefinanciering_uitbetaling u
    JOIN batches_stap s ON s.run_id = u.run_id AND s.naam = 'aanleveren' AND s.status = 'klaar'
    GROUP BY u.run_id
)
SELECT b.run_id, b.aantal, b.totaal, s.aantal AS in_bestanden, s.totaal AS som_bestanden
FROM betaald b LEFT JOIN som s USING (run_id)
WHERE (b.aantal, b.totaal) IS DISTINCT FROM (s.aantal, s.totaal)

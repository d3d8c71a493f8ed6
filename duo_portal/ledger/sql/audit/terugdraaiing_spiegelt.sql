-- Een terugdraaiing heeft precies de regels van haar boeking, elk aan de andere zijde.
WITH paar AS (
    SELECT id AS terug_id, draait_terug_id AS oud_id FROM ledger_boeking WHERE draait_terug_id IS NOT NULL
), verwacht AS (
    SELECT p.terug_id, l.account_code, -l.zijde AS zijde, l.bedrag_centen, l.persoon_id, l.maand, l.component, l.vorm
    FROM paar AS p JOIN ledger_leg AS l ON l.boeking_id = p.oud_id
), gevonden AS (
    SELECT p.terug_id, l.account_code, l.zijde, l.bedrag_centen, l.persoon_id, l.maand, l.component, l.vorm
    FROM paar AS p JOIN ledger_leg AS l ON l.boeking_id = p.terug_id
)
(SELECT 'ontbreekt' AS wat, * FROM (TABLE verwacht EXCEPT ALL TABLE gevonden) AS v)
UNION ALL
(SELECT 'te veel' AS wat, * FROM (TABLE gevonden EXCEPT ALL TABLE verwacht) AS g)

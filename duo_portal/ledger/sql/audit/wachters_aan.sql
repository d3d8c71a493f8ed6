-- Alle wachters staan aan (altijd), en de toepassing mag het grootboek niet wijzigen of bezitten.
WITH verwacht (tabel, wachter) AS (
    VALUES ('ledger_boeking', 'ledger_boeking_wachter'), ('ledger_leg', 'ledger_leg_wachter'),
           ('ledger_onvolledig', 'ledger_onvolledig_wachter'),
           ('ledger_afgesloten_periode', 'ledger_afsluiten_wachter'),
           ('ledger_boeking', 'ledger_boeking_alleen_groei'), ('ledger_leg', 'ledger_leg_alleen_groei'),
           ('ledger_afgesloten_periode', 'ledger_periode_alleen_groei'),
           ('ledger_account', 'ledger_account_blijft')
)
SELECT v.tabel, v.wachter AS wat FROM verwacht AS v
WHERE NOT EXISTS (
    SELECT FROM pg_trigger AS t
    WHERE t.tgrelid = to_regclass(v.tabel) AND t.tgname = v.wachter AND t.tgenabled = 'A'
)
UNION ALL
SELECT DISTINCT v.tabel, 'recht ' || r.recht
FROM verwacht AS v CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER')) AS r (recht)
WHERE has_table_privilege('studiefin_app', v.tabel, r.recht)
UNION ALL
SELECT c.relname, 'eigenaar ' || pg_get_userbyid(c.relowner) FROM pg_class AS c
WHERE c.oid IN (SELECT to_regclass(tabel) FROM verwacht) AND pg_has_role('studiefin_app', c.relowner, 'MEMBER')
UNION ALL
SELECT 'ledger_leg', 'beperking ' || n.naam
FROM (VALUES ('ledger_leg_bedrag_positief'), ('ledger_leg_zijde'), ('ledger_leg_eerste_van_de_maand'),
             ('ledger_leg_component_heel'), ('ledger_leg_pk')) AS n (naam)
WHERE NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conname = n.naam AND k.convalidated AND k.conenforced)
UNION ALL
SELECT 'index', n.naam
FROM (VALUES ('ledger_leg_een_per_component'), ('ledger_boeking_een_terugdraaiing'),
             ('ledger_boeking_sleutel_uniek')) AS n (naam)
WHERE NOT EXISTS (
    SELECT FROM pg_index AS i WHERE i.indexrelid = to_regclass(n.naam) AND i.indisunique AND i.indisvalid
)

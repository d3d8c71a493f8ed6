-- Een component staat op een rekening van zijn vorm: gift 40xx of 42xx, prestatiebeurs 14xx, lening 12xx.
SELECT boeking_id, regel, account_code, component, vorm FROM ledger_leg
WHERE volgnummer IS NOT NULL AND NOT CASE
    WHEN component BETWEEN 20 AND 23 THEN vorm = 1 AND account_code = 4200 + (component - 20) * 10
    WHEN vorm = 3 AND component = 4 THEN account_code IN (1210, 1220, 1230)
    WHEN vorm = 3 AND component = 5 THEN account_code IN (1212, 1222, 1232)
    WHEN vorm = 3 AND component = 8 THEN account_code = 1243
    WHEN vorm = 3 AND component = 3 THEN account_code IN (1211, 1221, 1231, 1214, 1224, 1234)
    WHEN vorm = 3 THEN component IN (1, 2, 6, 7) AND account_code IN (1214, 1224, 1234)
    WHEN component IN (1, 2, 3, 6, 7) THEN account_code = CASE vorm WHEN 1 THEN 4000 WHEN 2 THEN 1400 END + component * 10
    ELSE false END

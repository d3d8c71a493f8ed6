-- Niemand is overgedragen zonder een aanmaning in hetzelfde dossier waarvan de termijn voorbij was (Awb 4:117).
SELECT s.id, s.persoon_id, s.stap, s.genomen_op
FROM terugbetalen_invorderingsstap s
WHERE s.stap IN ('cjib', 'buitenland')
  AND NOT EXISTS (SELECT FROM terugbetalen_invorderingsstap a
                  WHERE a.dossier = s.dossier AND a.stap = 'aanmaning' AND a.betaal_voor < s.genomen_op
                    AND a.betaal_voor >= a.genomen_op + 14)

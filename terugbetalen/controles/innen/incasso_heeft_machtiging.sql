-- Elke incasso rust op een machtiging en een rekening van dezelfde mens, getekend voor en niet ingetrokken op die dag
-- van vragen, is veertien dagen tevoren aangekondigd, en draagt het kenmerk van haar nummer.
SELECT t.id, t.persoon_id, t.maand
FROM terugbetalen_termijn t
LEFT JOIN terugbetalen_incassomandaat m ON m.id = t.mandaat_id
LEFT JOIN identity_bankrekening k ON k.id = t.bankrekening_id
WHERE t.kenmerk <> terugbetalen_betalingskenmerk(100000000000000 + t.id)
   OR (t.run_id IS NOT NULL AND t.aangekondigd_op + 14 > t.vervaldatum)
   OR (t.wijze = 'incasso' AND (m.persoon_id IS DISTINCT FROM t.persoon_id OR k.persoon_id IS DISTINCT FROM t.persoon_id
                                OR m.getekend_op > t.vervaldatum OR m.ingetrokken_op < t.aangekondigd_op))
   OR (t.wijze = 'incasso' AND t.run_id IS NOT NULL AND NOT EXISTS (
          SELECT FROM terugbetalen_aankondiging a
          WHERE a.persoon_id = t.persoon_id AND a.is_lllk = t.is_lllk AND a.bedrag_centen = t.bedrag_centen
            AND a.van <= t.maand AND a.tot > t.maand AND a.aangekondigd_op = t.aangekondigd_op))

-- The collections of a run that go to the bank, of one day and sequence type (or all), in order of reference.
-- `vroegst` is the first day that the bank can still collect on: a term whose day has passed meanwhile is taken then.
SELECT t.id, t.persoon_id, t.kenmerk, t.bedrag_centen, t.volgorde, greatest(t.vervaldatum, %(vroegst)s::date),
       t.aangekondigd_op, t.is_andere_rekening, t.laatst_geind_op, m.kenmerk, m.getekend_op, m.ingetrokken_op,
       r.iban_versleuteld, r.iban_sleutel_id, r.tenaamstelling, p.overleden_op
FROM terugbetalen_termijn t
JOIN terugbetalen_incassomandaat m ON m.id = t.mandaat_id
JOIN identity_bankrekening r ON r.id = t.bankrekening_id
JOIN identity_persoon p ON p.id = t.persoon_id
WHERE t.run_id = %(run_id)s AND t.wijze = 'incasso'
  AND (%(volgorde)s::text IS NULL OR (t.volgorde = %(volgorde)s AND greatest(t.vervaldatum, %(vroegst)s::date) = %(dag)s
                                      AND t.kenmerk BETWEEN %(eerste)s AND %(laatste)s))
  AND NOT EXISTS (SELECT FROM terugbetalen_incassomelding x WHERE x.termijn_id = t.id AND x.bron = %(bron)s)
ORDER BY t.kenmerk

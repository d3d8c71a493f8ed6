SELECT u.id, u.bedrag_centen, r.iban_versleuteld, r.iban_sleutel_id, r.tenaamstelling
FROM studiefinanciering_uitbetaling u
JOIN identity_bankrekening r ON r.id = u.bankrekening_id
WHERE u.run_id = %(run_id)s AND u.id BETWEEN %(eerste)s AND %(laatste)s
ORDER BY u.id

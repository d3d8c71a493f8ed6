-- De regels van een besluit vallen binnen zijn tijdvak, en van een component is er per maand hoogstens een.
SELECT t.id AS besluit, r.id AS regel, r.geldig::text AS maanden, 'buiten het tijdvak' AS fout
FROM studiefinanciering_toekenningsregel r JOIN studiefinanciering_toekenning t ON t.id = r.toekenning_id
WHERE NOT r.geldig <@ daterange(t.van, t.tot) OR r.persoon_id <> t.persoon_id
   OR r.uitvoerbaar_vanaf <> t.uitvoerbaar_vanaf
UNION ALL
SELECT a.toekenning_id, b.id, b.geldig::text, 'dubbel'
FROM studiefinanciering_toekenningsregel a
JOIN studiefinanciering_toekenningsregel b
  ON b.toekenning_id = a.toekenning_id AND b.component = a.component AND b.id > a.id
 AND b.geldig && a.geldig AND lower(b.bekend) = lower(a.bekend)

INSERT INTO terugbetalen_termijn (id, persoon_id, vaststelling_id, bedrag_centen, run_id, mandaat_id, bankrekening_id,
    maand, vervaldatum, aangekondigd_op, volgnummer, is_lllk, wijze, volgorde, laatst_geind_op, is_andere_rekening, kenmerk)
SELECT termijn_id, persoon_id, vaststelling_id, bedrag_centen, %(run_id)s, mandaat_id, bankrekening_id,
    maand, vervaldatum, aangekondigd_op, volgnummer, is_lllk, wijze, volgorde, laatst_geind_op, is_andere_rekening,
    terugbetalen_betalingskenmerk(%(reeks)s + termijn_id)
FROM vraagplan WHERE aangehouden IS NULL ORDER BY termijn_id

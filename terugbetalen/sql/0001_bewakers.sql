-- Facts and decisions have two times: only closing `bekend` is allowed, nothing is overwritten or deleted.
DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['terugbetaling', 'renteperiode', 'feit', 'vaststelling']
    LOOP
        PERFORM bewaak_twee_tijden(('terugbetalen_' || tabel)::regclass);
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (NOT isempty(bekend) AND NOT isempty(geldig)
            AND NOT lower_inf(geldig) AND extract(day FROM lower(geldig)) = 1
            AND (upper_inf(geldig) OR extract(day FROM upper(geldig)) = 1))',
            'terugbetalen_' || tabel, tabel || '_hele_maanden');
    END LOOP;
END $$;

-- A decision is about months of one calendar year, the year it names.
ALTER TABLE terugbetalen_vaststelling ADD CONSTRAINT vaststelling_in_een_jaar CHECK (
    NOT upper_inf(geldig) AND extract(year FROM lower(geldig)) = jaar
    AND extract(year FROM upper(geldig) - 1) = jaar);

-- What a period of repayment or a fixed rate begins with is a first of January (arts. 6.4(3), 6.5(1)).
ALTER TABLE terugbetalen_renteperiode ADD CONSTRAINT renteperiode_eindigt CHECK (NOT upper_inf(geldig));

SELECT bewaak_alleen_toevoegen('terugbetalen_parameterset');
SELECT bewaak_alleen_toevoegen('terugbetalen_voorstel');
SELECT bewaak_alleen_toevoegen('terugbetalen_inleesbestand');
SELECT bewaak_alleen_toevoegen('terugbetalen_quarantaine');

-- The guard as `bewakers.sql` made it.
CREATE OR REPLACE FUNCTION gateways_bewaak_bankbestand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stappen text[] := '{in_opbouw>compleet,compleet>aangeleverd,aangeleverd>geaccepteerd,aangeleverd>deels,aangeleverd>geweigerd,geaccepteerd>deels,geaccepteerd>geweigerd}';
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> (CASE WHEN NEW.soort = 'pain001' THEN 'in_opbouw' ELSE 'verwerkt' END) THEN
            RAISE EXCEPTION 'een bankbestand (%) begint niet als %', NEW.soort, NEW.status
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'een bankbestand wordt niet gewist; alleen zijn inhoud, na de termijn'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (OLD.soort, OLD.msg_id, OLD.run_id, OLD.volgnummer, OLD.antwoord_op_id, OLD.uitvoeringsdatum,
        OLD.aantal, OLD.totaal_centen, OLD.opdrachtgever_naam, OLD.opdrachtgever_iban, OLD.opdrachtgever_bic,
        OLD.bedrijfsdatum, OLD.aangemaakt_at, OLD.opgeslagen_at)
        IS DISTINCT FROM
        (NEW.soort, NEW.msg_id, NEW.run_id, NEW.volgnummer, NEW.antwoord_op_id, NEW.uitvoeringsdatum,
        NEW.aantal, NEW.totaal_centen, NEW.opdrachtgever_naam, NEW.opdrachtgever_iban, NEW.opdrachtgever_bic,
        NEW.bedrijfsdatum, NEW.aangemaakt_at, NEW.opgeslagen_at)
        OR (OLD.sha256 IS NOT NULL AND (OLD.sha256, OLD.omvang, OLD.hash_totaal, OLD.pad)
            IS DISTINCT FROM (NEW.sha256, NEW.omvang, NEW.hash_totaal, NEW.pad))
        OR (OLD.aangeleverd_at IS NOT NULL AND OLD.aangeleverd_at IS DISTINCT FROM NEW.aangeleverd_at)
        OR (OLD.inhoud_verwijderd_at IS NOT NULL
            AND OLD.inhoud_verwijderd_at IS DISTINCT FROM NEW.inhoud_verwijderd_at)
        OR NEW.bewaren_tot < OLD.bewaren_tot
    THEN
        RAISE EXCEPTION 'bankbestand % ligt vast: maak een nieuw bestand met een nieuw nummer', OLD.msg_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (stappen) THEN
        RAISE EXCEPTION 'een bankbestand kan niet van % naar %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

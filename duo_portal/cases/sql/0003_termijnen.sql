SELECT bewaak_alleen_toevoegen('cases_termijngebeurtenis');
SELECT bewaak_alleen_toevoegen('cases_ingebrekestelling');
SELECT bewaak_alleen_toevoegen('cases_dwangsombesluit');

-- A term is suspended, resumed and put off in an order that makes sense, and only while the case is open.
CREATE FUNCTION cases_termijn_volgorde() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    zaak cases_zaak%ROWTYPE;
    vorige cases_termijngebeurtenis%ROWTYPE;
BEGIN
    SELECT * INTO zaak FROM cases_zaak WHERE id = NEW.zaak_id FOR UPDATE;
    IF NEW.soort <> 'grondslag' AND zaak.afgedaan_op IS NOT NULL THEN
        RAISE EXCEPTION 'De termijn van een gesloten zaak verandert niet meer.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT * INTO vorige FROM cases_termijngebeurtenis
        WHERE zaak_id = NEW.zaak_id AND soort IN ('opschorting', 'hervatting') ORDER BY id DESC LIMIT 1;
    IF NEW.soort = 'opschorting' AND vorige.soort = 'opschorting'
       AND (vorige.tot IS NULL OR NEW.op < vorige.tot) THEN
        RAISE EXCEPTION 'De termijn van deze zaak staat al stil sinds %.', vorige.op
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.soort = 'opschorting' AND NEW.op < vorige.op THEN
        RAISE EXCEPTION 'Een opschorting ligt na de vorige.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.soort = 'hervatting' AND (vorige.soort IS DISTINCT FROM 'opschorting' OR NEW.op < vorige.op) THEN
        RAISE EXCEPTION 'De termijn van deze zaak staat niet stil op %.', NEW.op
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_volgorde BEFORE INSERT ON cases_termijngebeurtenis
    FOR EACH ROW EXECUTE FUNCTION cases_termijn_volgorde();

-- A penalty belongs to the case of its notice, and never starts before two weeks after the notice.
CREATE FUNCTION cases_dwangsom_van_zaak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM cases_ingebrekestelling i
                   WHERE i.id = NEW.ingebrekestelling_id AND i.zaak_id = NEW.zaak_id
                     AND NEW.eerste_dag > i.ontvangen_op + 14
                     AND NEW.dagen = NEW.laatste_dag - NEW.eerste_dag + 1) THEN
        RAISE EXCEPTION 'De dwangsom past niet bij de ingebrekestelling van deze zaak.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_zaak BEFORE INSERT ON cases_dwangsombesluit
    FOR EACH ROW EXECUTE FUNCTION cases_dwangsom_van_zaak();

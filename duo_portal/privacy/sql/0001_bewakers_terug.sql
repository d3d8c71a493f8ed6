DO $$ DECLARE t text; BEGIN
    FOR t IN SELECT tabel FROM privacy_vernietigbaar LOOP
        EXECUTE format('DROP TRIGGER a_alleen_toevoegen ON %I', t);
        EXECUTE format('CREATE TRIGGER a_alleen_toevoegen BEFORE UPDATE OR DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen()', t);
    END LOOP;
END $$;
DROP FUNCTION privacy_vernietig(bigint, text[]);
DROP FUNCTION privacy_maak_vernietigbaar(text, text, text, interval);
DROP FUNCTION alleen_vernietigen_volgens_besluit();
DROP TRIGGER a_bewaakt ON privacy_voorstelregel;
DROP FUNCTION privacy_regel_bewaakt();
DROP TRIGGER a_bewaakt ON privacy_vernietigingsvoorstel;
DROP FUNCTION privacy_voorstel_bewaakt();
DROP TABLE privacy_vernietigbaar;

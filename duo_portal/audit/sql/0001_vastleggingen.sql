-- The records of acts and of looks are insert-only, the business date cannot be removed by the application.
SELECT bewaak_alleen_toevoegen('audit_handeling');
SELECT bewaak_alleen_toevoegen('audit_inzage');

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON audit_bedrijfsdatum FROM studiefin_app;
    END IF;
END $$;

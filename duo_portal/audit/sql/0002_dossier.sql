-- Why a file was opened, the log of processing and notes are insert-only, like the looks themselves.
SELECT bewaak_alleen_toevoegen('audit_dossieropening');
SELECT bewaak_alleen_toevoegen('audit_verwerking');
SELECT bewaak_alleen_toevoegen('audit_notitie');

-- A mandate has two times: only closing `bekend` is allowed.
SELECT bewaak_twee_tijden('identity_machtiging');
ALTER TABLE identity_machtiging ADD CONSTRAINT identity_machtiging_niet_leeg
    CHECK (NOT isempty(geldig) AND NOT isempty(bekend));
-- An address and its key stand together, or neither.
ALTER TABLE identity_contactvoorkeur ADD CONSTRAINT identity_contactvoorkeur_sleutels CHECK (
    (octet_length(email_versleuteld) = 0) = (email_sleutel_id = 0)
    AND (octet_length(telefoon_versleuteld) = 0) = (telefoon_sleutel_id = 0));

-- The fingerprint of a letter: sha256 over kind, language, template version and the data in the canonical text
-- form of jsonb (keys sorted and unique, no spacing of the writer left). Declared immutable because the
-- encoding of this database never changes.
CREATE FUNCTION letters_brief_hash(soort text, taal text, sjabloonversie int, data jsonb)
RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(soort || chr(10) || taal || chr(10) || sjabloonversie || chr(10) || data::text, 'UTF8'))
$$;

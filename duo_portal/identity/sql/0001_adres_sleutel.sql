-- Equal for the same front door, however it was typed. Postcode and house number name a Dutch address; without
-- a postcode street and town must help. 64 bits of a keyless hash: an address is not secret, it is compared.
CREATE FUNCTION identity_adres_sleutel(postcode text, huisnummer text, straat text, plaats text)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT hashtextextended(
        upper(replace(postcode, ' ', '')) || '|' || upper(replace(huisnummer, ' ', ''))
        || CASE WHEN btrim(postcode) = '' THEN '|' || upper(btrim(straat)) || '|' || upper(btrim(plaats)) ELSE '' END,
        0)
$$;

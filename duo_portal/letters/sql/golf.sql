-- One wave: a letter for everybody of it who has none yet, and the letter noted with the person.
WITH wie AS (
    SELECT m.id, m.persoon_id, m.gegevens, p.taal FROM letters_campagnepersoon m
    JOIN identity_persoon p ON p.id = m.persoon_id
    WHERE m.campagne_id = %(campagne)s AND m.golf = %(golf)s AND m.brief_id IS NULL
    FOR UPDATE OF m),
gelegd AS (
    INSERT INTO letters_brief (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data)
    SELECT persoon_id, %(soort)s, taal, %(bron)s, id, 1,
           gegevens || jsonb_build_object('campagne', %(campagne)s::bigint, 'onderwerp', %(onderwerp)s::jsonb)
    FROM wie ORDER BY id
    ON CONFLICT (bron, bron_id, soort) DO NOTHING RETURNING id, bron_id)
UPDATE letters_campagnepersoon m SET brief_id = g.id FROM gelegd g WHERE m.id = g.bron_id

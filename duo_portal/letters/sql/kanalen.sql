-- Choose a channel for letters that were laid ready: paper for who wants paper (or died), otherwise an e-mail when
-- there is an address. Without either the letter is in the portal only. A letter taken by another worker is skipped.
WITH nieuw AS (
    SELECT b.id, b.persoon_id FROM letters_brief b WHERE b.status = 'klaargelegd'
    ORDER BY b.id LIMIT %(aantal)s FOR UPDATE SKIP LOCKED),
kanalen AS (
    SELECT n.id, CASE WHEN c.post = 'papier' OR p.overleden_op IS NOT NULL THEN 'papier'
                      WHEN octet_length(c.email_versleuteld) > 0 THEN 'email' END AS kanaal
    FROM nieuw n LEFT JOIN identity_contactvoorkeur c ON c.persoon_id = n.persoon_id
    LEFT JOIN identity_persoon p ON p.id = n.persoon_id),
uit AS (
    INSERT INTO letters_uitgaandbericht (brief_id, kanaal, volgnummer, aanleiding)
    SELECT id, kanaal, 1, 'nieuw' FROM kanalen WHERE kanaal IS NOT NULL
    ON CONFLICT (brief_id, kanaal, volgnummer) DO NOTHING RETURNING 1),
gezet AS (
    UPDATE letters_brief SET status = 'opgemaakt' WHERE id IN (SELECT id FROM nieuw) RETURNING 1)
SELECT (SELECT count(*) FROM gezet), (SELECT count(*) FROM uit)

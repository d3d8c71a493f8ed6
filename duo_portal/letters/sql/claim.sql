-- Take mails that are due. The claim is a lease, committed before anything is sent: a worker that is killed leaves
-- its mails to be taken again when the lease is over, and its attempt counts, so that no mail is tried for ever.
UPDATE letters_uitgaandbericht u
SET status = 'bezig', poging = poging + 1,
    volgende_poging_at = clock_timestamp() + make_interval(secs => %(lease)s)
WHERE u.id IN (
    SELECT id FROM letters_uitgaandbericht
    WHERE kanaal = 'email' AND status IN ('wacht', 'bezig') AND volgende_poging_at <= clock_timestamp()
    ORDER BY volgende_poging_at, id LIMIT %(aantal)s FOR UPDATE SKIP LOCKED)
RETURNING u.id

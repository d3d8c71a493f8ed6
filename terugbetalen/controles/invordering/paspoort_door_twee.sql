-- Een paspoortsignaal is voorgesteld en door een ander bevestigd, met een reden, na overdracht in het buitenland.
SELECT c.id, c.persoon_id, c.actor
FROM terugbetalen_paspoortsignaal c
LEFT JOIN terugbetalen_paspoortsignaal v
    ON v.persoon_id = c.persoon_id AND v.volgnummer = c.volgnummer AND v.handeling = 'voorstellen'
WHERE c.handeling = 'bevestigen' AND (
    v.id IS NULL OR lower(v.actor) = lower(c.actor) OR length(v.reden) < 40
    OR NOT EXISTS (SELECT FROM terugbetalen_invorderingsstap s
                   WHERE s.persoon_id = c.persoon_id AND s.stap = 'buitenland' AND s.genomen_op <= c.op))

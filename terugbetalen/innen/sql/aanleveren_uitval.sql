-- What cannot be collected after all does not go to the bank, and is remembered as a collection that failed.
INSERT INTO terugbetalen_incassomelding (termijn_id, code, bron, op)
SELECT termijn_id, 'EIGEN', %(bron)s, %(vandaag)s FROM unnest(%(termijnen)s::bigint[]) AS x (termijn_id)
ON CONFLICT (termijn_id) DO NOTHING

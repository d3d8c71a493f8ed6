-- Who studied in the years without basisbeurs (September 2015 - August 2023), by the opening balance of their file.
SELECT persoon_id, jsonb_build_object('component', 21, 'maanden', sum(zonder_basisbeurs),
    'opent_op', %(opent_op)s::date, 'betaalbaar_vanaf', %(betaalbaar_vanaf)s::date) AS gegevens
FROM studiefinanciering_studieverleden WHERE zonder_basisbeurs > 0
GROUP BY persoon_id

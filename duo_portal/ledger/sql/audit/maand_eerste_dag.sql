-- Een maand staat als de eerste dag van die maand.
SELECT boeking_id, regel, maand FROM ledger_leg WHERE maand <> date_trunc('month', maand)

-- Over elke maand geldt per lening ten hoogste een vaststelling, ook zoals het vroeger bekend was, binnen haar jaar.
SELECT a.persoon_id, a.is_lllk, a.jaar, a.id AS een, b.id AS ander
FROM terugbetalen_vaststelling a
LEFT JOIN terugbetalen_vaststelling b
    ON b.persoon_id = a.persoon_id AND b.is_lllk = a.is_lllk AND b.id > a.id
    AND b.geldig && a.geldig AND b.bekend && a.bekend
WHERE b.id IS NOT NULL OR extract(year FROM lower(a.geldig)) <> a.jaar OR extract(year FROM upper(a.geldig) - 1) <> a.jaar

DROP FUNCTION bedrijfs_datum();
DROP FUNCTION bedrijfs_moment();

DROP FUNCTION bewaak_twee_tijden(regclass);
DROP FUNCTION bewaak_alleen_toevoegen(regclass);
DROP FUNCTION alleen_bekend_sluiten();
DROP FUNCTION alleen_toevoegen();

DROP TRIGGER a_alleen_opheffen ON identity_blokkade;
DROP FUNCTION identity_blokkade_alleen_opheffen();

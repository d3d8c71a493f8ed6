DROP TRIGGER innamestand_alleen_vooruit ON gateways_innamestand;
DROP TRIGGER afschriftregel_ligt_vast ON gateways_afschriftregel;
DROP TRIGGER afschrift_telt_op ON gateways_afschrift;
DROP TRIGGER afschrift_sluit_aan ON gateways_afschrift;
DROP TRIGGER bankbestand_ligt_vast ON gateways_bankbestand;
DROP FUNCTION gateways_bewaak_inname(), gateways_bewaak_afschriftregel(), gateways_bewaak_saldo(),
    gateways_bewaak_afschrift(), gateways_bewaak_bankbestand();
ALTER TABLE gateways_afschrift DROP COLUMN ingelezen_in;
GRANT UPDATE, DELETE ON gateways_afschrift TO studiefin_app;
GRANT DELETE ON gateways_bankbestand, gateways_afschriftregel, gateways_inquarantaine,
    gateways_innamestand TO studiefin_app;

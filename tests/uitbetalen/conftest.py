import pytest
from duo_portal.batches.soorten import registreer, Runsoort, Stapsoort
from studiefinanciering.uitbetalen.berekenen import bereken, sleutels, verdeel
from studiefinanciering.uitbetalen.controleren import controleer
from studiefinanciering.uitbetalen.boeken import boek
@pytest.fixture(autouse=True)
def _soort():
    st=(Stapsoort(naam="berekenen",titel="b",soort="chunks",werk=bereken,verdeel=verdeel,sleutels=sleutels),
     Stapsoort(naam="controleren",titel="c",soort="mens",enkel=controleer),
     Stapsoort(naam="vrijgeven",titel="v",soort="vrijgave"),
     Stapsoort(naam="boeken",titel="b",soort="chunks",werk=boek,verdeel=verdeel,sleutels=sleutels))
    for n in ("uitbetaling","eenmalige_uitbetaling"):
        registreer(Runsoort(naam=n,titel=n,stappen=st))

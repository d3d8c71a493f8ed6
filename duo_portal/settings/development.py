"""On one's own desk: the embedded servers, a readable error page."""

from duo_portal.embedded.keys import fill_environment

# Before base reads the environment: a manage.py without DATABASE_URL finds the running pair by itself.
fill_environment()

from .base import *
from .base import SECRET_KEY, env

DEBUG = env.bool("DEBUG", default=False)
DEMO_MODE = env.bool("DEMO_MODE", default=True)
SECRET_KEY = SECRET_KEY or "development-only-not-a-secret"

if DEMO_MODE:
    # The made-up Belastingdienst of the demo: workers and web must all hear the same incomes.
    GATEWAYS = {"belastingdienst": "terugbetalen.demo.belastingdienst.DemoBelastingdienst"}

"""Under test: real Postgres and Valkey, cheap password hashes, fixed keys that protect nothing real.

Everything a test session writes stands in one folder of its own, never in the VAR_DIR of a desk; the
test harness (tests/harnas) starts the servers there, and its processes inherit it.
"""

import os
import tempfile
from pathlib import Path

from .base import *

if "STUDIEFIN_TEST_DIR" not in os.environ:
    os.environ["STUDIEFIN_TEST_DIR"] = tempfile.mkdtemp(prefix=f"studiefin-test-{os.getpid()}-")
VAR_DIR = Path(os.environ["STUDIEFIN_TEST_DIR"])
STATIC_ROOT = VAR_DIR / "static"
EMAIL_FILE_PATH = env.str("EMAIL_MAP", default=str(VAR_DIR / "email"))
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

DEMO_MODE = True
SECRET_KEY = "test-only-not-a-secret"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ENCRYPTIE_SLEUTELS = ["1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="]
ZOEK_SLEUTELS = ["1:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA="]
# Kinds of run that only exist in a test; the worker processes of that test must know them too.
EXTRA_RUNSOORTEN = [naam for naam in os.environ.get("EXTRA_RUNSOORTEN", "").split(",") if naam]
# Static files straight from the source: no collectstatic before a browser test.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

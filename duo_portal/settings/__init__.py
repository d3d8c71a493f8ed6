"""Settings, chosen by `DJANGO_ENV` (development, test or production): each a short page on top of `base`.

Who names one page in full (`DJANGO_SETTINGS_MODULE=duo_portal.settings.test`) gets that page only.
"""

import os

_omgeving = os.environ.get("DJANGO_ENV", "development")
if os.environ.get("DJANGO_SETTINGS_MODULE", __name__) != __name__:
    pass
elif _omgeving == "production":
    from .production import *
elif _omgeving == "test":
    from .test import *
elif _omgeving == "development":
    from .development import *
else:
    raise RuntimeError(
        f"DJANGO_ENV={_omgeving!r} is not known; choose development, test or production."
    )

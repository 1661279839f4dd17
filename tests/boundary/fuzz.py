#!/usr/bin/env python3
"""Calls every exported function of the library across the C boundary, with values of every kind and
with bytes that are none.

usage: fuzz.py LIBRARY CALLS [SEED] [--leak]

It reads what is exported from bindings/ffi/api.txt and writes arguments as the generated Kotlin and
Swift do. Then it must hold, for each call:

- the process goes on: no crash, no abort;
- arguments that are well formed give an answer or a typed error, never another failure, and no
  typed error is the case for a defect, but where that is asked for;
- bytes that are no value are refused, by name of the argument;
- what comes back can be read to its last byte.

At the end, the memory that malloc has given out must be what it was after the first part. With
--leak, one buffer in fifty is not given back: the run must then fail, or it could find no leak.

Two things are left out, because the generated code cannot send them and UniFFI does not check them:
a text of its own that is no Unicode, and a list that claims more than a million entries, for which
UniFFI reserves memory before it looks. Handles are always those of living objects.
"""

import ctypes
import gc
import json
import os
import random
import re
import shutil
import struct
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "uniffi_careteam_ffi_fn"
PART = 2_000  # calls with one binder
WARM = 6  # parts before memory is measured
GROWTH = 48 * 1024  # bytes that may be added after that: caches of C and of Python
MOST = 1_000_000  # entries that a list may claim


class Buffer(ctypes.Structure):
    _fields_ = [("capacity", ctypes.c_uint64), ("len", ctypes.c_uint64), ("data", ctypes.c_void_p)]


class Status(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int8), ("error", Buffer)]


class Foreign(ctypes.Structure):
    _fields_ = [("len", ctypes.c_int32), ("data", ctypes.c_char_p)]


class Memory(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]


class Wrong(Exception):
    """What must not be."""


class NoValue(Exception):
    """Bytes that are not a value of a type."""


class Api:
    """What api.txt says."""

    def __init__(self):
        self.records, self.enums, self.calls, self.errors = {}, {}, [], set()
        self.objects, self.interfaces = set(), set()
        for line in (ROOT / "bindings/ffi/api.txt").read_text().splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "record":
                name, *field = rest.split(" ", 2)
                fields = self.records.setdefault(name, [])
                if field:
                    fields += self.fields(field[1])
            elif kind in ("enum", "error"):
                name, *case = rest.split(" ", 2)
                cases = self.enums.setdefault(name, [])
                if kind == "error":
                    self.errors.add(name)
                if case:
                    label, _, inside = case[1].partition("(")
                    cases.append((label, self.fields(inside.rstrip(")"))))
            elif kind == "object":
                self.objects.add(rest)
            elif kind == "interface":
                self.interfaces.add(rest)
            elif kind in ("function", "constructor", "method"):
                self.calls.append(self.call(kind, rest))
            elif kind == "display":
                symbol = f"{PREFIX}_method_{rest.lower()}_uniffi_trait_display"
                self.calls.append((f"{rest}.display", symbol, [("self", rest)], "string", None))
        if len(self.calls) < 50 or len(self.records) < 50:
            raise Wrong("api.txt cannot be read any more")

    @staticmethod
    def fields(text):
        parts = [part.partition(": ") for part in text.split(", ") if part]
        return [(name, kind.split(" = ")[0]) for name, _, kind in parts]

    def call(self, kind, text):
        name, inside, returns, throws = re.fullmatch(
            r"([\w.]+)\((.*?)\)(?: -> (\S+))?(?: throws (\w+))?", text
        ).groups()
        arguments = self.fields(inside)
        owner, _, method = name.rpartition(".")
        if kind == "function":
            symbol = f"{PREFIX}_func_{name}"
        elif kind == "constructor":
            symbol, returns = f"{PREFIX}_constructor_{owner.lower()}_{method}", owner
        else:
            symbol = f"{PREFIX}_method_{owner.lower()}_{method}"
            arguments = [("self", owner)] + arguments
        return name, symbol, arguments, returns, throws

    def read(self, kind, data, at=0):
        """Where a value ends. Reads as UniFFI does, for a list that is too long says so."""

        def number(form, at):
            size = struct.calcsize(form)
            if len(data) - at < size:
                raise NoValue("too short")
            return struct.unpack_from(form, data, at)[0], at + size

        if kind.endswith("?"):
            tag, at = number(">b", at)
            if tag not in (0, 1):
                raise NoValue("tag")
            return self.read(kind[:-1], data, at) if tag else at
        if kind.startswith("["):
            count, at = number(">i", at)
            if count < 0:
                raise NoValue("count")
            if count > MOST:
                raise OverflowError
            for _ in range(count):
                at = self.read(kind[1:-1], data, at)
            return at
        if kind in ("string", "bytes"):
            count, at = number(">i", at)
            if count < 0 or len(data) - at < count:
                raise NoValue("length")
            if kind == "string":
                try:
                    data[at : at + count].decode()
                except UnicodeDecodeError:
                    raise NoValue("utf-8") from None
            return at + count
        if kind == "bool":
            flag, at = number(">b", at)
            if flag not in (0, 1):
                raise NoValue("flag")
            return at
        if kind in ("i32", "i64"):
            return number(">i" if kind == "i32" else ">q", at)[1]
        if kind in self.records:
            for _, field in self.records[kind]:
                at = self.read(field, data, at)
            return at
        case, at = number(">i", at)
        if not 1 <= case <= len(self.enums[kind]):
            raise NoValue("case")
        for _, field in self.enums[kind][case - 1][1]:
            at = self.read(field, data, at)
        return at

    def is_value(self, kind, data):
        if kind == "string":
            return True
        try:
            return self.read(kind, data) == len(data)
        except NoValue:
            return False


class Words:
    """Texts that mean something, by the name under which a call takes them."""

    ODD = ["", " ", "\0", "a\0b", "=1+1", "\u202e\u0301", "👩‍👩‍👧 ñ", "2026-02-30", "US-OR", "%s%n", "{}", "<b>&", "a" * 5_000]

    def __init__(self, chance):
        self.chance, self.named, self.ids, self.json, self.sealed = chance, {}, [], "", b""
        for path in sorted((ROOT / "tests/vectors/calls").glob("*.json")):
            for step in json.loads(path.read_text())["steps"]:
                self.gather(step.get("args"), "")
        self.all = sorted({word for words in self.named.values() for word in words})
        self.named = {name: sorted(words) for name, words in self.named.items()}

    def gather(self, value, name):
        if isinstance(value, dict):
            for key, inner in value.items():
                self.gather(inner, key)
        elif isinstance(value, list):
            for inner in value:
                self.gather(inner, name)
        elif isinstance(value, str) and len(value) < 2_000 and "<" not in value:
            self.named.setdefault(name, set()).add(value)

    def text(self, name):
        chance = self.chance
        if name == "path":
            return chance.choice(["a", "b", "junk", "none", "none/none", ".", "", "a\0", "x" * 300])
        if name == "json" and self.json and chance.random() < 0.5:
            cut = chance.randrange(len(self.json))
            return self.json if chance.random() < 0.3 else self.json[:cut] + chance.choice(self.all) + self.json[cut:]
        if name == "passphrase":
            # A good one costs a second, on purpose.
            return "long enough to be taken" if chance.random() < 0.004 else chance.choice(["", "short"])
        if self.ids and (name == "id" or name.endswith("_id") or name == "people") and chance.random() < 0.75:
            return chance.choice(self.ids)
        if name in self.named and chance.random() < 0.7:
            return chance.choice(self.named[name])
        return chance.choice(self.ODD if chance.random() < 0.3 else self.all)

    def bytes(self, name):
        if name in ("key", "new_key"):
            return bytes([7] * 32) if self.chance.random() < 0.8 else self.chance.randbytes(self.chance.randrange(40))
        if self.sealed and self.chance.random() < 0.02:
            return self.sealed
        return self.chance.randbytes(self.chance.randrange(300))


class Maker:
    """Values as the generated code writes them, and damaged ones."""

    def __init__(self, api, words, chance):
        self.api, self.words, self.chance = api, words, chance

    def value(self, kind, name, depth=0):
        api, chance = self.api, self.chance
        if kind.endswith("?"):
            return b"\1" + self.value(kind[:-1], name, depth) if chance.random() < 0.5 else b"\0"
        if kind.startswith("["):
            count = 0 if depth > 3 else chance.choice([0, 1, 1, 2, 3])
            count = 60 if depth < 2 and chance.random() < 0.01 else count
            inside = [self.value(kind[1:-1], name, depth + 1) for _ in range(count)]
            return struct.pack(">i", count) + b"".join(inside)
        if kind == "string":
            text = self.words.text(name).encode()
            return struct.pack(">i", len(text)) + text
        if kind == "bytes":
            data = self.words.bytes(name)
            return struct.pack(">i", len(data)) + data
        if kind == "bool":
            return chance.choice([b"\0", b"\1"])
        if kind == "i32":
            return struct.pack(">i", self.number(31))
        if kind == "i64":
            return struct.pack(">q", self.number(63))
        if kind in api.records:
            return b"".join(self.value(k, n, depth + 1) for n, k in api.records[kind])
        case = chance.randrange(len(api.enums[kind]))
        fields = b"".join(self.value(k, n, depth + 1) for n, k in api.enums[kind][case][1])
        return struct.pack(">i", case + 1) + fields

    def number(self, bits):
        chance = self.chance
        if chance.random() < 0.8:
            return chance.choice([0, 1, 2, 5, 20, 1_000, 1_795_000_000_000 if bits > 31 else 60])
        return chance.choice([-1, 2**bits - 1, -(2**bits), chance.getrandbits(bits)])

    def damaged(self, kind, data):
        chance = self.chance
        way = chance.randrange(5)
        at = chance.randrange(len(data) + 1)
        if way == 0:
            return data[:at]
        if way == 1:
            return data[:at] + chance.randbytes(chance.randrange(1, 9)) + data[at:]
        if way == 2:
            return chance.randbytes(chance.randrange(64))
        out = bytearray(data)
        for _ in range(chance.choice([1, 1, 2, 8])):
            if out:
                out[chance.randrange(len(out))] = chance.choice([0, 1, 2, 0x7F, 0x80, 0xFF, chance.randrange(256)])
        return bytes(out)


class Library:
    """The library, called as the generated code calls it."""

    SCALARS = {"i32": ctypes.c_int32, "i64": ctypes.c_int64, "bool": ctypes.c_int8}

    def __init__(self, path, api):
        self.lib, self.api, self.kept = ctypes.CDLL(path), api, 0
        self.leak, self.freed = False, 0
        lib = self.lib
        self.from_bytes = lib.ffi_careteam_ffi_rustbuffer_from_bytes
        self.from_bytes.restype, self.from_bytes.argtypes = Buffer, [Foreign, ctypes.POINTER(Status)]
        self.free_buffer = lib.ffi_careteam_ffi_rustbuffer_free
        self.free_buffer.restype, self.free_buffer.argtypes = None, [Buffer, ctypes.POINTER(Status)]
        self.clone, self.free = {}, {}
        for name in api.objects:
            for kind, table in (("clone", self.clone), ("free", self.free)):
                f = getattr(lib, f"{PREFIX}_{kind}_{name.lower()}")
                f.restype = ctypes.c_uint64 if kind == "clone" else None
                f.argtypes = [ctypes.c_uint64, ctypes.POINTER(Status)]
                table[name] = f
        self.functions = {}
        for name, symbol, arguments, returns, _ in api.calls:
            f = getattr(lib, symbol)
            f.argtypes = [self.c_type(kind) for _, kind in arguments] + [ctypes.POINTER(Status)]
            f.restype = None if returns is None else self.c_type(returns)
            self.functions[name] = f

    def c_type(self, kind):
        return ctypes.c_uint64 if kind in self.api.objects else self.SCALARS.get(kind, Buffer)

    def plain(self, f, *arguments):
        status = Status()
        out = f(*arguments, ctypes.byref(status))
        if status.code:
            raise Wrong(f"{f.__name__} failed")
        return out

    def buffer(self, data):
        return self.plain(self.from_bytes, Foreign(len(data), data))

    def taken(self, buffer):
        data = ctypes.string_at(buffer.data, buffer.len) if buffer.len else b""
        self.freed += 1
        if not (self.leak and self.freed % 50 == 0):
            self.plain(self.free_buffer, buffer)
        return data

    def call(self, name, arguments, returns):
        """Gives the code, the error, and the answer: bytes or a number. Each argument is (its
        name, its type, bytes, number or handle)."""
        ready, status = [], Status()
        for _, kind, value in arguments:
            if kind in self.api.objects:
                ready.append(self.plain(self.clone[kind], value))
            else:
                ready.append(value if kind in self.SCALARS else self.buffer(value))
        out = self.functions[name](*ready, ctypes.byref(status))
        error = self.taken(status.error) if status.code else b""
        if status.code == 2:
            # UniFFI leaves what stands behind the argument that it refused.
            refused = re.search(rb"Failed to convert arg '(\w+)'", error)
            at = [n for n, _, _ in arguments].index(refused.group(1).decode()) if refused else len(ready)
            for (_, kind, _), value in list(zip(arguments, ready))[at + 1 :]:
                if kind in self.api.objects:
                    self.plain(self.free[kind], value)
                elif kind not in self.SCALARS:
                    self.taken(value)
            return 2, error, None
        if status.code:
            return status.code, error, None
        return 0, b"", self.taken(out) if isinstance(out, Buffer) else out


class Fuzz:
    # Those that write files or seal everything anew are called, but seldom.
    SELDOM = {"Binder.create", "Binder.open", "Binder.change_key", "Binder.compact", "Binder.backup",
              "Binder.delete_everything", "Binder.shut", "migrate_binder", "salvage_binder",
              "delete_binder", "open_backup", "CareTeam.new", "CareTeam.defect_drill"}

    def __init__(self, library, seed, leak):
        self.chance = random.Random(seed)
        self.api = Api()
        self.library = Library(library, self.api)
        self.library.leak = leak
        self.words = Words(self.chance)
        self.maker = Maker(self.api, self.words, self.chance)
        self.counts, self.codes, self.cases, self.left = Counter(), Counter(), Counter(), 0
        self.objects = {}
        weights = [0.08 if call[0] in self.SELDOM else 1.0 for call in self.api.calls]
        self.total = sum(weights)
        self.weights, self.longest = weights, (0, "")
        self.objects["CareTeam"] = self.one("CareTeam.new", {})

    def one(self, name, values):
        """A call that must give an answer."""
        _, _, arguments, returns, _ = next(c for c in self.api.calls if c[0] == name)
        ready = [(n, k, values[n]) for n, k in arguments]
        code, error, out = self.library.call(name, ready, returns)
        if code:
            raise Wrong(f"{name}: {code} {error!r}")
        return out

    def fresh(self):
        """A new binder in an empty folder."""
        if "Binder" in self.objects:
            self.library.plain(self.library.free["Binder"], self.objects.pop("Binder"))
        for entry in os.listdir():
            shutil.rmtree(entry) if os.path.isdir(entry) else os.remove(entry)
        Path("junk").write_bytes(b"no binder" * 100)
        self.words.ids = []
        key = struct.pack(">i", 32) + bytes([7] * 32)
        values = {"path": b"a", "key": key, "key_note": b"", "now_ms": 1_795_000_000_000}
        self.objects["Binder"] = self.one("Binder.create", values)
        self.call(*next(c for c in self.api.calls if c[0] == "Binder.export_json"))

    def argument(self, name, kind, damage):
        """The value, and whether it is one; the second is none for what must not be sent."""
        if kind in self.api.objects:
            return self.objects[kind], True
        if kind.rstrip("?") in self.api.interfaces:
            # A sink is for the tests in Kotlin and Swift: none has a handle here.
            return (b"\0", True) if not damage else (self.chance.choice([b"", b"\2", b"\0\0"]), False)
        if kind in ("i32", "i64"):
            return self.maker.number(31 if kind == "i32" else 63), True
        if kind == "bool":
            return self.chance.randrange(2), True
        if kind == "string":
            return self.words.text(name).encode(), True
        data = self.maker.value(kind, name)
        if damage:
            data = self.maker.damaged(kind, data)
        try:
            return data, self.api.is_value(kind, data)
        except OverflowError:
            return data, None

    def call(self, name, symbol, arguments, returns, throws):
        damage = self.chance.random() < 0.4
        target = self.chance.randrange(len(arguments)) if arguments else 0
        ready, fine = [], True
        for at, (argument, kind) in enumerate(arguments):
            value, good = self.argument(argument, kind, damage and at == target)
            if good is None:
                self.left += 1
                return
            fine &= good
            ready.append((argument, kind, value))
        begun = time.perf_counter()
        code, error, out = self.library.call(name, ready, returns)
        self.longest = max(self.longest, (time.perf_counter() - begun, name))
        self.counts[name] += 1
        self.codes["answers" if not code else "typed errors" if code == 1 else "refused"] += 1
        told = f"{name}({ready!r:.2000})"
        if code == 2 and fine:
            raise Wrong(f"{told} failed: {error!r}")
        if code != 2 and not fine:
            raise Wrong(f"{told} took what is no value")
        if code == 2 and b"Failed to convert arg" not in error:
            raise Wrong(f"{told} failed otherwise: {error!r}")
        if code == 1:
            if throws is None or not self.api.is_value(throws, error):
                raise Wrong(f"{told} gave an error that cannot be read: {error!r}")
            case = self.api.enums[throws][struct.unpack_from(">i", error)[0] - 1][0]
            self.cases[f"{throws}.{case}"] += 1
            if case == "Defect" and name != "CareTeam.defect_drill":
                raise Wrong(f"{told} is a defect: {error!r}")
        if code == 0:
            self.answered(name, returns, out, told)

    def answered(self, name, returns, out, told):
        if returns in self.api.objects:
            self.library.plain(self.library.free[returns], out)
        elif returns == "string":
            out.decode()
            if name == "Binder.export_json":
                self.words.json = out.decode()
        elif returns == "bool":
            if out not in (0, 1):
                raise Wrong(f"{told} gave {out}")
        elif returns:
            if not self.api.is_value(returns, out):
                raise Wrong(f"{told} gave what cannot be read")
            if name == "Binder.apply":
                found = re.findall(rb"[0-9a-f]{8}-[0-9a-f-]{27}", out)
                self.words.ids = (self.words.ids + [i.decode() for i in found])[-60:]
            if name == "Binder.backup":
                self.words.sealed = out[4:]
        if name in ("Binder.shut", "Binder.delete_everything"):
            self.fresh()

    def memory(self):
        gc.collect()
        now = self.mallinfo()
        return now.uordblks + now.hblkhd

    def run(self, calls):
        libc = ctypes.CDLL(None)
        self.mallinfo = libc.mallinfo2
        self.mallinfo.restype = Memory
        done = part = 0
        before = None
        while done < calls or before is None:
            self.fresh()
            if part >= WARM:
                here = self.memory()
                before = here if before is None else before
            for call in self.chance.choices(self.api.calls, self.weights, k=PART):
                self.call(*call)
            done, part = done + PART, part + 1
        self.fresh()
        grown = self.memory() - before
        never = {call[0] for call in self.api.calls} - set(self.counts)
        sent = sum(self.counts.values())
        print(f"{sent} calls to {len(self.counts)} functions: {dict(self.codes)}")
        print(f"typed errors: {len(self.cases)} cases; not sent for the length of a list: {self.left}")
        print(f"longest call: {self.longest[1]}, {self.longest[0] * 1e3:.0f} ms")
        print(f"memory after {part - WARM} parts of {PART}: {grown:+} bytes")
        if calls >= 20_000 and never:
            raise Wrong(f"never called: {sorted(never)}")
        if min(self.codes[k] for k in ("answers", "typed errors", "refused")) < sent // 50:
            raise Wrong("one kind of outcome is hardly ever seen")
        if grown > GROWTH:
            raise Wrong(f"it leaks: {grown} bytes more than after {WARM} parts")
        return sent


def main():
    arguments = [a for a in sys.argv[1:] if a != "--leak"]
    library, calls = str(Path(arguments[0]).resolve()), int(arguments[1])
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    begun = time.monotonic()
    # What is refused would each time be traced through the whole library.
    os.environ["RUST_BACKTRACE"] = "0"
    try:
        os.chdir(folder)
        fuzz = Fuzz(library, seed, "--leak" in sys.argv)
        sent = fuzz.run(calls)
    except Wrong as wrong:
        print(f"seed {seed}: {wrong}")
        return 1
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    print(f"note: {sent} calls across the boundary in {time.monotonic() - begun:.0f} s, no leak")
    return 0


if __name__ == "__main__":
    sys.exit(main())

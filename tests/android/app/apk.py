#!/usr/bin/env python3
"""Puts an app together, and looks at one.

usage: apk.py pack BASE OUT NAME=FILE ...   libraries lie uncompressed on pages of 16 KB
       apk.py look APK NAME ...             prints what is in it; fails where a phone would, or where a
                                            name is missing
"""

import struct
import sys
import zipfile

PAGE = 16384
# What the head of a library says that is made for arm64.
AARCH64 = 183
# The field that the signing tool keeps when it writes the file anew, see its source.
ALIGNED = 0xD935
MOST = 12_000_000
# What the system, or JNA, finds by its name: shrinking must have left it.
BY_NAME = ["org/careteam/app/MainActivity", "org/careteam/app/RoomApplication", "org/careteam/app/SharedFiles",
           "org/careteam/UniffiLib", "com/sun/jna/Native"]


def pack(base, out, parts):
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(out, "w") as new:
        items = [(i.filename, old.read(i), i.compress_type) for i in old.infolist()]
        for part in parts:
            name, file = part.split("=", 1)
            with open(file, "rb") as data:
                items.append((name, data.read(), zipfile.ZIP_STORED if name.endswith(".so") else zipfile.ZIP_DEFLATED))
        for name, data, way in items:
            # One day for all, so that the same parts make the same file.
            info = zipfile.ZipInfo(name, (1981, 1, 1, 1, 1, 2))
            info.compress_type = way
            if way == zipfile.ZIP_STORED:
                unit = PAGE if name.endswith(".so") else 4
                gap = -(new.fp.tell() + 30 + len(name.encode()) + 6) % unit
                info.extra = struct.pack("<HHH", ALIGNED, 2 + gap, unit) + b"\0" * gap
            new.writestr(info, data)


def pages(elf):
    """The least alignment of what a library of 64 bits loads."""
    start, = struct.unpack_from("<Q", elf, 0x20)
    size, count = struct.unpack_from("<HH", elf, 0x36)
    headers = [struct.unpack_from("<IIQQQQQQ", elf, start + at * size) for at in range(count)]
    return min(header[7] for header in headers if header[0] == 1)


def look(path, held):
    findings = []
    with zipfile.ZipFile(path) as apk, open(path, "rb") as raw:
        files = {}
        findings += [f"{name} is missing" for name in held if name not in apk.namelist()]
        sizes = {}
        for info in apk.infolist():
            group = info.filename if info.filename.endswith((".so", ".dex", ".arsc")) else info.filename.split("/")[0]
            packed, whole = sizes.get(group, (0, 0))
            sizes[group] = (packed + info.compress_size, whole + info.file_size)
            files[group] = files.get(group, 0) + 1
            if not info.filename.endswith(".so"):
                continue
            raw.seek(info.header_offset + 26)
            name, extra = struct.unpack("<HH", raw.read(4))
            at = info.header_offset + 30 + name + extra
            if info.compress_type != zipfile.ZIP_STORED or at % PAGE:
                findings.append(f"{info.filename} does not lie on a page of 16 KB")
            elf = apk.read(info)
            if struct.unpack_from("<H", elf, 0x12)[0] != AARCH64:
                findings.append(f"{info.filename} is not made for arm64")
            elif pages(elf) < PAGE:
                findings.append(f"{info.filename} is not made for pages of 16 KB")
        for group, (packed, whole) in sorted(sizes.items(), key=lambda item: -item[1][0]):
            count = f", {files[group]} files" if files[group] > 1 else ""
            print(f"  {group:<44} {packed / 1000:>8.0f} kB   ({whole / 1000:.0f} kB unpacked{count})")
        code = b"".join(apk.read(name) for name in apk.namelist() if name.endswith(".dex"))
        findings += [f"{name} is not in the code" for name in BY_NAME if f"L{name};".encode() not in code]
        raw.seek(0, 2)
        if raw.tell() > MOST:
            findings.append(f"{raw.tell()} bytes are more than {MOST}")
    for line in findings:
        print(line)
    return 1 if findings else 0


def main():
    if sys.argv[1] == "pack":
        pack(sys.argv[2], sys.argv[3], sys.argv[4:])
        return 0
    return look(sys.argv[2], sys.argv[3:])


if __name__ == "__main__":
    sys.exit(main())

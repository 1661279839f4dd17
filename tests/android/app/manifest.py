#!/usr/bin/env python3
"""Fills in what Gradle would: the package, the versions of Android, and what is taken away on merging.

usage: manifest.py MANIFEST VERSIONS OUT
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ANDROID = "http://schemas.android.com/apk/res/android"
REMOVED = "{http://schemas.android.com/tools}node"
PACKAGE = "org.careteam.app"


def main():
    ET.register_namespace("android", ANDROID)
    source, versions, out = sys.argv[1:]
    text = Path(source).read_text().replace("${applicationId}", PACKAGE)
    root = ET.fromstring(text)
    for element in list(root):
        if element.get(REMOVED) == "remove":
            root.remove(element)
    root.set("package", PACKAGE)
    root.set(f"{{{ANDROID}}}versionCode", "1")
    root.set(f"{{{ANDROID}}}versionName", "0.1.0")
    toml = Path(versions).read_text()
    least = re.search(r'^minSdk = "(\d+)"', toml, re.M).group(1)
    # The framework classes of this check are those of Android 14.
    uses = ET.Element("uses-sdk", {f"{{{ANDROID}}}minSdkVersion": least, f"{{{ANDROID}}}targetSdkVersion": "34"})
    root.insert(0, uses)
    Path(out).write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What aapt2 does not say about the app: network, exported, classes, translations, versions.

usage: check_app.py          from the root of the repository; fails with one line for each finding
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ANDROID = "{http://schemas.android.com/apk/res/android}"
TOOLS = "{http://schemas.android.com/tools}"
APP = Path("android/app/src/main")
NETWORK = {"INTERNET", "ACCESS_NETWORK_STATE", "ACCESS_WIFI_STATE", "CHANGE_NETWORK_STATE"}
COMPONENTS = ("activity", "service", "receiver", "provider")


def manifest():
    root = ET.parse(APP / "AndroidManifest.xml").getroot()
    removed = set()
    for permission in root.iter("uses-permission"):
        name = permission.get(ANDROID + "name").rsplit(".", 1)[-1]
        if permission.get(TOOLS + "node") == "remove":
            removed.add(name)
        else:
            yield f"the app asks for {name}; it needs no permission at all"
    for name in sorted({"INTERNET", "ACCESS_NETWORK_STATE"} - removed):
        yield f"{name} could be merged in from a dependency: it is not taken away"
    application = root.find("application")
    for key, want in (("allowBackup", "false"), ("dataExtractionRules", "@xml/data_extraction_rules"),
                      ("localeConfig", "@xml/locales_config"), ("enableOnBackInvokedCallback", "true")):
        if application.get(ANDROID + key) != want:
            yield f"application: {key} is not {want}"
    classes = [application.get(ANDROID + "name")]
    for kind in COMPONENTS:
        for part in application.iter(kind):
            name = part.get(ANDROID + "name")
            classes.append(name)
            exported = part.get(ANDROID + "exported")
            if exported is None:
                yield f"{kind} {name} does not say whether it is exported"
            launcher = any(a.get(ANDROID + "name") == "android.intent.action.MAIN" for a in part.iter("action"))
            if exported == "true" and not launcher:
                yield f"{kind} {name} is open to other apps"
    for name in classes:
        file = APP / "kotlin/org/careteam/app" / f"{name.lstrip('.')}.kt"
        if not file.exists() or f"class {name.lstrip('.')}" not in file.read_text():
            yield f"there is no class {name}"


def extraction():
    root = ET.parse(APP / "res/xml/data_extraction_rules.xml").getroot()
    for way in ("cloud-backup", "device-transfer"):
        part = root.find(way)
        left = {"root", "file", "database", "sharedpref", "external"}
        left -= {e.get("domain") for e in (part if part is not None else []) if e.tag == "exclude"}
        if left:
            yield f"{way} may take along: {', '.join(sorted(left))}"


def translations():
    def texts(folder):
        return {e.get("name"): "".join(e.itertext()) for e in ET.parse(folder / "strings.xml").getroot()}

    first = texts(APP / "res/values")
    locales = [e.get(ANDROID + "name") for e in ET.parse(APP / "res/xml/locales_config.xml").getroot()]
    for locale in locales:
        other = first if locale == "en" else texts(APP / f"res/values-{locale}")
        for name in sorted(first.keys() ^ other.keys()):
            yield f"{locale}: {name} is not in each language"


def sources():
    for file in sorted(Path("android/ui/src").rglob("*.kt")):
        text = file.read_text()
        for line in re.findall(r"^import (?:android\.|com\.google\.|androidx\.(?!compose))\S*", text, re.M):
            yield f"{file}: {line}; the module ui is free of Android"
    for file in sorted(Path("android").rglob("*.kt")):
        text = file.read_text()
        lines = text.count("\n")
        if lines > 400:
            yield f"{file} has {lines} lines"
        if re.search(r"\b(Log\.[vdiwe]\(|println\(|Timber)", text):
            yield f"{file} writes to a log; nothing of a family may get there"


def versions():
    toml = Path("android/gradle/libs.versions.toml").read_text()
    pom = Path("tests/android/pom.xml").read_text()
    for name in ("kotlin", "coroutines", "jna"):
        here = re.search(rf'^{name} = "(.+)"', toml, re.M).group(1)
        there = re.search(rf"<{name}.version>(.+)<", pom).group(1)
        if here != there:
            yield f"{name}: Gradle has {here}, the check on the JVM {there}"


def main():
    findings = [line for part in (manifest, extraction, translations, sources, versions) for line in part()]
    for line in findings:
        print(line)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

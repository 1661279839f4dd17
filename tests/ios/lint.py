#!/usr/bin/env python3
"""What the iPhone app ships beside its code: property lists, privacy manifest, string catalogs, colors, icon.

usage: tests/ios/lint.py IOS [--android WORDS]      exits 1 and says what is wrong
       tests/ios/lint.py IOS --self-test            breaks a copy in many ways and sees that each is noticed
"""
import argparse
import json
import plistlib
import re
import shutil
import struct
import sys
import tempfile
from pathlib import Path

LANGUAGES = ("en", "es")
PLURALS = {"en": {"one", "other"}, "es": {"one", "many", "other"}}
# https://developer.apple.com/documentation/bundleresources/privacy-manifest-files
MANIFEST = {
    "NSPrivacyTracking": bool,
    "NSPrivacyTrackingDomains": list,
    "NSPrivacyCollectedDataTypes": list,
    "NSPrivacyAccessedAPITypes": list,
}
NEEDED = (
    "CFBundleIdentifier", "CFBundleShortVersionString", "CFBundleVersion", "CFBundleExecutable",
    "UILaunchScreen", "ITSAppUsesNonExemptEncryption", "NSFaceIDUsageDescription",
)
# An app without access to the network needs none of these.
FORBIDDEN = re.compile(
    r"\b(URLSession|URLRequest|NWConnection|import Network|CFSocket|WKWebView|"
    r"Analytics|MXMetricManager|NSUbiquitous\w+|CKContainer)\b")
LOGS = re.compile(r"\b(?:print|debugPrint|dump|NSLog|os_log)\(|\bLogger\(")
# Reading these needs a reason in the privacy manifest.
REASONED = re.compile(
    r"\b(UserDefaults|AppStorage|SceneStorage|systemUptime|creationDate|modificationDate|"
    r"volumeAvailableCapacity\w*|activeInputModes|contentModificationDateKey)\b")
SPEC = re.compile(r"%(?:(\d+)\$)?(@|lld|llu|lf|d|#@\w+@|arg)")


class Findings:
    def __init__(self, root):
        self.root, self.found, self.counts = root, [], {}

    def say(self, path, text):
        self.found.append(f"{path.relative_to(self.root)}: {text}")

    def count(self, what, more=1):
        self.counts[what] = self.counts.get(what, 0) + more


def plist(out, path):
    try:
        return plistlib.loads(path.read_bytes())
    except Exception as error:  # plistlib raises what its parser raises
        out.say(path, f"no property list: {error}")


def check_info(out, path):
    info = plist(out, path)
    if info is None:
        return
    out.count("property lists")
    for key in NEEDED:
        if key not in info:
            out.say(path, f"{key} is missing")
    for key, value in info.items():
        if key.endswith("UsageDescription") and (not isinstance(value, str) or len(value) < 20):
            out.say(path, f"{key} explains nothing")
    if set(info.get("CFBundleLocalizations", [])) != set(LANGUAGES):
        out.say(path, "CFBundleLocalizations must name " + ", ".join(LANGUAGES))
    if info.get("NSAppTransportSecurity", {}).get("NSAllowsArbitraryLoads", False):
        out.say(path, "arbitrary loads are allowed")
    for key in ("UIFileSharingEnabled", "LSSupportsOpeningDocumentsInPlace", "UIBackgroundModes"):
        if info.get(key):
            out.say(path, f"{key} lets others at the family's files")


def check_privacy(out, path, sources):
    manifest = plist(out, path)
    if manifest is None:
        return
    out.count("property lists")
    for key, kind in MANIFEST.items():
        if not isinstance(manifest.get(key), kind):
            out.say(path, f"{key} must be a {kind.__name__}")
    for key in manifest.keys() - MANIFEST.keys():
        out.say(path, f"unknown key {key}")
    for key in MANIFEST:
        if manifest.get(key):
            out.say(path, f"{key} must be empty: nothing is collected")
    for source in sources:
        for hit in REASONED.finditer(code(source)):
            out.say(source, f"{hit[0]} needs a reason in the privacy manifest")


def code(path):
    """Without comments."""
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)


def check_sources(out, sources):
    for source in sources:
        text = code(source)
        out.count("sources")
        for hit in FORBIDDEN.finditer(text):
            out.say(source, f"{hit[0]}: this app has no network and counts nobody")
        for hit in LOGS.finditer(text):
            # A method that is called print is no log.
            before = text[max(0, hit.start() - 5):hit.start()]
            if before.endswith((".", "func ")):
                continue
            out.say(source, f"{hit[0]}…: a child's data must never reach a log")
        lines = source.read_text("utf-8").count("\n")
        if lines > 400:
            out.say(source, f"{lines} lines")


def arguments(text):
    found, at = {}, 0
    for position, kind in SPEC.findall(text.replace("%%", "")):
        at += 1
        found[int(position or at)] = kind
    return found


def unit(out, path, key, language, said, form=None):
    value = said.get("stringUnit", {})
    if value.get("state") != "translated" or not value.get("value", "").strip():
        out.say(path, f"{key!r} [{language}{' ' + form if form else ''}] is not translated")
    return value.get("value", "")


def plural(out, path, key, language, forms, check):
    lacking, extra = PLURALS[language] - forms.keys(), forms.keys() - PLURALS[language]
    if lacking or extra:
        out.say(path, f"{key!r} [{language}] plural forms: lacks {sorted(lacking)}, has {sorted(extra)}")
    for form, said in forms.items():
        check(form, unit(out, path, key, language, said, form))


def check_localization(out, path, key, language, said):
    wanted = arguments(key)

    def same(form, text, wanted=wanted):
        got = arguments(text)
        # "One" may leave its number out.
        if got != wanted and not (form == "one" and not got):
            out.say(path, f"{key!r} [{language}] takes {got}, the key takes {wanted}")

    if "variations" in said:
        plural(out, path, key, language, said["variations"].get("plural", {}), same)
        return
    text = unit(out, path, key, language, said)
    parts = said.get("substitutions", {})
    for name, part in parts.items():
        if f"%#@{name}@" not in text:
            out.say(path, f"{key!r} [{language}] does not use {name}")
        at = part.get("argNum")
        if wanted.get(at) != part.get("formatSpecifier"):
            out.say(path, f"{key!r} [{language}] {name} is no argument of the key")
        wanted = {k: v for k, v in wanted.items() if k != at}
        plural(
            out, path, key, language, part.get("variations", {}).get("plural", {}),
            lambda form, text: None if "%arg" in text or form == "one" else out.say(path, f"{key!r} [{language} {form}] says no number"))
        text = text.replace(f"%#@{name}@", "")
    same(None, text, wanted)


def check_strings(out, path, used):
    try:
        catalog = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        return out.say(path, f"no JSON: {error}")
    if catalog.get("sourceLanguage") != LANGUAGES[0]:
        out.say(path, "the source language must be " + LANGUAGES[0])
    strings = catalog.get("strings", {})
    if not strings:
        out.say(path, "holds no words")
    for key, entry in strings.items():
        out.count("words")
        if entry.get("extractionState") != "manual":
            out.say(path, f"{key!r} is {entry.get('extractionState')}")
        for language in LANGUAGES:
            said = entry.get("localizations", {}).get(language)
            if said is None:
                out.say(path, f"{key!r} [{language}] is missing")
            else:
                check_localization(out, path, key, language, said)
    if used is not None:
        for key in sorted(used - strings.keys()):
            out.say(path, f"{key!r} is shown and stands in no catalog")
        for key in sorted(strings.keys() - used):
            out.say(path, f"{key!r} stands in the catalog and no screen shows it")


LITERAL = re.compile(r'"((?:[^"\\\n]|\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\.)*)"')
# What a literal belongs to when it is no text for a parent.
SILENT = re.compile(
    r"(?:systemName: |systemImage: |Color\(|verbatim: |joined\(separator: |case \.\w+: |\bQuiet\(|Label\(\w+\.name, |"
    r"hasPrefix\(|number: |\?\? |\$0\.isEmpty|\")$")
NUMBER = re.compile(r"^(?:Int\(|count\(|[\w.]+\.count$|[\w.()\\]+\.filter\(.*\)\.count$|at \+ 1$|open$)")


def key_of(literal):
    key, at = "", 0
    while at < len(literal):
        if literal.startswith("\\(", at):
            depth, end = 1, at + 2
            while depth:
                depth += (literal[end] == "(") - (literal[end] == ")")
                end += 1
            key += "%lld" if NUMBER.match(literal[at + 2:end - 1]) else "%@"
            at = end
        else:
            key += literal[at].replace("%", "%%")
            at += 1
    return key


def shown(sources, catalog):
    """Keys in the code. What is no word is told by where it stands; the rest must be in the catalog."""
    keys = set()
    for source in sources:
        text = code(source)
        for hit in LITERAL.finditer(text):
            before = text[max(0, hit.start() - 40):hit.start()]
            key = key_of(hit[1])
            if key in catalog or (not SILENT.search(before) and re.search(r"[a-z]{2}.* |^[A-Z][a-z]", key)):
                keys.add(key)
    return keys


def contrast(one, other):
    def luminance(color):
        parts = (int(color[channel], 16) / 255 for channel in ("red", "green", "blue"))
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


WHITE, BLACK = ({c: v for c in ("red", "green", "blue")} for v in ("0xFF", "0x00"))


def check_color(out, path):
    looks = {}
    for entry in json.loads(path.read_text("utf-8"))["colors"]:
        look = frozenset(a["value"] for a in entry.get("appearances", []))
        looks[look] = entry["color"]["components"]
    out.count("colors")
    for look in (frozenset(), frozenset(["dark"]), frozenset(["high"]), frozenset(["dark", "high"])):
        if look not in looks:
            out.say(path, f"no color for {sorted(look) or 'light'}")
            continue
        name = path.parent.stem
        if name in ("Cover", "Chip"):
            other, least = (WHITE if "dark" in look else BLACK), 12
        elif name == "Calm":
            # White letters stand on it, also in the dark.
            other, least = WHITE, 7
        else:
            # A mark on the ground of a list: 3 is what the guidelines ask of a picture, 7 with Increase Contrast.
            other, least = (BLACK if "dark" in look else WHITE), (7 if "high" in look else 4.5)
        if contrast(looks[look], other) < least:
            out.say(path, f"contrast {contrast(looks[look], other):.1f} < {least} in {sorted(look) or 'light'}")


def check_icon(out, folder):
    for image in json.loads((folder / "Contents.json").read_text("utf-8"))["images"]:
        file = folder / image.get("filename", "")
        if not file.is_file():
            out.say(folder / "Contents.json", "the icon is missing")
            continue
        data = file.read_bytes()
        if data[:8] != b"\x89PNG\r\n\x1a\n":
            out.say(file, "no PNG")
            continue
        width, height, _, kind = struct.unpack(">IIBB", data[16:26])
        if (width, height) != (1024, 1024) or kind != 2:
            out.say(file, f"{width}×{height}, kind {kind}: must be 1024×1024 without transparency")
        out.count("icons")


def check_same_words(out, catalog_path, android):
    """A phrase that both apps have in English, both have in Spanish."""
    pairs = {}
    words = [(android / f"{name}.kt").read_text("utf-8") for name in ("English", "Spanish")]
    found = []
    for text in words:
        said = {}
        for hit in re.finditer(r'override val (\w+) =\s*((?:\s*"(?:[^"\\]|\\.)*"\s*\+?)+)', text):
            said[hit[1]] = "".join(json.loads(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', hit[2]))
        found.append(said)
    for name, english in found[0].items():
        pairs.setdefault(english, set()).add(found[1].get(name))
    strings = json.loads(catalog_path.read_text("utf-8"))["strings"]
    same = 0
    for key, entry in strings.items():
        if key not in pairs:
            continue
        said = entry["localizations"]["es"].get("stringUnit", {}).get("value")
        if said not in pairs[key]:
            out.say(catalog_path, f"{key!r} is {said!r} here and {sorted(map(str, pairs[key]))} on Android")
        same += 1
    out.counts["phrases shared with Android"] = same
    if same < 100:
        out.say(catalog_path, f"only {same} phrases are the same as on Android: the apps have drifted apart")


def check(root, android=None):
    out = Findings(root)
    app = root / "App"
    sources = sorted([*app.rglob("*.swift"), *(root / "Sources").rglob("*.swift")])
    check_info(out, app / "Info.plist")
    check_privacy(out, app / "PrivacyInfo.xcprivacy", sources)
    entitlements = plist(out, app / "Room.entitlements") or {}
    out.count("property lists")
    if entitlements.get("com.apple.developer.default-data-protection") != "NSFileProtectionComplete":
        out.say(app / "Room.entitlements", "files are not sealed while the phone is locked")
    check_sources(out, sources)
    catalog = app / "Localizable.xcstrings"
    try:
        known = json.loads(catalog.read_text("utf-8")).get("strings", {})
    except ValueError:
        known = {}
    check_strings(out, catalog, shown(sorted((root / "Sources" / "Screens").glob("*.swift")), known))
    check_strings(out, app / "InfoPlist.xcstrings", None)
    colors = sorted(app.rglob("*.colorset/Contents.json"))
    for color in colors:
        check_color(out, color)
    named = {n for s in sources for n in re.findall(r'Color\("(\w+)"\)', code(s))}
    for name in named - {c.parent.stem for c in colors}:
        out.say(app, f"no color is called {name}")
    check_icon(out, app / "Assets.xcassets" / "AppIcon.appiconset")
    if android:
        check_same_words(out, catalog, android)
    return out


def self_test(root):
    """Each of these must be noticed."""
    def edit(name, old, new):
        def change(copy):
            path = copy / name
            text = path.read_text("utf-8")
            assert old in text, (name, old)
            path.write_text(text.replace(old, new, 1), "utf-8")
        return change

    def strings(change):
        def apply(copy):
            path = copy / "App/Localizable.xcstrings"
            catalog = json.loads(path.read_text("utf-8"))
            change(catalog["strings"])
            path.write_text(json.dumps(catalog), "utf-8")
        return apply

    carry = "%lld questions without an answer come along"
    cases = {
        "a broken plist": edit("App/Info.plist", "</dict>", ""),
        "no reason for Face ID": edit("App/Info.plist", "Your face opens your notes, when you turned the lock on.", "why"),
        "no encryption statement": edit("App/Info.plist", "ITSAppUsesNonExemptEncryption", "Other"),
        "tracking": edit("App/PrivacyInfo.xcprivacy", "<false/>", "<true/>"),
        "a key that is none": edit("App/PrivacyInfo.xcprivacy", "NSPrivacyTrackingDomains", "NSPrivacyDomains"),
        "weaker protection": edit("App/Room.entitlements", "NSFileProtectionComplete", "NSFileProtectionNone"),
        "a reasoned API": edit("App/RoomApp.swift", "import SwiftUI", "import SwiftUI\nlet d = UserDefaults.standard"),
        "a network call": edit("App/RoomApp.swift", "import SwiftUI", "import SwiftUI\nlet s = URLSession.shared"),
        "a log": edit("Sources/Shell/AskDesk.swift", "let asked = text", "let asked = text; print(text)"),
        "a word without Spanish": strings(lambda s: s["Ask first"]["localizations"].pop("es")),
        "an empty word": strings(lambda s: s["Ask first"]["localizations"]["es"]["stringUnit"].update(value=" ")),
        "an unfinished word": strings(lambda s: s["Ask first"]["localizations"]["es"]["stringUnit"].update(state="new")),
        "an argument that is lost": strings(lambda s: s["Call %@"]["localizations"]["es"]["stringUnit"].update(value="Llamar")),
        "an argument of another kind": strings(lambda s: s["Call %@"]["localizations"]["es"]["stringUnit"].update(value="Llamar %lld")),
        "a plural form that lacks": strings(lambda s: s[carry]["localizations"]["es"]["variations"]["plural"].pop("many")),
        "a word that is shown nowhere": strings(lambda s: s.update({"Nowhere": s["Ask first"]})),
        "a word that lacks": strings(lambda s: s.pop("Ask first")),
        "a word in no catalog": edit("Sources/Screens/HelpScreen.swift", '"While you wait"', '"While you wait for them"'),
        "a color that is none": edit("Sources/Screens/RoomView.swift", 'Color("Urgent")', 'Color("Urgnt")'),
        "a color one cannot see": edit("App/Assets.xcassets/Covered.colorset/Contents.json", "0x1B", "0xFB"),
        "white letters on a pale ground": edit("App/Assets.xcassets/Calm.colorset/Contents.json", "0x2A", "0xFA"),
        "no icon": lambda copy: (copy / "App/Assets.xcassets/AppIcon.appiconset/icon.png").unlink(),
    }
    if check(root).found:
        print("the tree itself has findings: whether a fault is noticed cannot be told")
        return 1
    missed = 0
    for name, change in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "ios"
            shutil.copytree(root / "App", copy / "App")
            shutil.copytree(root / "Sources", copy / "Sources")
            change(copy)
            if not check(copy).found:
                print(f"not noticed: {name}")
                missed += 1
    print(f"{len(cases) - missed} of {len(cases)} faults noticed")
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ios", type=Path)
    parser.add_argument("--android", type=Path, help="folder of English.kt and Spanish.kt")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return bool(self_test(options.ios))
    out = check(options.ios, options.android)
    print("\n".join(out.found))
    print(", ".join(f"{n} {what}" for what, n in out.counts.items()))
    return bool(out.found)


if __name__ == "__main__":
    sys.exit(main())

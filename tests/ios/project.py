#!/usr/bin/env python3
"""What project.yml names must be there. XcodeGen itself runs on hosted Macs only.

usage: tests/ios/project.py IOS
"""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
text = (root / "project.yml").read_text("utf-8")
package = (root / "Package.swift").read_text("utf-8")
found = []
for path in re.findall(r"- path: (\S+)", text):
    if not (root / path).is_dir():
        found.append(f"project.yml: no folder {path}")
    elif not list((root / path).rglob("*.swift")):
        found.append(f"project.yml: no Swift in {path}")
for key in ("INFOPLIST_FILE", "CODE_SIGN_ENTITLEMENTS"):
    for path in re.findall(rf"(?<!_){key}: (\S+)", text):
        if not (root / path).is_file():
            found.append(f"project.yml: no file {path}")
for name in re.findall(r"product: (\w+)", text):
    if f'.library(name: "{name}"' not in package:
        found.append(f"project.yml: Package.swift has no product {name}")
for name in re.findall(r"target: (\w+)", text):
    if not re.search(rf"^  {name}:$", text, re.M):
        found.append(f"project.yml: no target {name}")
for key, name in re.findall(r"ASSETCATALOG_COMPILER_(APPICON|GLOBAL_ACCENT_COLOR)_NAME: (\w+)", text):
    kind = "appiconset" if key == "APPICON" else "colorset"
    if not (root / f"App/Assets.xcassets/{name}.{kind}").is_dir():
        found.append(f"project.yml: no {kind} {name}")
if "\t" in text:
    found.append("project.yml: a tab, which YAML refuses")
print("\n".join(found))
sys.exit(bool(found))

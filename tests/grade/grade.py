#!/usr/bin/env python3
"""Reading grade of every English text that ships, by Flesch-Kincaid as textstat computes it.

usage: grade.py [--all] DATA_FOLDER LIMITS.json
  --all   print every text above the limit, not only the worst ten

What is measured
  Every {"en": ...} under core/data, except the sources (citations stand as they are) and the
  lexicon of titles (it is matched, never shown).
What stands aside
  Names of roles, letters, places, offices and laws: each counts as one short word. They are read
  from the catalog itself (titles, aliases, letters, families, terms, states); any other run of
  two or more words with capitals is taken for the name of an office or a law. Entries that are
  nothing but such a name (titles, meanings of letters, states) are not texts.
Short texts
  The formula says nothing about a label: "Psychoeducation" alone has grade 52. A text of fewer than
  six words is measured together with the list or the record that it is shown in, each entry as a
  sentence of its own. What is then still shorter than six words is counted as too short to measure.
"""
import glob, json, os, re, statistics, sys
import textstat

SHORT = 6
NAME = "Pat"
# Fields that hold a name: of a role, a state, a group of roles, or what letters stand for.
NAMES = {("roles", "title"), ("letters.json", "meaning"), ("jurisdictions.json", "name"),
         ("families.json", "label"), ("homonyms.json", "level"), ("crisis.json", "name")}


def load(data):
    """Every English text: file, path of its field, text."""
    out = []

    def walk(file, path, value):
        if isinstance(value, dict):
            if isinstance(value.get("en"), str):
                out.append((file, path, value["en"]))
                return
            for key, inner in value.items():
                walk(file, path + [key], inner)
        elif isinstance(value, list):
            for place, inner in enumerate(value):
                label = inner.get("id", inner.get("letters", place)) if isinstance(inner, dict) else place
                walk(file, path + [label], inner)

    for name in sorted(glob.glob(os.path.join(data, "**", "*.json"), recursive=True)):
        file = os.path.relpath(name, data).replace(os.sep, "/")
        if not file.startswith(("sources/", "titles/")):
            walk(file, [], json.load(open(name, encoding="utf-8")))
    return out


def is_name(file, path):
    return (file.split("/")[0], path[-1]) in NAMES


def names(data, texts):
    """The names that stand aside, as one pattern."""
    found = {text for file, path, text in texts if is_name(file, path)}
    for name in glob.glob(os.path.join(data, "roles", "**", "*.json"), recursive=True):
        role = json.load(open(name, encoding="utf-8"))
        found.update(role["letters"], role["aliases"])
    for entry in json.load(open(os.path.join(data, "letters.json"), encoding="utf-8")):
        found.update([entry["letters"]], entry.get("forms", []))
    for entry in json.load(open(os.path.join(data, "terms.json"), encoding="utf-8")):
        found.update(entry["words"].get("en", []))
    for entry in json.load(open(os.path.join(data, "homonyms.json"), encoding="utf-8")):
        found.update([entry["letters"]] + [m["meaning"] for m in entry["meanings"]])
    # A name in brackets or with a remark behind it is also used without.
    found |= {re.split(r"[(:;,/]", name)[0].strip() for name in found}
    # One of one or two small letters is a word, not a name.
    found = {n for n in found if len(n) > 2 or n.isupper()}
    listed = "|".join(re.escape(n) for n in sorted(found, key=lambda n: (-len(n), n)))
    whole = rf"(?<![\w-])(?:{listed})(?:s|es)?(?![\w-])"
    office = r"(?<![\w-])[A-Z][\w'’-]*(?: (?:of|for|and|the|in|on|to|with|&)(?= ))*(?: (?:(?:of|for|and|the|in|on|to|with|&) )*[A-Z][\w'’-]*)+"
    return re.compile(whole, re.IGNORECASE), re.compile(office)


def aside(text, patterns):
    listed, office = patterns
    text = office.sub(NAME, listed.sub(NAME, text))
    text = re.sub(r"https?://\S+", NAME, text)
    text = re.sub(r"[“”\"{}]", "", text)
    return re.sub(rf"{NAME}(?:[ ,/]+(?:and |or )?{NAME})+", NAME, text)


def closed(text):
    return text if text.rstrip().endswith((".", "?", "!")) else text.rstrip() + "."


def main():
    arguments = [a for a in sys.argv[1:] if a != "--all"]
    data, limits = arguments[0], json.load(open(arguments[1], encoding="utf-8"))
    texts = load(data)
    patterns = names(data, texts)
    shown = [(f, p, t) for f, p, t in texts if not is_name(f, p)]
    lists = {}
    for file, path, text in shown:
        at = len(path) - 1
        # A list of claims: ["may", 3, "text"] belongs to ["may"]; a label to its record.
        while at > 0 and (isinstance(path[at], int) or path[at] == "text"):
            at -= 1
        key = (file, *path[:at + 1]) if at < len(path) - 1 else (file, *path[:-1])
        lists.setdefault(key, []).append(text)
        lists.setdefault(("of", file, *path), key)
    graded, short = [], 0
    for file, path, text in shown:
        measured = text
        if len(text.split()) < SHORT:
            measured = " ".join(closed(t) for t in lists[lists[("of", file, *path)]])
            if len(measured.split()) < SHORT:
                short += 1
                continue
        plain = aside(measured, patterns)
        graded.append((textstat.flesch_kincaid_grade(plain), textstat.flesch_kincaid_grade(measured),
                       len(text.split()) < SHORT, f'{file}: {".".join(map(str, path))}', text))
    graded.sort(key=lambda g: (-g[0], g[3]))
    mean = statistics.mean(g[0] for g in graded)
    above = [g for g in graded if g[0] > limits["worst"]]
    print(f"{len(texts)} English texts: {len(texts) - len(shown)} are names, {short} too short to measure, {len(graded)} measured"
          f" ({sum(g[2] for g in graded)} of them with the list they stand in)")
    print(f"mean grade {mean:.2f} (limit {limits['mean']}); with names counted as they stand {statistics.mean(g[1] for g in graded):.2f}")
    print(f"above grade {limits['worst']}: {len(above)} (allowed {limits['above_worst_allowed']});"
          f" with names counted as they stand {sum(g[1] > limits['worst'] for g in graded)}")
    for grade, _, together, where, text in (above if "--all" in sys.argv else graded[:10]):
        print(f"  {grade:5.1f}  {where}{' (with its list)' if together else ''}: {text}")
    print(f"note: mean grade {mean:.2f}, {len(above)} texts above grade {limits['worst']:.0f} of {len(graded)}")
    bad = mean > limits["mean"] or len(above) > limits["above_worst_allowed"]
    sys.exit(1 if bad else 0)


main()

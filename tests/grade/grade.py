#!/usr/bin/env python3
"""How hard every text that ships is to read. English: its grade, by Flesch-Kincaid as textstat computes
it. Spanish: the scale INFLESZ, see spanish.py; names count there as they stand.

usage: grade.py [--all] DATA_FOLDER LIMITS.json
  --all   print every text beyond the limit, not only the worst ten

What is measured
  Every {"en": ..., "es": ...} under core/data, except the sources (citations stand as they are) and the
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
import spanish, textstat

SHORT = 6
NAME = "Pat"
# Fields that hold a name: of a role, a state, a group of roles, or what letters stand for.
NAMES = {("roles", "title"), ("letters.json", "meaning"), ("jurisdictions.json", "name"),
         ("families.json", "label"), ("homonyms.json", "level"), ("crisis.json", "name")}


def load(data, language):
    """Every text in a language: file, path of its field, text."""
    out = []

    def walk(file, path, value):
        if isinstance(value, dict):
            if isinstance(value.get(language), str):
                out.append((file, path, value[language]))
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


def measurable(texts):
    """The texts that are no names, each with what is measured of it: itself, or the list it stands in."""
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
    out, short = [], 0
    for file, path, text in shown:
        measured, together = text, len(text.split()) < SHORT
        if together:
            measured = " ".join(closed(t) for t in lists[lists[("of", file, *path)]])
        if len(measured.split()) < SHORT:
            short += 1
        else:
            out.append((measured, together, f'{file}: {".".join(map(str, path))}', text))
    counted = (f"{len(texts) - len(shown)} are names, {short} too short to measure, {len(out)} measured"
               f" ({sum(together for _, together, _, _ in out)} of them with the list they stand in)")
    return out, counted


def print_texts(graded):
    for grade, together, where, text in graded:
        print(f"  {grade:5.1f}  {where}{' (with its list)' if together else ''}: {text}")


def english(data, limits):
    texts = load(data, "en")
    patterns = names(data, texts)
    list_of, counted = measurable(texts)
    graded, raw = [], []
    for measured, together, where, text in list_of:
        graded.append((textstat.flesch_kincaid_grade(aside(measured, patterns)), together, where, text))
        raw.append(textstat.flesch_kincaid_grade(measured))
    graded.sort(key=lambda g: (-g[0], g[2]))
    mean = statistics.mean(g[0] for g in graded)
    above = [g for g in graded if g[0] > limits["worst"]]
    print(f"{len(texts)} English texts: {counted}")
    print(f"mean grade {mean:.2f} (limit {limits['mean']}); with names counted as they stand {statistics.mean(raw):.2f}")
    print(f"above grade {limits['worst']}: {len(above)} (allowed {limits['above_worst_allowed']});"
          f" with names counted as they stand {sum(r > limits['worst'] for r in raw)}")
    print_texts(above if "--all" in sys.argv else graded[:10])
    note = f"mean grade {mean:.2f}, {len(above)} texts above grade {limits['worst']:.0f} of {len(graded)}"
    return mean > limits["mean"] or len(above) > limits["above_worst_allowed"], note


def in_spanish(data, limits):
    texts = load(data, "es")
    list_of, counted = measurable(texts)
    textstat.set_lang("es")
    graded = [(spanish.inflesz(measured), together, where, text) for measured, together, where, text in list_of]
    graded.sort(key=lambda g: (g[0], g[2]))
    mean = statistics.mean(g[0] for g in graded)
    hard = [g for g in graded if g[0] < limits["hard"]]

    def average(formula):
        return statistics.mean(formula(measured) for measured, *_ in list_of)

    print(f"{len(texts)} Spanish texts: {counted}")
    print(f"mean INFLESZ {mean:.1f} (at least {limits['mean']}; \"bastante fácil\" is 65 to 80),"
          f" Fernández-Huerta {average(spanish.fernandez_huerta):.1f};"
          f" by textstat {average(textstat.szigriszt_pazos):.1f} and {average(textstat.fernandez_huerta):.1f}")
    print(f"below {limits['hard']}, \"muy difícil\": {len(hard)} (allowed {limits['hard_allowed']})")
    print_texts(hard if "--all" in sys.argv else graded[:10])
    note = f"Spanish mean INFLESZ {mean:.1f}, {len(hard)} texts below {limits['hard']:.0f} of {len(graded)}"
    return mean < limits["mean"] or len(hard) > limits["hard_allowed"], note


def main():
    arguments = [a for a in sys.argv[1:] if a != "--all"]
    data, limits = arguments[0], json.load(open(arguments[1], encoding="utf-8"))
    results = [english(data, limits["english"]), in_spanish(data, limits["spanish"])]
    print(f"note: {'; '.join(note for _, note in results)}")
    sys.exit(1 if any(bad for bad, _ in results) else 0)


main()

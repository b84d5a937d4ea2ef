"""Reads what `tarikh` wrote with the readers of each format, and says what they refuse.

FOLDER holds the outputs made of TEXT. Readers that are not here are passed over, and that is said.
"""

import argparse
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("folder", type=pathlib.Path)
arguments.add_argument("text", type=pathlib.Path)
arguments.add_argument("--schemas", type=pathlib.Path, help="a folder with sarif-2.1.0.json")
arguments.add_argument("--timelinejs", type=pathlib.Path, help="the package @knight-lab/timelinejs, unpacked")
asked = arguments.parse_args()
folder, schemas = asked.folder, asked.schemas
source = asked.text.read_bytes().decode("utf-8")
lines = re.split(r"\r\n|\n|\r", source)


def load(name):
    return json.loads((folder / name).read_text("utf-8"))


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def sarif():
    log = load("check.sarif")
    is_here = schemas and (schemas / "sarif-2.1.0.json").exists()
    if is_here:
        import jsonschema

        schema = json.loads((schemas / "sarif-2.1.0.json").read_text("utf-8"))
        jsonschema.validators.validator_for(schema)(schema).validate(log)
    run = log["runs"][0]
    check(run["columnKind"] == "unicodeCodePoints", "columns are code points")
    places = [place for result in run["results"] for place in result["locations"] + result.get("relatedLocations", [])]
    check(places, "there are findings")
    for place in places:
        region = place["physicalLocation"]["region"]
        if region["startLine"] == region["endLine"]:
            line = lines[region["startLine"] - 1]
            found = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            check(found == region["snippet"]["text"], f"{found!r} is not {region['snippet']['text']!r}")
    return f"{len(run['results'])} results" + ("" if is_here else " (SKIPPED: its schema is not here)")


def gitlab():
    findings = load("check.gitlab")
    check(len({finding["fingerprint"] for finding in findings}) == len(findings), "fingerprints are unique")
    for finding in findings:
        check({"description", "check_name", "fingerprint", "severity", "location"} <= finding.keys(), "fields")
        check(finding["severity"] in {"info", "minor", "major", "critical", "blocker"}, "severity")
        check(finding["location"]["lines"]["begin"] >= 1, "line")
    return f"{len(findings)} findings"


def junit():
    from junitparser import JUnitXml

    report = JUnitXml.fromfile(str(folder / "check.junit"))
    cases = [case for suite in report for case in suite]
    failed = [case for case in cases if any(type(result).__name__ == "Failure" for result in case.result)]
    check(report.tests == len(cases) and report.failures == len(failed), "counts agree")
    return f"{len(cases)} cases, {len(failed)} failed"


def rdjson():
    # reviewdog refuses fields it does not know, and counts columns in bytes.
    whole = load("check.rdjson")
    check(whole.keys() <= {"source", "severity", "diagnostics"}, "fields")
    for one in whole["diagnostics"]:
        check(one.keys() <= {"message", "location", "severity", "source", "code", "suggestions"}, "fields of a finding")
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        if start["line"] == end["line"]:
            line = lines[start["line"] - 1].encode("utf-8")
            line[start["column"] - 1 : end["column"] - 1].decode("utf-8")
    return f"{len(whole['diagnostics'])} findings"


def github():
    commands = (folder / "check.github").read_text("utf-8").splitlines()
    for command in commands:
        check(re.fullmatch(r"::(error|warning|notice) ([a-zA-Z]+=[^,:]*)(,[a-zA-Z]+=[^,:]*)*::.*", command), command)
    return f"{len(commands)} commands"


def table():
    with open(folder / "read.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        check(None not in row and None not in row.values(), "every row has every column")
        for name in ("event", "quote", "source", "actors", "place", "said_by", "findings"):
            check(not row[name].lstrip().startswith(("=", "+", "-", "@")), f"a formula: {row[name]}")
        check(row["jdn_min"] == "" or int(row["jdn_min"]) <= int(row["jdn_max"] or row["jdn_min"]), "days in order")
    told = f"{len(rows)} rows"
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as home:
            office = ["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless"]
            utf8 = "44,34,76"
            there = [*office, f"--infilter=CSV:{utf8}", "--convert-to", "ods", "--outdir", home, folder / "read.csv"]
            back = [*office, "--convert-to", f"csv:Text - txt - csv (StarCalc):{utf8}", "--outdir", f"{home}/back"]
            subprocess.run(there, check=True, capture_output=True, timeout=60)
            subprocess.run([*back, f"{home}/read.ods"], check=True, capture_output=True, timeout=60)
            with open(f"{home}/back/read.csv", newline="", encoding="utf-8") as file:
                again = list(csv.DictReader(file))
        for before, after in zip(rows, again, strict=True):
            for name in ("date_text", "event", "quote"):
                # A spreadsheet keeps the text after the apostrophe, or the apostrophe with it.
                check(before[name].lstrip("'") in after[name], f"{before[name]!r} became {after[name]!r}")
        told += ", the same out of LibreOffice"
    else:
        told += " (SKIPPED: LibreOffice is not here)"
    return told


def markdown():
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse((folder / "read.md").read_text("utf-8"))
    kinds = {inner.type for token in tokens for inner in (token.children or [])} | {token.type for token in tokens}
    check(not kinds & {"html_inline", "html_block", "link_open", "image", "code_block", "fence", "hr"}, kinds)
    check({"heading_open", "blockquote_open", "list_item_open"} <= kinds, kinds)
    return f"{len(tokens)} tokens"


def calendar():
    import datetime

    import icalendar

    raw = (folder / "read.ics").read_bytes()
    check(all(len(line) <= 75 for line in raw.split(b"\r\n")), "lines are folded")
    parsed = icalendar.Calendar.from_ical(raw)
    events = list(parsed.walk("VEVENT"))
    check(events and not any(event.errors for event in events), "events without errors")
    check(len({str(event["UID"]) for event in events}) == len(events), "UIDs are unique")
    for event in events:
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        check(type(start) is datetime.date and end - start == datetime.timedelta(1), "all-day")
        check(2024 <= start.year <= 2029, f"{start} is within the years")
    bahman = sorted(str(event.decoded("DTSTART")) for event in events if "26 Bahman 1367" in str(event["SUMMARY"]))
    expected = ["2024-02-15", "2025-02-14", "2026-02-15", "2027-02-15", "2028-02-15", "2029-02-14"]
    check(bahman == expected, f"26 Bahman falls on {bahman}")
    return f"{len(events)} events"


def linked():
    from pyld import jsonld

    def nothing_is_fetched(url, options):
        raise AssertionError(f"{url} would be fetched")

    jsonld.set_document_loader(nothing_is_fetched)
    document = load("read.jsonld")
    expanded = jsonld.expand(document)
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    check("<https://schema.org/startDate>" in quads and "<http://www.w3.org/2006/time#hasTRS>" in quads, "both vocabularies")
    return f"{len(expanded)} nodes, {quads.count(chr(10))} triples"


def geographic():
    import geojson

    collection = geojson.loads((folder / "read.geojson").read_text("utf-8"))
    check(collection.is_valid, collection.errors())
    return f"{len(collection['features'])} features"


def brat():
    found = 0
    known = set()
    for line in (folder / "read.ann").read_text("utf-8").splitlines():
        name, rest = line.split("\t", 1)
        check(name == "*" or name not in known, f"{name} is given twice")
        known.add(name)
        if name.startswith("T"):
            place, words = rest.split("\t")
            spans = [span.split() for span in place.split(" ", 1)[1].split(";")]
            text = " ".join(source[int(start) : int(end)] for start, end in spans)
            check(text == words, f"{text!r} is not {words!r}")
            found += 1
        for other in re.findall(r"(?:\S+:)?\b([TE]\d+)\b", rest.split("\t")[0]) if name[0] in "EA#*" else []:
            check(other in known, f"{name} names {other}")
    return f"{found} spans"


def timeline():
    document = load("read.timelinejs")
    for event in document["events"]:
        check({"start_date", "display_date", "text", "unique_id"} <= event.keys(), "fields of a slide")
    count = len(document["events"])
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not (asked.timelinejs and asked.timelinejs.exists() and browser):
        return f"{count} slides (SKIPPED: its package or a browser is not here)"
    package = (asked.timelinejs / "dist").resolve().as_uri()
    data = json.dumps(document).replace("<", "\\u003c")
    page = f"""<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{package}/css/timeline.css">
<script src="{package}/js/timeline.js"></script><div id="timeline" style="width:1000px;height:600px"></div>
<p id="told">nothing</p><script>
const timeline = new TL.Timeline("timeline", {data}, {{ language: "en" }});
setTimeout(() => {{
  const count = (name) => document.querySelectorAll(name).length;
  const error = document.querySelector(".tl-message-content");
  document.getElementById("told").textContent =
    `slides ${{count(".tl-slide")}} markers ${{count(".tl-timemarker")}} scripts ${{count("#timeline script")}} ` +
    `error ${{error ? error.textContent : "none"}}`;
}}, 2500);
</script>"""
    with tempfile.TemporaryDirectory() as home:
        (pathlib.Path(home) / "page.html").write_text(page, "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=8000", "--dump-dom"]
        command += ["--allow-file-access-from-files", f"--user-data-dir={home}/profile", f"file://{home}/page.html"]
        shown = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")
    told = re.search(r'<p id="told">(.*?)</p>', shown, re.S)
    expected = f"slides {count + 1} markers {count} scripts 0 error none"
    check(told and told[1] == expected, f"it shows {told and told[1]}, not {expected}")
    return f"{count} slides, shown by TimelineJS"


def timeml():
    from lxml import etree

    told = []
    for name in ("read.tml", "tag.tml"):
        document = etree.parse(folder / name, etree.XMLParser(resolve_entities=False, no_network=True))
        words = "".join(document.getroot().find("TEXT").itertext())
        # XML has no place for control characters, nor for a lone CR.
        plain = lambda text: re.sub(r"[\x00-\x1f\x7f\ufffd\ufffe\uffff]", "", text)
        check(plain(words).strip() == plain(source).strip(), f"{name}: TEXT is the text")
        for kind in ("TIMEX3", "EVENT", "TLINK"):
            told.append(f"{len(list(document.iter(kind)))} {kind}")
        if schemas and (schemas / "timeml.xsd").exists():
            etree.XMLSchema(etree.parse(schemas / "timeml.xsd")).assertValid(document)
        else:
            told.append("(SKIPPED: its schema is not here)")
    return ", ".join(told)


def drawing():
    from lxml import etree

    root = etree.parse(folder / "read.svg", etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    check(etree.QName(root) == etree.QName("http://www.w3.org/2000/svg", "svg"), "the root is svg")
    names = {etree.QName(element).localname for element in root.iter(etree.Element)}
    check(not names & {"script", "foreignObject", "image", "use"}, names)
    return f"{len(list(root.iter('{*}text')))} texts"


def edtf():
    from edtf import parse_edtf

    values = [time["edtf"] for time in map(json.loads, (folder / "tag.jsonl").read_text("utf-8").splitlines())]
    values = [value for value in values if value]
    for value in values:
        parse_edtf(value)
    return f"{len(values)} values"


def openapi():
    from openapi_spec_validator import validate

    description = load("openapi.json")
    validate(description)
    return f"{len(description['paths'])} addresses"


failed = False
for name in (sarif, github, gitlab, junit, rdjson, table, markdown, timeline, calendar, linked, geographic, brat, timeml, drawing, edtf, openapi):
    try:
        print(f"  {name.__name__:<12} {name()}")
    except Exception as error:
        failed = True
        print(f"  {name.__name__:<12} FAILED: {type(error).__name__}: {error}")
sys.exit(1 if failed else 0)

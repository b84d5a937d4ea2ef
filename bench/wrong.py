#!/usr/bin/env python3
"""Lists the wrong values and types of `tarikh eval --errors`, each with its date of writing and its surroundings, to be read by hand.

    tarikh eval FOLDER --domain news --errors ERRORS
    python3 bench/wrong.py FOLDER ERRORS [WIDTH]

One numbered block for each time: what the gold has, what ours has and by which rule, the date of writing, and WIDTH characters
of text on each side (240 without it). It judges nothing: that is done by whoever reads.
"""
import html, json, pathlib, re, sys

def text_of(path):
    """The text that stands in a TimeML file without its tags, and its date of writing."""
    raw = path.read_text(encoding="utf-8")
    dct = re.search(r'functionInDocument="(?:CREATION_TIME|PUBLICATION_TIME)"[^>]*?value="([^"]*)"|value="([^"]*)"[^>]*functionInDocument="(?:CREATION_TIME|PUBLICATION_TIME)"', raw)
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.S)
    body = body.group(1) if body else raw
    body = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", body)))
    return body, next((g for g in dct.groups() if g), "?") if dct else "?"

def main():
    folder, errors = pathlib.Path(sys.argv[1]), sys.argv[2]
    width = int(sys.argv[3]) if len(sys.argv) > 3 else 240
    merged = {}
    for line in open(errors, encoding="utf-8"):
        error = json.loads(line)
        if error["kind"] in ("value", "type"):
            key = (error["doc"], error["ctx"])
            merged.setdefault(key, (error, []))[1].append(error["kind"])
    for number, ((doc, ctx), (error, kinds)) in enumerate(merged.items(), 1):
        body, written = text_of(folder / doc)
        bare = re.sub(r"\s+", " ", ctx).replace("[", "", 1).replace("]", "", 1).strip()
        at = body.find(bare)
        around = body[max(0, at - width):at + len(bare) + width] if at >= 0 else ctx
        around = around.replace(bare, re.sub(r"\s+", " ", ctx).strip(), 1)
        print(f'{number} {"+".join(kinds)} {doc} written {written}')
        print(f'  gold {error["gtype"]} {error["gvalue"]} | ours {error["stype"]} {error["svalue"]} | {error["rule"]}: {error["reason"]}')
        print(f"  {around}")

main()

"""Kilobytes a CPU-second of dateparser and parsedatetime on a text, for the table in RESULTS.md.

    python3 -m venv target/peers && target/peers/bin/pip install dateparser parsedatetime
    target/peers/bin/python bench/peers.py target/bench/dense.txt 200

The second argument is how many kilobytes of the text to read: both are too slow for all of it.
"""

import sys
import time


def with_dateparser(paragraphs):
    from dateparser.search import search_dates

    return sum(len(search_dates(text, languages=["en"]) or []) for text in paragraphs)


def with_parsedatetime(paragraphs):
    import parsedatetime

    calendar = parsedatetime.Calendar()
    return sum(len(calendar.nlp(text) or []) for text in paragraphs)


def main():
    path, kilobytes = sys.argv[1], int(sys.argv[2])
    with open(path, encoding="utf-8") as file:
        text = file.read(kilobytes * 1000)
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    size = len(text.encode("utf-8")) / 1000
    for run in (with_dateparser, with_parsedatetime):
        run(["on 15 February 1989"])  # data are loaded on the first call
        begun = time.process_time()
        found = run(paragraphs)
        spent = time.process_time() - begun
        print(f"{run.__name__[5:]:<16} {size / spent:>10.1f} kB a CPU-second, {found} found in {size:.0f} kB")


if __name__ == "__main__":
    main()

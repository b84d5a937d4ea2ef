"""Lays out the development corpora of times in two parts each, DEV to work on and ASIDE to measure on.

    python3 bench/split.py ../shared/corpora/timex/en target/split
    target/release/tarikh eval target/split/news_aside --domain news

A document goes aside by the MD5 of its name: a quarter of the news and of the tweets, four of the sixteen accounts.
"""

import hashlib
import os
import sys

SETS = {"news": ["timebank", "aquaint"], "wikiwars": ["wikiwars"], "tweets": ["tweets"]}


def rank(name):
    return int(hashlib.md5(f"tarikh-issue3-{name}".encode()).hexdigest(), 16)


def main():
    corpora, target = sys.argv[1], sys.argv[2]
    for part, folders in SETS.items():
        files = []
        for folder in folders:
            for at, _, names in os.walk(os.path.join(corpora, folder)):
                files += [os.path.abspath(os.path.join(at, name)) for name in names if name.endswith(".tml")]
        if part == "wikiwars":
            aside = set(sorted(files, key=lambda file: f"{rank(os.path.basename(file)):032x}")[:4])
        else:
            aside = {file for file in files if rank(os.path.basename(file)) % 4 == 0}
        for file in files:
            folder = os.path.join(target, f"{part}_{'aside' if file in aside else 'dev'}")
            os.makedirs(folder, exist_ok=True)
            link = os.path.join(folder, os.path.basename(file))
            if not os.path.lexists(link):
                os.symlink(file, link)
        print(f"{part}: {len(files) - len(aside)} to work on, {len(aside)} aside")


if __name__ == "__main__":
    main()

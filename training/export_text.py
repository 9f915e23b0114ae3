"""Writes the long text that the page reads: public-domain stories that no model saw, `export_text.py --corpus FOLDER`.

Held-out documents of 3 000 to 9 000 characters, in the order of the hashes of their texts, until there are enough.
"""
import argparse
import hashlib
import json
import os

import corpus

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "public", "texts", "held-out.json")
CHARACTERS = 72_000


def candidates(folder):
    """Yields (hash, source, text) of every held-out document of the right length that is in the public domain."""
    for source in corpus.manifest(folder):
        if not source["licence"].startswith("public domain"):
            continue
        with open(os.path.join(folder, source["file"]), encoding="utf-8") as file:
            for text in file.read().split("\n\n\n"):
                text = text.strip()
                if 3000 <= len(text) <= 9000 and corpus.held_out(text):
                    yield hashlib.sha256(text.encode("utf-8")).hexdigest(), source, text


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=None)
    stories, length = [], 0
    for _, source, text in sorted(candidates(corpus.folder(parser.parse_args().corpus)), key=lambda found: found[0]):
        stories.append({"title": source["title"], "author": source["author"], "source": source["source"], "licence": source["licence"], "text": text})
        length += len(text)
        if length >= CHARACTERS:
            break
    os.makedirs(os.path.dirname(PATH), exist_ok=True)
    with open(PATH, "w", encoding="utf-8") as file:
        json.dump({"stories": stories}, file, ensure_ascii=False, indent=1)
        file.write("\n")
    print(len(stories), "stories,", length, "characters")


if __name__ == "__main__":
    main()

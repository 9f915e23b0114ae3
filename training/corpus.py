"""Reads the training text: a folder of UTF-8 files whose documents are separated by two blank lines."""
import hashlib
import json
import os
import sys

import numpy as np

HELD_OUT_ONE_IN = 50


def folder(argument=None):
    """The corpus folder: the argument, else $KEEPSAKE_CORPUS."""
    path = argument or os.environ.get("KEEPSAKE_CORPUS")
    if not path or not os.path.isfile(os.path.join(path, "manifest.json")):
        sys.exit("No corpus. Name its folder (with its manifest.json) by --corpus or in KEEPSAKE_CORPUS.")
    return path


def manifest(path):
    """The sources that hold any document (one book was left out whole), each {file, title, author, source, licence}."""
    with open(os.path.join(path, "manifest.json"), encoding="utf-8") as file:
        return [source for source in json.load(file) if source["documents"] > 0]


def documents(path):
    """Yields every document, in the manifest's order."""
    for source in manifest(path):
        with open(os.path.join(path, source["file"]), encoding="utf-8") as file:
            for document in file.read().split("\n\n\n"):
                document = document.strip()
                if document:
                    yield document


def held_out(document):
    """Whether a document is kept for validation: by the hash of its text, so that the split never depends on order."""
    return int.from_bytes(hashlib.sha256(document.encode("utf-8")).digest()[:4], "big") % HELD_OUT_ONE_IN == 0


def encoded(path, tokenizer, cache):
    """(training, validation): all documents of each split joined, a blank line between them, as uint16 token arrays."""
    files = [os.path.join(cache, name) for name in ("train.npy", "validation.npy")]
    if not all(os.path.exists(file) for file in files):
        os.makedirs(cache, exist_ok=True)
        splits = ([], [])
        for document in documents(path):
            splits[held_out(document)].extend(tokenizer.encode(document + "\n\n"))
        for file, ids in zip(files, splits):
            np.save(file, np.array(ids, dtype=np.uint16))
    return tuple(np.load(file) for file in files)


def windows(ids, starts, context):
    """Windows [len(starts), context + 1], `<bos>` first: a window's inputs are its first `context` tokens."""
    rows = np.stack([ids[s : s + context] for s in starts]).astype(np.int64)
    return np.concatenate([np.zeros((len(rows), 1), dtype=np.int64), rows], axis=1)

"""Byte-level byte-pair encoding (Sennrich et al. 1508.07909, with GPT-2's bytes and pre-tokenisation).

Saved as a Hugging Face `tokenizer.json`, so that the page's tokenizer library reads the very same file.
"""
import collections
import heapq
import json
import re
import sys
import unicodedata

BOS = "<bos>"


def _ranges(wanted):
    """A regular-expression class of all code points whose category starts with `wanted` (`re` has no \\p{L})."""
    parts, start, last = [], None, None
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code))[0] == wanted:
            if start is None:
                start = code
            last = code
        elif start is not None:
            parts.append((start, last))
            start = None
    return "".join(f"\\U{a:08x}-\\U{b:08x}" if a != b else f"\\U{a:08x}" for a, b in parts)


# JavaScript's \s, which is not Python's.
_SPACE = "\\t\\n\\x0b\\x0c\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
_LETTER, _NUMBER = _ranges("L"), _ranges("N")
PIECES = re.compile(
    f"'s|'t|'re|'ve|'m|'ll|'d| ?[{_LETTER}]+| ?[{_NUMBER}]+| ?[^{_SPACE}{_LETTER}{_NUMBER}]+"
    f"|[{_SPACE}]+(?![^{_SPACE}])|[{_SPACE}]+"
)


def byte_symbols():
    """GPT-2's printable character for each byte: list of 256 one-character strings."""
    printable = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    symbols, extra = {}, 0
    for byte in range(256):
        if byte in printable:
            symbols[byte] = chr(byte)
        else:
            symbols[byte] = chr(256 + extra)
            extra += 1
    return [symbols[byte] for byte in range(256)]


SYMBOLS = byte_symbols()
BYTES = {symbol: byte for byte, symbol in enumerate(SYMBOLS)}


def to_symbols(text):
    return "".join(SYMBOLS[byte] for byte in text.encode("utf-8"))


def learn_merges(texts, count):
    """Learns `count` merges from an iterable of texts: the most frequent pair first, ties to the smaller pair."""
    words = collections.Counter()
    for text in texts:
        words.update(PIECES.findall(text))
    pieces = [list(to_symbols(word)) for word in words]
    weights = list(words.values())
    pairs, where = collections.Counter(), collections.defaultdict(set)
    for i, piece in enumerate(pieces):
        for pair in zip(piece, piece[1:]):
            pairs[pair] += weights[i]
            where[pair].add(i)
    heap = [(-n, pair) for pair, n in pairs.items()]
    heapq.heapify(heap)
    merges = []
    while len(merges) < count and heap:  # a short text runs out of pairs
        n, pair = heapq.heappop(heap)
        if pairs[pair] != -n:  # a stale entry: put its present count back
            if pairs[pair] > 0:
                heapq.heappush(heap, (-pairs[pair], pair))
            continue
        merges.append(pair)
        changed = set()
        for i in list(where[pair]):
            old = pieces[i]
            for p in zip(old, old[1:]):
                pairs[p] -= weights[i]
                changed.add(p)
            new = pieces[i] = _merge(old, pair)
            for p in zip(new, new[1:]):
                pairs[p] += weights[i]
                where[p].add(i)
                changed.add(p)
        for p in changed:
            if pairs[p] > 0:
                heapq.heappush(heap, (-pairs[p], p))
    return merges


def _merge(piece, pair):
    out, i = [], 0
    while i < len(piece):
        if i + 1 < len(piece) and piece[i] == pair[0] and piece[i + 1] == pair[1]:
            out.append(pair[0] + pair[1])
            i += 2
        else:
            out.append(piece[i])
            i += 1
    return out


class Tokenizer:
    """Encodes text to ids and back. Special tokens (`<bos>`, id 0, and what `with_special` adds) are never produced from text."""

    def __init__(self, vocabulary, merges, special=(BOS,)):
        self.vocabulary = vocabulary
        self.merges = merges
        self.special = tuple(special)
        self.pieces = {id: symbol for symbol, id in vocabulary.items()}
        self.rank = {pair: i for i, pair in enumerate(merges)}
        self._cache = {}

    @classmethod
    def train(cls, texts, size):
        merges = learn_merges(texts, size - 257)
        vocabulary = {BOS: 0}
        for symbol in SYMBOLS + [a + b for a, b in merges]:
            vocabulary[symbol] = len(vocabulary)
        return cls(vocabulary, merges)

    @classmethod
    def of_characters(cls, characters):
        """No merges: one token a character, and nothing else can be written."""
        vocabulary = {BOS: 0}
        for character in characters:
            vocabulary[to_symbols(character)] = len(vocabulary)
        return cls(vocabulary, [])

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        model = document["model"]
        merges = [tuple(m) if isinstance(m, list) else tuple(m.split(" ")) for m in model["merges"]]
        return cls(model["vocab"], merges, [token["content"] for token in document["added_tokens"]])

    def with_special(self, name):
        """The same with one more special token, after all others."""
        return Tokenizer({**self.vocabulary, name: len(self.vocabulary)}, self.merges, (*self.special, name))

    def save(self, path):
        document = {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [
                {"id": self.vocabulary[name], "content": name, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
                for name in self.special
            ],
            "normalizer": None,
            "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
            "post_processor": None,
            "decoder": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
            "model": {
                "type": "BPE",
                "dropout": None,
                "unk_token": None,
                "continuing_subword_prefix": None,
                "end_of_word_suffix": None,
                "fuse_unk": False,
                "byte_fallback": False,
                "vocab": self.vocabulary,
                "merges": [f"{a} {b}" for a, b in self.merges],
            },
        }
        with open(path, "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=0)
            file.write("\n")

    def encode(self, text):
        ids = []
        for word in PIECES.findall(text):
            if word not in self._cache:
                piece = list(to_symbols(word))
                while len(piece) > 1:
                    pair = min(zip(piece, piece[1:]), key=lambda p: self.rank.get(p, 1 << 30))
                    if pair not in self.rank:
                        break
                    piece = _merge(piece, pair)
                self._cache[word] = [self.vocabulary[symbol] for symbol in piece]
            ids.extend(self._cache[word])
        return ids

    def decode(self, ids):
        return self.bytes(ids).decode("utf-8", errors="replace")

    def bytes(self, ids):
        return bytes(BYTES[c] for id in ids if self.pieces[int(id)] not in self.special for c in self.pieces[int(id)])

"""Writes tests/fixtures/tokenizer.json: texts and the ids that this folder's encoder gives them, to hold the page's to."""
import json
import os

from tokenizer import Tokenizer

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TOKENIZER = "tokenizers/story.json"
TEXTS = [
    "",
    " ",
    "Once upon a time there was a little brown rabbit.",
    "Don't you'll we've I'm they're he'd it's CAN'T",
    "1 22 333 4,567.89 ½ ² Ⅳ",
    "Wait... what?! (really) -- \"yes\" 'no' #$%&*",
    "a  b   c    d",
    "   leading and trailing   ",
    "line one\nline two\n\n\nline three\n",
    "tab\tbetween\t\ttabs",
    "mixed \n \t \n space",
    "naïve café Ångström façade",
    "Привет, мир! Καλημέρα κόσμε.",
    "שלום עולם",
    "مرحبا بالعالم",
    "你好,世界。こんにちは 안녕하세요",
    "🦊 🐇🐇 👩‍👩‍👧 🇪🇸",
    "<bos> <b>&amp;</b> </s>",
    "control \u0000\u0001\u001f\u007f characters",
    "nbsp\u00a0and\u2003em\u200bzero\ufeffbom\u2028line",
    "e\u0301 combining, \u0915\u094d\u0937 conjunct",
    "under_score camelCase snake_case_2",
    "'s 't starts with a quote",
    "x" * 300,
    "\u1e9e \u01c5 \ufb01 \U0001d49c",
]

tokenizer = Tokenizer.load(os.path.join(ROOT, "public", "models", TOKENIZER))
cases = [{"text": text, "ids": tokenizer.encode(text)} for text in TEXTS]
for case in cases:
    assert tokenizer.decode(case["ids"]) == case["text"], case
with open(os.path.join(ROOT, "tests", "fixtures", "tokenizer.json"), "w", encoding="utf-8") as file:
    json.dump({"tokenizer": TOKENIZER, "cases": cases}, file, indent=0)
    file.write("\n")

"""Writes tests/fixtures/checkpoints/ggml-blocks.json: blocks of random bytes of every quantised type that the page reads, and their numbers.

The numbers are those of ggml's own Python package, which was written apart from the page's reader:

    pip install gguf
    python training/checkpoints/export_ggml_blocks.py
"""

import base64
import json
from pathlib import Path

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType
from gguf.quants import dequantize

BLOCKS = 3
TYPES = ["Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q4_K", "Q5_K", "Q6_K"]
# Where a block has float16 scales: random bytes there could be NaN.
SCALES = {"Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0], "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208]}


def random_blocks(name: str, generator: np.random.Generator) -> np.ndarray:
    _, size = GGML_QUANT_SIZES[GGMLQuantizationType[name]]
    blocks = generator.integers(0, 256, (BLOCKS, size), dtype=np.uint8)
    for place in SCALES[name]:
        scales = generator.normal(0, 0.01, (BLOCKS, 1)).astype(np.float16)
        blocks[:, place : place + 2] = scales.view(np.uint8)
    return blocks


def main() -> None:
    generator = np.random.default_rng(20)
    cases = []
    for name in TYPES:
        blocks = random_blocks(name, generator)
        values = dequantize(blocks, GGMLQuantizationType[name]).astype("<f4").reshape(-1)
        cases.append(
            {
                "type": name,
                "bytes": base64.b64encode(blocks.tobytes()).decode(),
                "values": base64.b64encode(values.tobytes()).decode(),
            }
        )
    path = Path(__file__).parent.parent.parent / "tests/fixtures/checkpoints/ggml-blocks.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(cases) + "\n")


if __name__ == "__main__":
    main()

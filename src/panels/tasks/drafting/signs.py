"""Makes signs.woff2: the signs of drafted tokens, drawn with strokes as icons are, as the letters of a font.

As a drawing each sign is a piece of its own that the browser places and paints, and a list of passes has a hundred of them; letters are painted with
the tokens beside them.
Run with fonttools and brotli installed: python signs.py
"""

from math import cos, hypot, pi, sin
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

Point = tuple[float, float]

# A square of 16, y downwards, as in kit/icon.tsx.
side, stroke, scale = 16, 1.5, 100


def arc(centre: Point, radius: float, start: float, end: float, pieces: int = 40) -> list[Point]:
    """Points on a circle; angles in radians, from x towards y."""
    x, y = centre
    turn = [start + (end - start) * i / pieces for i in range(pieces + 1)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in turn]


# By the letter that stands for each in pass-chips.module.css.
signs: dict[str, tuple[int, list[list[Point]]]] = {
    "accepted": (0xE000, [[(2.5, 8.5), (6, 12.5), (13.5, 4)]]),
    "rejected": (0xE001, [[(4, 4), (12, 12)], [(12, 4), (4, 12)]]),
    "unread": (0xE002, [[(4, 8), (12, 8)]]),
    "resampled": (0xE003, [arc((8, 8), 5.5, -0.47, -2 * pi), [(13.5, 2), (13.5, 6), (9.5, 6)]]),
    "bonus": (0xE004, [[(8, 3), (8, 13)], [(3, 8), (13, 8)]]),
}


def outline(line: list[Point]) -> list[Point]:
    """The outline of a stroked line: butt ends, mitred corners."""
    directions = []
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        length = hypot(x1 - x0, y1 - y0)
        directions.append(((x1 - x0) / length, (y1 - y0) / length))
    left, right = [], []
    for i, (x, y) in enumerate(line):
        ax, ay = directions[max(0, i - 1)]
        bx, by = directions[min(i, len(directions) - 1)]
        # Half the stroke along the mean of both normals, as long as the mitre.
        nx, ny = -(ay + by), ax + bx
        half = stroke / 2 / (hypot(nx, ny) / 2)
        nx, ny = nx / hypot(nx, ny) * half, ny / hypot(nx, ny) * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def glyph(lines: list[list[Point]]):
    pen = TTGlyphPen(None)
    for line in lines:
        points = [(round(x * scale), round((side - y) * scale)) for x, y in outline(line)]
        area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]))
        # All turn the same way, so that where two cross is full.
        points = points if area < 0 else points[::-1]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


names = [".notdef", *signs]
builder = FontBuilder(side * scale, isTTF=True)
builder.setupGlyphOrder(names)
builder.setupCharacterMap({code: name for name, (code, _) in signs.items()})
builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), **{name: glyph(lines) for name, (_, lines) in signs.items()}})
builder.setupHorizontalMetrics({name: (side * scale, 0) for name in names})
builder.setupHorizontalHeader(ascent=side * scale, descent=0)
builder.setupNameTable({"familyName": "Keepsake Signs", "styleName": "Regular"})
builder.setupOS2(sTypoAscender=side * scale, sTypoDescender=0, usWinAscent=side * scale, usWinDescent=0)
builder.setupPost(keepGlyphNames=False)
builder.font.flavor = "woff2"
builder.save(Path(__file__).with_name("signs.woff2"))

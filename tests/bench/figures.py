"""A measured figure beside its target, and the table of them."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Figure:
    """`values` are of independent runs; `target` is None for a figure that only explains."""

    name: str
    unit: str
    values: list = field(default_factory=list)
    target: float | None = None
    better: str = "less"

    @property
    def median(self):
        return statistics.median(self.values)

    def measured(self):
        text = f"{number(self.median)} {self.unit}".strip()
        if len(self.values) > 1:
            text += f" ({number(min(self.values))}–{number(max(self.values))})"
        return text

    def target_text(self):
        if self.target is None:
            return ""
        sign = "≤" if self.better == "less" else "≥"
        return f"{sign} {number(self.target)} {self.unit}".strip()

    def verdict(self):
        if self.target is None:
            return ""
        met = self.median <= self.target if self.better == "less" else self.median >= self.target
        if self.target == 0:
            return "met" if met else f"missed by {number(self.median)}"
        ratio = self.median / self.target
        if met:
            return f"met, {ratio:.2f} of it"
        return f"missed by {abs(ratio - 1) * 100:.0f} %, {ratio:.2f} of it"


def number(value):
    if value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 10 else f"{value:.1f}"


def table(figures):
    rows = [("figure", "measured: median (min–max)", "target", "")]
    rows += [(f.name, f.measured(), f.target_text(), f.verdict()) for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
             for row in rows]
    lines.insert(1, "-" * (sum(widths) + 6))
    return "\n".join(lines)

"""What both peers are asked: definitions, months, units and where to write.

Each peer runs in a process of its own. Time is taken from after the imports until the answer is written;
peak memory is that of the whole process, and what it was before the work is told beside it.
"""

import csv
import json
import resource
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path


@dataclass
class Task:
    """Paths and words of one measurement."""

    snapshot: Path
    out: Path
    definitions: list
    ancestors: list  # (unit, itself or a unit above it)
    months: list  # first days, with the first day after the last month at the end
    as_of: date
    committees: int

    @property
    def first(self):
        """The month before the first one, counted from year 0: months are numbered from 1."""
        return month_number(self.months[0]) - 1

    def file(self, register):
        return str(self.snapshot / f"{register}.parquet")

    def within(self, unit):
        """The units of which the rows count, in every committee, or None for all."""
        if unit is None:
            return None
        tops = {unit} | {f"{unit}-{copy}" for copy in range(2, self.committees + 1)}
        return sorted({below for below, above in self.ancestors if above in tops})

    def counted(self):
        """Every indicator with the units of which its rows count. Rows are grouped by unit, so the others
        are left out of the small result instead of being sought for every row."""
        everywhere = sorted({below for below, _ in self.ancestors})
        for definition in self.definitions:
            units = self.within(definition["unit"])
            yield from ((definition["id"], unit) for unit in (everywhere if units is None else units))


def month_number(day):
    return day.year * 12 + day.month - 1


def read_task(arguments):
    """Arguments: snapshot, definitions, organisation, first month, last month, output."""
    snapshot, definitions, organisation, first, last, out = arguments
    manifest = json.loads(Path(snapshot, "manifest.json").read_text())
    months = [date.fromisoformat(f"{first}-01")]
    while len(months) < 2 or f"{months[-2]:%Y-%m}" != last:
        months.append((months[-1] + timedelta(days=31)).replace(day=1))
    return Task(
        snapshot=Path(snapshot),
        out=Path(out),
        definitions=[prepared(definition) for definition in json.loads(Path(definitions).read_text())],
        ancestors=ancestors(organisation, manifest["committees"]),
        months=months,
        as_of=date.fromisoformat(manifest["as_of"]),
        committees=manifest["committees"],
    )


def prepared(definition):
    """With the factor as a number that also turns öre into kronor, and the limit as a text to group by."""
    numerator, denominator = (int(part) for part in definition["factor"])
    money = 100 if definition["measure"] == "money" else 1
    if definition["kind"].startswith("overdue") and not definition["limit"]:
        sys.exit(f"{definition['id']}: the clock has no single length")
    return definition | {"scale": numerator / denominator / money, "limit_text": json.dumps(definition["limit"])}


def ancestors(organisation, committees):
    """Every unit with itself and all above it, for so many copies of the organisation."""
    with open(organisation, encoding="utf-8", newline="") as file:
        parents = {row["id"]: row["parent"] for row in csv.DictReader(file)}
    if committees > 1:
        parents = {
            unit + suffix: (parent + suffix if parent else "all")
            for suffix in [""] + [f"-{copy}" for copy in range(2, committees + 1)]
            for unit, parent in parents.items()
        } | {"all": ""}
    pairs = []
    for unit in parents:
        above = unit
        while above:
            pairs.append((unit, above))
            above = parents[above]
    return pairs


def peak():
    """Peak resident memory of this process in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(work):
    """Runs `work(task)` once and tells seconds and memory as JSON."""
    task = read_task(sys.argv[1:])
    before = peak()
    start = time.perf_counter()
    work(task)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "peak_memory_bytes": peak(), "before_bytes": before}))

"""The indicators as lazy queries of Polars.

The plan is that of the SQL: one scan for each register and day column, all its indicators as aggregates by
unit, sex and month; running sums over the ends of what lasts; units above from the small result.
"""

from datetime import date

import polars as pl

from task import measure

DAY_ZERO = date(1900, 1, 1)
COLUMNS = ["indicator", "unit", "sex", "month", "value"]
KEY = ["indicator", "unit", "sex", "month"]
SIGNS = {"=": "eq", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}


def expression(tree):
    """A filter as an expression that is false, not unknown, where a cell is empty."""
    word, *rest = tree
    if word in {"and", "or"}:
        parts = [expression(part) for part in rest]
        return pl.all_horizontal(parts) if word == "and" else pl.any_horizontal(parts)
    if word == "not":
        return ~expression(rest[0])
    if word == "in":
        column, codes = rest
        return pl.col(column).is_in(codes).fill_null(False)
    if word == "is":
        column, sign, value = rest
        value = date.fromisoformat(value["day"]) if isinstance(value, dict) else value
        return getattr(pl.col(column), SIGNS[sign])(value).fill_null(False)
    if word == "empty":
        return pl.col(rest[0]).is_null()
    if word == "overdue":
        column, start, limit = rest
        return (pl.col(column) > end_of(start, limit)).fill_null(False)
    raise ValueError(f"unknown condition {word}")


def end_of(start, limit):
    unit = {"day": "d", "week": "w", "month": "mo", "year": "y"}[limit["unit"]]
    return pl.col(start).dt.offset_by(f"{limit['count']}{unit}")


def condition(definition):
    # Every row has a unit. A literal would be one value for a whole group.
    return expression(definition["filter"]) if definition["filter"] else pl.col("unit").is_not_null()


def month_of(day, task):
    number = day.dt.year().cast(pl.Int32) * 12 + day.dt.month().cast(pl.Int32) - 1 - task.first
    return number.clip(0, len(task.months))


def sex(definitions):
    by_sex = any(definition["by_sex"] for definition in definitions)
    return (pl.col("sex") if by_sex else pl.lit("")).alias("sex")


def weight(definition):
    return pl.col(definition["weight"]) if definition["weight"] else pl.lit(1, dtype=pl.Int64)


def aggregate(value, definition, extra=None):
    chosen = condition(definition)
    chosen = chosen if extra is None else chosen & extra
    return pl.when(chosen).then(value).sum().cast(pl.Int64).alias(definition["id"])


def by_month(task, register, day, columns, definitions):
    """One scan: aggregates by unit, sex and the month of a day."""
    names = [definition["id"] for definition in definitions]
    return (
        pl.scan_parquet(task.file(register))
        .filter(day.is_not_null())
        .group_by("unit", sex(definitions), month_of(day, task).alias("month"))
        .agg(columns)
        .with_columns(pl.col("unit", "sex").cast(pl.String))
        .unpivot(names, index=["unit", "sex", "month"], variable_name="indicator", value_name="value")
        .filter(pl.col("value") != 0)
        .select(COLUMNS)
    )


def groups(definitions, *names):
    found = {}
    for definition in definitions:
        found.setdefault(tuple(definition[name] for name in names), []).append(definition)
    return found.items()


def of_kinds(task, *kinds):
    return [definition for definition in task.definitions if definition["kind"] in kinds]


def events(task):
    for (register, day), definitions in groups(of_kinds(task, "events", "sum"), "register", "date"):
        columns = [aggregate(weight(definition), definition) for definition in definitions]
        yield by_month(task, register, pl.col(day), columns, definitions)


def ends(task, kinds, begins, gone):
    for (register, *_), definitions in groups(of_kinds(task, *kinds), "register", "from", "to", "limit_text"):
        for (day, extra), sign in ((begins(definitions[0]), 1), (gone(definitions[0]), -1)):
            columns = [aggregate(weight(definition) * sign, definition, extra) for definition in definitions]
            yield by_month(task, register, day, columns, definitions)


def last_active(definition):
    start, end = pl.col(definition["from"]), pl.col(definition["to"])
    last = pl.max_horizontal(end - pl.duration(days=1), start)
    return pl.when(end.is_not_null()).then(last.dt.month_end() + pl.duration(days=1))


def late(definition, task):
    end, due = pl.col(definition["to"]), end_of(definition["from"], definition["limit"])
    return (due < task.as_of) & (end.is_null() | (end > due))


def running(task):
    def start(definition):
        return pl.col(definition["from"]), None

    def end(definition):
        return pl.col(definition["to"]), None

    def due(definition):
        return end_of(definition["from"], definition["limit"]) + pl.duration(days=1), late(definition, task)

    yield from ends(task, ["stock", "average_stock"], start, end)
    yield from ends(task, ["active"], start, lambda definition: (last_active(definition), None))
    yield from ends(task, ["overdue"], due, lambda definition: (last_active(definition), late(definition, task)))
    yield from ends(task, ["overdue_open"], due, lambda definition: (pl.col(definition["to"]), late(definition, task)))


def days(task, weighted):
    for (register, start, end), definitions in groups(of_kinds(task, "days", "average_days"), "register", "from", "to"):
        for day, sign in ((pl.col(start), 1), (pl.col(end), -1)):
            number = (day - DAY_ZERO).dt.total_days() if weighted else 1
            columns = [aggregate(weight(definition) * sign * number, definition) for definition in definitions]
            yield by_month(task, register, day, columns, definitions)


def alone(task, ancestors):
    """What does not add up is counted anew for every unit above, and for both sexes together."""
    for definition in of_kinds(task, "distinct", "duration"):
        distinct = definition["kind"] == "distinct"
        day = pl.col(definition["date"] if distinct else definition["to"])
        key = pl.col(definition["key"]) if distinct else (day - pl.col(definition["from"])).dt.total_days()
        rows = pl.scan_parquet(task.file(definition["register"])).filter(day.is_not_null(), condition(definition))
        columns = [pl.col("unit").cast(pl.String), sex([definition]).cast(pl.String), month_of(day, task).alias("month"), key.alias("key")]
        rows = rows.select(columns)
        units = task.within(definition["unit"])
        rows = rows if units is None else rows.filter(pl.col("unit").is_in(units))
        rows = (rows.unique() if distinct else rows).join(ancestors, on="unit")
        statistic = {"median": pl.col("key").median(), "mean": pl.col("key").mean()}
        value = pl.col("key").n_unique() if distinct else statistic[definition["statistic"]]
        levels = [["above", "sex", "month"], ["above", "month"]] if definition["by_sex"] else [["above", "month"]]
        for level in levels:
            counted = rows.group_by(level).agg(value.cast(pl.Float64).alias("value"))
            if "sex" not in level:
                counted = counted.with_columns(sex=pl.lit(""))
            yield counted.select(pl.lit(definition["id"]).alias("indicator"), pl.col("above").alias("unit"), "sex", "month", "value")


def rolled_up(parts, counted, ancestors):
    together = pl.concat(parts).join(counted, on=["indicator", "unit"], how="semi").join(ancestors, on="unit")
    return together.group_by("indicator", pl.col("above").alias("unit"), "sex", "month").agg(pl.col("value").sum())


def until(changes, task):
    """The running sum in every month, with the change of the month itself."""
    months = pl.LazyFrame({"month": range(len(task.months))}, schema={"month": pl.Int32})
    return (
        changes.select("indicator", "unit", "sex").unique().join(months, how="cross")
        .join(changes, on=KEY, how="left")
        .sort(KEY)
        .with_columns(pl.col("value").fill_null(0))
        .with_columns(change=pl.col("value"), value=pl.col("value").cum_sum().over("indicator", "unit", "sex"))
    )


def frame_of_months(task):
    pairs = list(zip(task.months, task.months[1:]))
    return pl.LazyFrame({
        "month": range(1, len(pairs) + 1),
        "period": [f"{first:%Y-%m}" for first, _ in pairs],
        "first_day": [(first - DAY_ZERO).days for first, _ in pairs],
        "after_day": [(after - DAY_ZERO).days for _, after in pairs],
    }, schema_overrides={"month": pl.Int32})


def work(task):
    ancestors = pl.LazyFrame(task.ancestors, schema=["unit", "above"], orient="row")
    counted = pl.LazyFrame(list(task.counted()), schema=["indicator", "unit"], orient="row")
    months = frame_of_months(task)
    definitions = pl.LazyFrame({
        "indicator": [definition["id"] for definition in task.definitions],
        "by_sex": [definition["by_sex"] for definition in task.definitions],
        "factor": [definition["scale"] for definition in task.definitions],
        "mean": [definition["kind"] == "average_days" for definition in task.definitions],
    })
    weights = until(rolled_up(list(days(task, False)), counted, ancestors), task)
    numbers = until(rolled_up(list(days(task, True)), counted, ancestors), task)
    both = weights.join(numbers, on=KEY, suffix="_days").join(months, on="month")
    lasted = both.with_columns(
        value=(pl.col("after_day") * pl.col("value") - pl.col("value_days"))
        - (pl.col("first_day") * (pl.col("value") - pl.col("change")) - (pl.col("value_days") - pl.col("change_days")))
    )
    parts = pl.concat([
        rolled_up(list(events(task)), counted, ancestors).select(COLUMNS),
        until(rolled_up(list(running(task)), counted, ancestors), task).select(COLUMNS),
        lasted.select(COLUMNS),
    ])
    # Once for all: both the sexes and the whole are made of it.
    parts = parts.collect(engine="streaming").lazy()
    summed = [
        parts.filter(pl.col("sex") != "").group_by(KEY).agg(pl.col("value").sum()),
        parts.group_by("indicator", "unit", "month").agg(pl.col("value").sum()).with_columns(sex=pl.lit("")),
    ]
    summed = [part.select(COLUMNS).with_columns(pl.col("value").cast(pl.Float64)) for part in summed]
    answer = (
        pl.concat([*summed, *alone(task, ancestors)])
        .join(definitions, on="indicator").join(months, on="month")
        .filter(pl.col("value") != 0, pl.col("by_sex") | (pl.col("sex") == ""))
        .with_columns(days=pl.when("mean").then(pl.col("after_day") - pl.col("first_day")).otherwise(1))
        .select("indicator", "unit", "period", "sex", value=pl.col("value") * pl.col("factor") / pl.col("days"))
    )
    answer.collect(engine="streaming").write_csv(task.out)


if __name__ == "__main__":
    measure(work)

"""The indicators in SQL, by DuckDB.

One scan for each register and day column, with all its indicators as filtered aggregates by unit, sex and
month. What lasts over time is counted by its ends and resolved by running sums, which is far faster than a
join of rows with months. Rolling up to units above happens on the small result.
"""

from datetime import date

import duckdb

from task import measure

EVENTS = {"events", "sum"}
DAY_ZERO = date(1900, 1, 1)


def month_of(day, task):
    """Number of the month of a day: 0 before the first, one more than the last after it."""
    number = f"year({day}) * 12 + month({day}) - 1 - {task.first}"
    return f"least(greatest({number}, 0), {len(task.months)})"


def condition(definition):
    return definition["where"] or "TRUE"


def sex(definitions):
    return "sex" if any(definition["by_sex"] for definition in definitions) else "''"


def aggregate(value, definition, extra=""):
    """A sum over the definition's rows, named as the indicator."""
    return f"sum({value}) FILTER (WHERE {condition(definition)}{extra}) AS \"{definition['id']}\""


def weight(definition):
    return f"\"{definition['weight']}\"" if definition["weight"] else "1"


def unpivot(select, definitions):
    ids = ", ".join(f"\"{definition['id']}\"" for definition in definitions)
    return f"SELECT indicator, unit, sex, month, value FROM (UNPIVOT ({select}) ON {ids} INTO NAME indicator VALUE value)"


def by_month(task, register, day, columns, definitions):
    """One scan: aggregates by unit, sex and the month of a day."""
    select = (
        f"SELECT unit, {sex(definitions)} AS sex, {month_of(day, task)} AS month, {', '.join(columns)} "
        f"FROM '{task.file(register)}' WHERE {day} IS NOT NULL GROUP BY ALL"
    )
    return unpivot(select, definitions)


def limit(definition):
    length = definition["limit"]
    return f"CAST(\"{definition['from']}\" + INTERVAL {length['count']} {length['unit']} AS DATE)"


def groups(definitions, *names):
    """Definitions that can share a scan."""
    found = {}
    for definition in definitions:
        found.setdefault(tuple(definition[name] for name in names), []).append(definition)
    return found.items()


def events(task):
    chosen = [definition for definition in task.definitions if definition["kind"] in EVENTS]
    for (register, day), definitions in groups(chosen, "register", "date"):
        columns = [aggregate(weight(definition), definition) for definition in definitions]
        yield by_month(task, register, f'"{day}"', columns, definitions)


def ends(task, kinds, begins, gone):
    """Changes of a running sum: `begins` adds, `gone` takes away in the month of its day."""
    chosen = [definition for definition in task.definitions if definition["kind"] in kinds]
    for (register, _, _, _), definitions in groups(chosen, "register", "from", "to", "limit_text"):
        day, extra = begins(definitions[0])
        columns = [aggregate(weight(definition), definition, extra) for definition in definitions]
        yield by_month(task, register, day, columns, definitions)
        day, extra = gone(definitions[0])
        columns = [aggregate(f"-{weight(definition)}", definition, extra) for definition in definitions]
        yield by_month(task, register, day, columns, definitions)


def last_active(definition):
    """The first day of the month after the last one in which a row is active."""
    start, end = definition["from"], definition["to"]
    last = f"greatest(\"{end}\" - 1, \"{start}\")"
    return f"(CASE WHEN \"{end}\" IS NULL THEN NULL ELSE last_day({last}) + 1 END)"


def late(definition, task):
    end, due = definition["to"], limit(definition)
    return f" AND {due} < DATE '{task.as_of}' AND (\"{end}\" IS NULL OR \"{end}\" > {due})"


def running(task):
    """Changes by month for everything that is open, active or overdue."""
    def start(definition):
        return f"\"{definition['from']}\"", ""

    def end(definition):
        return f"\"{definition['to']}\"", ""

    def due(definition):
        return f"({limit(definition)} + 1)", late(definition, task)

    yield from ends(task, {"stock", "average_stock"}, start, end)
    yield from ends(task, {"active"}, start, lambda definition: (last_active(definition), ""))
    yield from ends(task, {"overdue"}, due, lambda definition: (last_active(definition), late(definition, task)))
    yield from ends(task, {"overdue_open"}, due, lambda definition: (f"\"{definition['to']}\"", late(definition, task)))


def days(task):
    """Weights and weighted day numbers at the ends: days up to t are t × weights − weighted days."""
    chosen = [definition for definition in task.definitions if definition["kind"] in {"days", "average_days"}]
    for (register, start, end), definitions in groups(chosen, "register", "from", "to"):
        for day, sign in ((f'"{start}"', ""), (f'"{end}"', "-")):
            number = f"({day} - DATE '{DAY_ZERO}')"
            for kind, factor in (("rows", "1"), ("days", number)):
                columns = [
                    aggregate(f"{sign}{weight(definition)} * {factor}", definition) for definition in definitions
                ]
                yield kind, by_month(task, register, day, columns, definitions)


ROLLED = """
    CREATE TABLE {name} AS
    SELECT indicator, above AS unit, sex, month, sum(value) AS value
    FROM ({parts}) JOIN counted USING (indicator, unit) JOIN ancestors USING (unit) GROUP BY ALL
"""


def roll_up(connection, name, parts):
    connection.execute(ROLLED.format(name=name, parts=" UNION ALL ".join(parts) or "SELECT * FROM nothing"))


def each_level(definition, day, value, inner):
    """What does not add up is counted anew for every unit above, and for both sexes together."""
    levels = "GROUPING SETS ((above, sex, month), (above, month))" if definition["by_sex"] else "above, sex, month"
    task, columns = inner
    return f"""
        SELECT '{definition['id']}' AS indicator, above AS unit, coalesce(sex, '') AS sex, month, {value} AS value
        FROM (SELECT {columns}, unit, {sex([definition])} AS sex, {month_of(day, task)} AS month
              FROM '{task.file(definition['register'])}' WHERE {day} IS NOT NULL AND {condition(definition)})
        JOIN (SELECT unit FROM counted WHERE indicator = '{definition['id']}') USING (unit)
        JOIN ancestors USING (unit) GROUP BY {levels}"""


def alone(task):
    for definition in task.definitions:
        if definition["kind"] == "distinct":
            inner = f"DISTINCT \"{definition['key']}\" AS key"
            yield each_level(definition, f"\"{definition['date']}\"", "count(DISTINCT key)", (task, inner))
        if definition["kind"] == "duration":
            statistic = {"median": "median(length)", "mean": "avg(length)"}[definition["statistic"]]
            inner = f"\"{definition['to']}\" - \"{definition['from']}\" AS length"
            yield each_level(definition, f"\"{definition['to']}\"", statistic, (task, inner))


def prepare(connection, task):
    connection.execute("CREATE TABLE ancestors (unit VARCHAR, above VARCHAR)")
    connection.executemany("INSERT INTO ancestors VALUES (?, ?)", task.ancestors)
    connection.execute("CREATE TABLE counted (indicator VARCHAR, unit VARCHAR)")
    pairs = list(task.counted())
    connection.execute("INSERT INTO counted SELECT unnest(?), unnest(?)", [list(column) for column in zip(*pairs)])
    connection.execute("CREATE TABLE months (month BIGINT, period VARCHAR, first_day BIGINT, after_day BIGINT)")
    pairs = enumerate(zip(task.months, task.months[1:]), 1)
    rows = [(n, f"{first:%Y-%m}", (first - DAY_ZERO).days, (after - DAY_ZERO).days) for n, (first, after) in pairs]
    connection.executemany("INSERT INTO months VALUES (?, ?, ?, ?)", rows)
    connection.execute("CREATE TABLE definitions (indicator VARCHAR, by_sex BOOLEAN, factor DOUBLE, mean BOOLEAN)")
    rows = [(d["id"], d["by_sex"], d["scale"], d["kind"] == "average_days") for d in task.definitions]
    connection.executemany("INSERT INTO definitions VALUES (?, ?, ?, ?)", rows)
    connection.execute("CREATE TABLE nothing (indicator VARCHAR, unit VARCHAR, sex VARCHAR, month BIGINT, value HUGEINT)")


UNTIL = """
    CREATE TABLE {name}_until AS
    SELECT indicator, unit, sex, month, coalesce(value, 0) AS change,
           sum(coalesce(value, 0)) OVER (PARTITION BY indicator, unit, sex ORDER BY month) AS value
    FROM (SELECT DISTINCT indicator, unit, sex FROM {name}) CROSS JOIN range(0, {after}) months(month)
    LEFT JOIN {name} USING (indicator, unit, sex, month)
"""

ANSWER = """
    CREATE TABLE answer AS
    WITH parts AS (
        SELECT indicator, unit, sex, month, value FROM happened
        UNION ALL SELECT indicator, unit, sex, month, value FROM open_until
        UNION ALL
        SELECT w.indicator, w.unit, w.sex, w.month,
               (after_day * w.value - d.value) - (first_day * (w.value - w.change) - (d.value - d.change))
        FROM weights_until w JOIN days_until d USING (indicator, unit, sex, month) JOIN months USING (month)
    ), summed AS (
        SELECT indicator, unit, month, sex, sum(value) AS value FROM parts WHERE sex <> '' GROUP BY ALL
        UNION ALL SELECT indicator, unit, month, '', sum(value) FROM parts GROUP BY ALL
        UNION ALL SELECT indicator, unit, month, sex, value FROM one_by_one
    )
    SELECT indicator, unit, period, sex,
           value * factor / CASE WHEN mean THEN after_day - first_day ELSE 1 END AS value
    FROM summed JOIN definitions USING (indicator) JOIN months USING (month)
    WHERE value <> 0 AND (by_sex OR sex = '')
"""


def work(task):
    connection = duckdb.connect()
    prepare(connection, task)
    roll_up(connection, "happened", events(task))
    roll_up(connection, "open", running(task))
    parts = list(days(task))
    roll_up(connection, "weights", [part for kind, part in parts if kind == "rows"])
    roll_up(connection, "days", [part for kind, part in parts if kind == "days"])
    for name in ("open", "weights", "days"):
        connection.execute(UNTIL.format(name=name, after=len(task.months)))
    connection.execute("CREATE TABLE one_by_one AS " + (" UNION ALL ".join(alone(task)) or "SELECT * FROM nothing"))
    connection.execute(ANSWER)
    connection.execute(f"COPY answer TO '{task.out}' (FORMAT csv, HEADER)")


if __name__ == "__main__":
    measure(work)

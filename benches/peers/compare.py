"""Whether two answers say the same in every cell; a cell that is missing is zero.

Ours may round: values of decimals are compared to nine digits, whole numbers exactly.
"""

import sys

import polars as pl

KEY = ["indicator", "unit", "period", "sex"]


def read(path):
    frame = pl.read_csv(path, schema_overrides={"value": pl.Float64})
    if "by" in frame.columns:
        frame = frame.with_columns(sex=pl.col("by").fill_null("").str.replace("^sex=", ""))
    return frame.with_columns(pl.col("sex").fill_null("")).select(*KEY, "value").filter(pl.col("value").fill_null(0) != 0)


def main():
    ours, theirs = read(sys.argv[1]), read(sys.argv[2])
    both = ours.join(theirs, on=KEY, how="full", coalesce=True, suffix="_theirs").fill_null(0)
    distance = (pl.col("value") - pl.col("value_theirs")).abs()
    wrong = both.filter(distance > 1e-9 * pl.col("value").abs())
    if len(wrong) > 0 or len(ours) == 0:
        print(wrong.sort(KEY).head(20), file=sys.stderr)
        sys.exit(f"{len(wrong)} of {len(both)} cells differ")
    print(len(both))


if __name__ == "__main__":
    main()

# Targets in targets.csv that no simulated registers can meet, and limits of the simulation.

simulate-target-unknown = The target { $indicator } for { $period } cannot be met: no register is written so that { $indicator } gets a given value.
    .help = Mend the spelling, or set use to no and write why. docs/simulation.md lists the indicators that can have targets.
simulate-target-outside = The target { $indicator } for { $period } lies outside the simulated years { $first }–{ $last }.
    .help = Change first_year or last_year in pack.toml, or set use to no and write why.
simulate-target-period = The target { $indicator } cannot be for { $period }: the indicator counts rows that go on over time and can be steered only for whole periods of one kind.
    .help = Give quarters for unexecuted decisions and calendar years for the others. docs/simulation.md shows what holds for each indicator.
simulate-target-end-of-year = The target { $indicator } cannot be for { $period }: the number in service can be decided only at the end of a year.
    .help = Give a period that ends in December, such as the month 2024-12.
simulate-target-unit = The target { $indicator } for { $period } is for the unit { $unit }, but the rows are written on the unit { $owner }, which does not belong to it.
    .help = Give { $owner } or a unit above it. Other targets for the same work decide which unit owns the rows.
simulate-target-twice = The target { $indicator } for { $period } stands more than once, for different units.
    .help = Keep one of them. Set use to no on the other and write why.
simulate-target-negative = The target { $indicator } for { $period } is { $value }, and a number or an amount cannot be negative.
    .help = Write the value without minus, or set use to no and write why.
simulate-target-not-whole = The target { $indicator } for { $period } is { $value }, but whole rows or öre are counted.
    .help = Write a whole number, or as many decimals as the printed figures have.
simulate-target-not-a-share = The target { $indicator } for { $period } is { $value } percent, and a share lies between 0 and 100.
    .help = Mend the value.
simulate-target-only-zero = The target { $indicator } for { $period } is { $value }, but the registers get no such rows.
    .help = Write 0, or set use to no and write why.
simulate-target-too-few-rows = The target { $indicator } for { $period } is { $value }, but there are too few rows to give that value.
    .help = Raise the target of the number that the share is taken of, or write fewer decimals.
simulate-target-too-large = The target { $indicator } for { $period } is { $value }, more than the registers can hold.
    .help = Check the value and the unit in the column shown.
simulate-target-part-above-whole = The target { $indicator } for { $period } is { $value }, more than the whole, which is { $whole }.
    .help = Lower the target, or raise the target of the whole.
simulate-target-conflict = The target { $indicator } for { $period } is { $value } and cannot be met together with { $other ->
        [none] what is usual
       *[other] { $other }
    }.
    .help = Compare the targets with their source. Keep those that fit together, set use to no on the other and write why.
simulate-target-first-year = The target { $indicator } for { $period } compares with the year before, which is not simulated.
    .help = Set first_year in pack.toml a year earlier, or set use to no and write why.
simulate-target-without-base = The target { $indicator } for { $period } is a change of { $base }, but { $base } has no target to start from.
    .help = Add a target for { $base } for the same year or the year before.

simulate-scale = The number of committees is { $scale }, but it must lie between 1 and { $most }.
    .help = Give another number with --scale.
simulate-years = The simulation covers { $first }–{ $last }, more than { $most } years.
    .help = Change first_year or last_year in pack.toml.
simulate-as-of = The registers are to be known until { $day }, before the last simulated year { $last } has ended.
    .help = Set as_of in pack.toml to 31 December { $last } or later.

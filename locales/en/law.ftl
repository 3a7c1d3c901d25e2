# Faults in law/clocks.toml.

law-unknown-choice = There is no value ”{ $value }” for { $key }.
    .help = Choose one of: { $known }.

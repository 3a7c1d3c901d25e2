# Fel i law/clocks.toml.

law-unknown-choice = Värdet ”{ $value }” för { $key } finns inte.
    .help = Välj ett av: { $known }.

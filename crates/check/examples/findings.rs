//! Prints findings and confirmations as they are, for work on the rules.

fn main() {
    let mut documents = Vec::new();
    for path in std::env::args().skip(1).filter(|arg| !arg.starts_with("--")) {
        let bytes = std::fs::read(&path).unwrap();
        documents.push(enslinje_check::read(&path, &bytes).unwrap());
    }
    let start = std::time::Instant::now();
    let outcome = enslinje_check::check(&documents);
    let took = start.elapsed();
    let place = |mark: &enslinje_check::Mark| {
        let document = &documents[mark.document];
        let place = document.place(mark.span.start);
        let context = document.text[..mark.span.start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        let before = document.text[context..mark.span.start].replace(['\n', '\t'], " ");
        format!(
            "{}:{}:{} …{before}[{}]",
            mark.document,
            place.line,
            place.column,
            document.printed(&mark.span)
        )
    };
    for finding in &outcome.findings {
        println!(
            "{:?} {} {}% {:?} expected {:?} :: {} {:?} {:?}",
            finding.severity,
            finding.code.id(),
            finding.confidence,
            finding.words,
            finding.expected.map(|it| it.written()),
            finding.formula,
            finding.grounds,
            finding.doubts
        );
        for mark in finding.places.iter().take(6) {
            println!("    {}", place(mark));
        }
    }
    if std::env::args().any(|arg| arg == "--confirmed") {
        for it in &outcome.confirmed {
            println!("ok {} {}{}", it.code.id(), it.formula, if it.rounding { " (rounding)" } else { "" });
            for mark in it.places.iter().take(3) {
                println!("    {}", place(mark));
            }
        }
    }
    println!("{} findings, {} confirmed, {took:?}", outcome.findings.len(), outcome.confirmed.len());
}

//! Prints what was read of a file: page, line, role and text of each line, then what was not read.
#![expect(clippy::print_stdout, reason = "a tool for developers whose whole work is to print")]

use enslinje_check::{Role, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let document = match read(&path, &std::fs::read(&path)?) {
            Ok(document) => document,
            Err(refusal) => {
                println!("{path}: {} {:?}", refusal.code, refusal.args);
                continue;
            }
        };
        for line in &document.lines {
            let page = line.page.map_or_else(|| "-".to_owned(), |page| page.to_string());
            let role = match line.role {
                Role::Unknown => "  ".to_owned(),
                Role::Heading(level) => format!("h{level}"),
                Role::Paragraph => "p ".to_owned(),
                Role::Item => "li".to_owned(),
                Role::Row { header: true } => "th".to_owned(),
                Role::Row { header: false } => "td".to_owned(),
                Role::Note => "n ".to_owned(),
            };
            let text = document.printed(&line.span).replace('\t', " │ ");
            println!("{page:>4} {:>4} {role} {text}", line.number);
        }
        for unread in &document.unread {
            println!("{unread:?}");
        }
    }
    Ok(())
}

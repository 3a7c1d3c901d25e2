//! Findings on a terminal.

use super::sample::{PATH, document, mark, outcome, shown, swedish, wrong_direction};
use enslinje_check::{Document, Outcome, Role, show};
use enslinje_text::Locale;

#[test]
fn a_finding_shows_its_places_with_carets_the_arithmetic_the_grounds_and_the_remedy() {
    let told = swedish(show::terminal);
    let expected = "\
fel[check-sum]: ”Summa åtgärder” är angiven till 2,61 mnkr, men delarna blir 2,11 mnkr.
 --> rapport år 1.txt:5:16
5 | Summa åtgärder  2,61
  |                 ^^^^
 ::: rapport år 1.txt:2:13
2 | Placeringar  1
  |              ^
 ::: rapport år 1.txt:3:9
3 | Lokaler  0,15
  |          ^^^^
 ::: rapport år 1.txt:4:8
4 | Övrigt  0,96
  |         ^^^^
räkning: 1 + 0,15 + 0,96 = 2,11
hör ihop: De står i samma tabell. Benämningen säger att det är en summa.
säkerhet: 95 %
hjälp: Räkna om summan eller rätta den del som är fel. Om en del inte redovisas i tabellen: lägg till den, \
eller skriv det under tabellen.

varning[check-direction]: Texten säger ”lägre nivå” om ”Kostnaden”, men siffrorna säger något annat.
 --> rapport år 1.txt:7:24
7 | Kostnaden ligger på en lägre nivå.
  |                        ^^^^^^^^^^
 ::: rapport år 1.txt:5:16
5 | Summa åtgärder  2,61
  |                 ^^^^
hör ihop: De har dessa ord gemensamt: åtgärder.
kan bero på: De två kan räkna olika grupper. De två kan vara från olika dagar, eller så är den ena en prognos.
säkerhet: 60 %
hjälp: Rätta ordet eller siffran. En mening som är kvar från förra året behöver ofta skrivas om helt.

oläst: Bilden ”Diagram <1>” är inte läst: det som står i den är inte text.
--> rapport år 1.txt:3

Ett fel, en varning och inga upplysningar i ett dokument.
2 samband är bekräftade: summor 2.
En del är inte läst.
";
    assert_eq!(told.replace('\u{a0}', " "), expected);
}

#[test]
fn confirmations_are_listed_with_their_arithmetic_and_place() {
    assert_eq!(
        swedish(show::confirmations),
        "stämmer med avrundning[check-sum]: 0,5 + 0,47 = 0,96\n--> rapport år 1.txt:4:8\n\
         stämmer[check-sum]: 1 = 1\n--> rapport år 1.txt:4:8\n"
    );
}

#[test]
fn english_has_its_own_numbers_and_units() {
    let document = document();
    let told = shown(Locale::En, &document, &outcome(&document), show::terminal);
    assert_eq!(
        told.lines().next(),
        Some(
            "error[check-sum]: “Summa åtgärder” is given as 2.61\u{a0}SEK million, but the parts make 2.11\u{a0}SEK million."
        )
    );
}

#[test]
fn a_paged_file_tells_the_page_before_the_line() {
    let mut document = Document::new("a.pdf");
    document.push("Kostnaden ligger på en lägre nivå.", Some(12), 4, Role::Paragraph);
    let mut finding = wrong_direction(&super::sample::document());
    finding.places = vec![mark(&document, "lägre nivå", 0)];
    let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
    let told = shown(Locale::Sv, &document, &outcome, show::terminal);
    assert_eq!(told.lines().nth(1), Some(" --> a.pdf:12:4:24"));
}

#[test]
fn a_long_line_is_cut_around_its_marks_and_the_carets_stand_under_them() {
    let text = format!("{} lägre nivå {} 2,61 {}", "å".repeat(400), "b".repeat(300), "c".repeat(9));
    let document = Document::plain("a.txt", text);
    let mut finding = wrong_direction(&super::sample::document());
    finding.places = vec![mark(&document, "lägre nivå", 0), mark(&document, "2,61", 0)];
    let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
    let told = shown(Locale::Sv, &document, &outcome, show::terminal);
    let lines: Vec<&str> = told.lines().collect();
    let under = |line: &str, carets: &str| {
        let marked = line.chars().zip(carets.chars()).filter(|(_, caret)| *caret == '^');
        marked.map(|(c, _)| c).collect::<String>()
    };
    assert_eq!(lines[1], " --> a.txt:1:402");
    assert_eq!(under(lines[2], lines[3]), "lägre nivå");
    assert_eq!(lines[2].matches('…').count(), 2);
    assert_eq!(lines[2].chars().count(), "1 | ".len() + 112);
    assert_eq!(lines[4], " ::: a.txt:1:714");
    assert_eq!(under(lines[5], lines[6]), "2,61");
    assert!(lines[5].ends_with("2,61 ccccccccc"), "{}", lines[5]);
}

#[test]
fn marks_on_one_line_share_its_excerpt() {
    let document = Document::plain("a.txt", "Antalet var 18, varav 12 och 5.");
    let mut finding = wrong_direction(&super::sample::document());
    finding.places = vec![mark(&document, "18", 0), mark(&document, "12", 0), mark(&document, "5", 0)];
    let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
    let told = shown(Locale::Sv, &document, &outcome, show::terminal);
    assert_eq!(told.lines().nth(2), Some("1 | Antalet var 18, varav 12 och 5."));
    assert_eq!(told.lines().nth(3), Some("  |             ^^        ^^     ^"));
    assert_eq!(told.matches("--> ").count() + told.matches("::: ").count(), 1);
}

#[test]
fn nothing_in_a_document_can_steer_the_terminal() {
    let document = Document::plain("a\u{1b}[2J.txt", "x \u{1b}]0;title\u{7} \u{202e}2,61\u{0} y");
    let mut finding = wrong_direction(&super::sample::document());
    finding.places = vec![mark(&document, "2,61\u{0}", 0)];
    finding.words = vec![("label", "\u{1b}[31m\u{202e}röd".to_owned())];
    let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
    let told = shown(Locale::Sv, &document, &outcome, show::terminal);
    let steering = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
    assert_eq!(told.chars().find(steering), None, "{told:?}");
}

#[test]
fn an_outcome_without_findings_says_so() {
    let told = shown(Locale::Sv, &document(), &Outcome::default(), show::terminal);
    assert_eq!(
        told,
        "Inga fel, inga varningar och inga upplysningar i ett dokument.\nInga samband är bekräftade.\n"
    );
}

#[test]
fn findings_that_are_left_out_are_counted() {
    let messages = enslinje_text::Messages::new(Locale::Sv);
    let outcome = Outcome::default();
    let left_out = show::LeftOut { accepted: 2, warnings: 3, infos: 1 };
    let documents = [document()];
    let told = show::terminal(&show::View {
        messages: &messages,
        documents: &documents,
        outcome: &outcome,
        left_out,
    });
    assert_eq!(
        told,
        "Inga fel, 3 varningar och en upplysning i ett dokument.\n4 av dem visas inte.\n\
         Inga samband är bekräftade.\n2 godtagna fynd visas inte.\n"
    );
}

#[test]
fn places_outside_the_text_do_no_harm() {
    let document = document();
    let mut finding = wrong_direction(&document);
    // The second byte of "Å" is inside a character; the last lies far outside; document 7 is not there.
    for (place, span) in [(0, 1..2), (1, 5_000..9_000)] {
        finding.places[place].span = span;
    }
    finding.places.push(enslinje_check::Mark { document: 7, span: 0..1, amount: None });
    let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
    let told = shown(Locale::Sv, &document, &outcome, show::terminal);
    assert_eq!(told.matches(PATH).count(), 2, "{told}");
}

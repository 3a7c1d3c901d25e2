//! Findings, confirmations and unread parts as lists with links into the text.

use super::escape::escape;
use crate::{
    finding::{Code, Confirmation, Finding},
    show::{
        View,
        located::{Located, brief, locate},
        sentence, severity_id, severity_name, written,
    },
};

/// How many characters of a printed text a list shows.
const LONGEST: usize = 90;

/// The section of findings.
pub(super) fn findings(view: &View<'_>) -> String {
    let title = escape(&view.text("check-page-findings", &[]));
    let mut html = format!(
        "<section id=\"findings\" class=\"pane\" aria-labelledby=\"findings-title\" tabindex=\"-1\">\n\
         <h2 id=\"findings-title\">{title}</h2>\n"
    );
    if view.outcome.findings.is_empty() {
        html.push_str(&format!("<p>{}</p>\n", escape(&view.text("check-page-no-findings", &[]))));
    } else {
        html.push_str("<ol class=\"findings\">\n");
        for (index, found) in view.outcome.findings.iter().enumerate() {
            html.push_str(&finding(view, index + 1, found));
        }
        html.push_str("</ol>\n");
    }
    html.push_str("</section>\n");
    html
}

fn finding(view: &View<'_>, number: usize, finding: &Finding) -> String {
    let args = [("number", number.to_string()), ("severity", view.text(severity_id(finding.severity), &[]))];
    let message = sentence::message(view.messages, view.documents, finding);
    let mut html = format!(
        "<li id=\"f{number}\" class=\"finding {class}\" tabindex=\"-1\">\n\
         <h3>{title} <code>{code}</code></h3>\n<p class=\"message\">{message}</p>\n<dl>\n",
        class = severity_name(finding.severity),
        title = escape(&view.text("check-page-to-finding", &args)),
        code = finding.code.id(),
        message = escape(&message),
    );
    html.push_str(&term(view, "check-page-places", &places(view, number, finding)));
    if !finding.formula.is_empty() {
        html.push_str(&term(view, "check-page-formula", &[escape(&finding.formula)]));
    }
    let expected = sentence::expected(view.messages, finding);
    if let Some(expected) = expected.filter(|expected| !message.contains(expected)) {
        html.push_str(&term(view, "check-page-expected", &[escape(&expected)]));
    }
    let grounds: Vec<String> =
        finding.grounds.iter().map(|ground| escape(&sentence::ground(view.messages, ground))).collect();
    html.push_str(&term(view, "check-page-grounds", &grounds));
    let doubts: Vec<String> =
        finding.doubts.iter().map(|doubt| escape(&sentence::doubt(view.messages, *doubt))).collect();
    html.push_str(&term(view, "check-page-doubts", &doubts));
    let help = escape(&sentence::help(view.messages, finding.code));
    html.push_str(&term(view, "check-page-help", &[help]));
    html.push_str(&term(view, "check-page-confidence", &[format!("{}&nbsp;%", finding.confidence)]));
    html.push_str("</dl>\n</li>\n");
    html
}

/// A term with its descriptions; nothing when there are none.
fn term(view: &View<'_>, id: &str, descriptions: &[String]) -> String {
    if descriptions.is_empty() {
        return String::new();
    }
    let described: String = descriptions.iter().map(|html| format!("<dd>{html}</dd>")).collect();
    format!("<dt>{}</dt>{described}\n", escape(&view.text(id, &[])))
}

fn places(view: &View<'_>, number: usize, finding: &Finding) -> Vec<String> {
    let located = locate(view.documents, &finding.places);
    let one = |(index, place): (usize, &Located<'_>)| {
        let target = format!("p{number}-{}", index + 1);
        // The unit of a bare figure stands elsewhere: in the heading or in the column.
        let is_bare = !place.text.contains(|c: char| c.is_alphabetic() || c == '%');
        let amount = match place.amount.filter(|amount| is_bare && written::unit_name(amount).is_some()) {
            Some(amount) => format!(" ({})", escape(&written::amount(view.messages, amount))),
            None => String::new(),
        };
        format!("{}: <q>{}</q>{amount}", link(view, &target, place), escape(&brief(place.text, LONGEST)))
    };
    located.iter().enumerate().map(one).collect()
}

/// A link to a place in the text; the path stands first when there are several documents.
fn link(view: &View<'_>, target: &str, place: &Located<'_>) -> String {
    let line = place.start.line.to_string();
    let words = match place.start.page {
        Some(page) => view.text("check-page-line-page", &[("page", page.to_string()), ("line", line)]),
        None => view.text("check-page-line", &[("line", line)]),
    };
    let path = if view.documents.len() > 1 {
        format!("{}, ", super::name(view, &place.document.path))
    } else {
        String::new()
    };
    format!("<a href=\"#{target}\">{}{}</a>", escape(&path), escape(&words))
}

/// The section of relations that hold, folded, in the order of codes.
pub(super) fn confirmed(view: &View<'_>) -> String {
    if view.outcome.confirmed.is_empty() {
        return String::new();
    }
    let title = escape(&view.text("check-page-confirmed", &[]));
    let mut html =
        format!("<section aria-labelledby=\"confirmed-title\">\n<h2 id=\"confirmed-title\">{title}</h2>\n");
    for (code, count) in view.confirmed() {
        let args =
            [("short", view.short(code)), ("count", count.to_string()), ("code", code.id().to_owned())];
        let summary = escape(&view.text("check-page-confirmed-code", &args));
        html.push_str(&format!("<details>\n<summary>{summary}</summary>\n"));
        html.push_str(&format!("<p>{}</p>\n<ul>\n", escape(&sentence::rule(view.messages, code))));
        html.push_str(&of_code(view, code));
        html.push_str("</ul>\n</details>\n");
    }
    html.push_str("</section>\n");
    html
}

fn of_code(view: &View<'_>, code: Code) -> String {
    let numbered = view.outcome.confirmed.iter().enumerate().filter(|(_, found)| found.code == code);
    numbered.map(|(index, found)| confirmation(view, index + 1, found)).collect()
}

fn confirmation(view: &View<'_>, number: usize, confirmation: &Confirmation) -> String {
    let places = locate(view.documents, &confirmation.places);
    let from = places.first().map_or_else(String::new, |place| link(view, &format!("c{number}"), place));
    let formula = if confirmation.formula.is_empty() {
        view.text("check-no-formula", &[("count", places.len().to_string())])
    } else {
        confirmation.formula.clone()
    };
    let rounding = if confirmation.rounding {
        format!(" <small>{}</small>", escape(&view.text("check-page-confirmed-rounding", &[])))
    } else {
        String::new()
    };
    format!("<li>{from}: {}{rounding}</li>\n", escape(&formula))
}

/// The section of what was not read.
pub(super) fn unread(view: &View<'_>) -> String {
    if view.outcome.unread.is_empty() {
        return String::new();
    }
    let title = escape(&view.text("check-page-unread", &[]));
    let mut html =
        format!("<section aria-labelledby=\"unread-title\">\n<h2 id=\"unread-title\">{title}</h2>\n<ul>\n");
    for (document, part) in &view.outcome.unread {
        let path = view.documents.get(*document).map_or("", |document| document.path.as_str());
        let page = part.page.map_or_else(String::new, |page| {
            format!(", {}", view.text("check-page-page", &[("page", page.to_string())]))
        });
        let message = sentence::unread(view.messages, part);
        html.push_str(&format!("<li>{}{}: {}</li>\n", escape(path), escape(&page), escape(&message)));
    }
    html.push_str("</ul>\n</section>\n");
    html
}

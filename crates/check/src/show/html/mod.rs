//! One self-contained web page: the whole text with marked places, the findings beside it.
//!
//! No scripts and no requests; a browser is told to refuse both. Severity is told in words, numbers and
//! kinds of line, never by colour alone.

mod body;
mod escape;
mod list;
mod marks;
mod pieces;

use super::View;
use enslinje_domain::Severity;
use escape::escape;

/// Style of the page.
const STYLE: &str = include_str!("../../../../../templates/check/html.css");

/// The outcome as a web page.
pub fn html(view: &View<'_>) -> String {
    let names: Vec<&str> = view.documents.iter().map(|document| name(view, &document.path)).collect();
    let title = escape(&view.text("check-page-title", &[("names", names.join(", "))]));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#findings\">{to_findings}</a>\n\
         <a class=\"skip\" href=\"#text\">{to_text}</a>\n",
        language = view.messages.locale().tag(),
        to_findings = escape(&view.text("check-page-skip-findings", &[])),
        to_text = escape(&view.text("check-page-skip-text", &[])),
    );
    html.push_str(&header(view, &title));
    html.push_str("<main>\n<div class=\"beside\">\n");
    html.push_str(&list::findings(view));
    html.push_str(&list::unread(view));
    html.push_str(&list::confirmed(view));
    html.push_str("</div>\n<div id=\"text\" class=\"text\" tabindex=\"-1\">\n");
    let mut tables = 0;
    for (index, document) in view.documents.iter().enumerate() {
        html.push_str(&format!(
            "<section aria-labelledby=\"d{index}\">\n<h2 id=\"d{index}\" class=\"path\">{}</h2>\n",
            escape(&document.path)
        ));
        html.push_str(&body::body(view, index, document, &mut tables));
        html.push_str("</section>\n");
    }
    html.push_str("</div>\n</main>\n</body>\n</html>\n");
    html
}

/// The path without its folders, which mean little to another reader; with them when two files have
/// the same name.
fn name<'a>(view: &View<'_>, path: &'a str) -> &'a str {
    let last = |path: &'a str| path.rsplit(['/', '\\']).next().unwrap_or(path);
    let own = last(path);
    let alike = view.documents.iter().filter(|document| document.path.ends_with(own));
    if alike.count() > 1 { path } else { own }
}

/// Title, summary and the choice of what is shown, which works by style alone.
fn header(view: &View<'_>, title: &str) -> String {
    let mut html = format!("<header>\n<h1>{title}</h1>\n");
    for sentence in view.summary() {
        html.push_str(&format!("<p>{}</p>\n", escape(&sentence)));
    }
    let legend = escape(&view.text("check-page-filter", &[]));
    html.push_str(&format!("<fieldset class=\"filter\">\n<legend>{legend}</legend>\n"));
    let count = |severity| view.count(severity).to_string();
    for (name, message, count) in [
        ("error", "check-page-show-error", count(Severity::Error)),
        ("warning", "check-page-show-warning", count(Severity::Warning)),
        ("info", "check-page-show-info", count(Severity::Info)),
        ("holds", "check-page-show-confirmed", view.outcome.confirmed.len().to_string()),
    ] {
        let words = escape(&view.text(message, &[("count", count)]));
        html.push_str(&format!(
            "<label><input type=\"checkbox\" id=\"show-{name}\" checked> <span class=\"sample {name}\">{words}</span></label>\n"
        ));
    }
    html.push_str("</fieldset>\n</header>\n");
    html
}

//! Messages: every sentence of the program, from `locales/<language>/*.ftl`.

use crate::Locale;
use enslinje_domain::Diagnostic;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern};

/// Area and text of every message file of one language.
type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($language:literal) => {
        &[
            ("access", include_str!(concat!("../../../locales/", $language, "/access.ftl"))),
            ("casework", include_str!(concat!("../../../locales/", $language, "/casework.ftl"))),
            ("check", include_str!(concat!("../../../locales/", $language, "/check.ftl"))),
            ("cli", include_str!(concat!("../../../locales/", $language, "/cli.ftl"))),
            ("exchange", include_str!(concat!("../../../locales/", $language, "/exchange.ftl"))),
            ("indicators", include_str!(concat!("../../../locales/", $language, "/indicators.ftl"))),
            ("law", include_str!(concat!("../../../locales/", $language, "/law.ftl"))),
            ("oversight", include_str!(concat!("../../../locales/", $language, "/oversight.ftl"))),
            ("pack", include_str!(concat!("../../../locales/", $language, "/pack.ftl"))),
            ("report", include_str!(concat!("../../../locales/", $language, "/report.ftl"))),
            ("simulate", include_str!(concat!("../../../locales/", $language, "/simulate.ftl"))),
            ("store", include_str!(concat!("../../../locales/", $language, "/store.ftl"))),
            ("text", include_str!(concat!("../../../locales/", $language, "/text.ftl"))),
            ("work", include_str!(concat!("../../../locales/", $language, "/work.ftl"))),
        ]
    };
}

const SWEDISH: Files = files!("sv");
const ENGLISH: Files = files!("en");

fn files(locale: Locale) -> Files {
    match locale {
        Locale::Sv => SWEDISH,
        Locale::En => ENGLISH,
    }
}

/// All messages of one language.
pub struct Messages {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
    faults: Vec<String>,
}

/// A diagnostic in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened to which named thing, and why.
    pub message: String,
    /// What to do; empty when the message has no help.
    pub help: String,
}

impl Messages {
    /// The messages of a language.
    pub fn new(locale: Locale) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![locale.language()]);
        // The marks of bidirectional isolation would stand as odd characters in PDF and Excel.
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        let mut faults = Vec::new();
        for &(area, source) in files(locale) {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
                faults.extend(errors.iter().map(|error| {
                    let before = source.get(..error.pos.start).unwrap_or(source);
                    format!("{area}.ftl:{}: {error}", before.matches('\n').count() + 1)
                }));
                resource
            });
            ids.extend(resource.entries().flat_map(entry_ids));
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|error| format!("{area}.ftl: {error}")));
            }
        }
        ids.sort();
        Self { locale, bundle, ids, faults }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Ids of all messages and, as `id.attribute`, of their attributes, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Whether there is a message `id`, or attribute `id.attribute`.
    pub fn has(&self, id: &str) -> bool {
        self.pattern(id).is_some()
    }

    /// What is wrong with the message files themselves: unreadable entries, ids used twice.
    /// Empty in every build that passed its tests.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// The message `id`, or its attribute when written `id.attribute`, with parameters filled in.
    ///
    /// Whole numbers choose plural forms. An unknown id is returned as it is: a reader sees at once
    /// what is missing, and a test sees it first.
    pub fn text(&self, id: &str, args: &[(&str, String)]) -> String {
        let arguments = fluent_args(args.iter().map(|(name, value)| (*name, value.as_str())));
        self.find(id, &arguments).unwrap_or_else(|| id.to_owned())
    }

    /// A diagnostic in words.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> Told {
        let arguments = fluent_args(diagnostic.args.iter().map(|(name, value)| (*name, value.as_str())));
        let message = self.find(diagnostic.code, &arguments).unwrap_or_else(|| unknown(diagnostic));
        let help = self.find(&format!("{}.help", diagnostic.code), &arguments).unwrap_or_default();
        Told { message, help }
    }

    fn find(&self, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.pattern(id)?;
        // A missing parameter is left visible as `{$name}`; the test of parameters finds it.
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(arguments), &mut faults).into_owned())
    }

    fn pattern(&self, id: &str) -> Option<&Pattern<&str>> {
        match id.split_once('.') {
            None => self.bundle.get_message(id)?.value(),
            Some((id, attribute)) => {
                self.bundle.get_message(id)?.get_attribute(attribute).map(|found| found.value())
            }
        }
    }
}

/// Without a message the code and parameters still tell most of it.
fn unknown(diagnostic: &Diagnostic) -> String {
    let args: Vec<String> = diagnostic.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{} ({})", diagnostic.code, args.join(", "))
}

fn fluent_args<'a>(args: impl Iterator<Item = (&'a str, &'a str)>) -> FluentArgs<'a> {
    let mut arguments = FluentArgs::new();
    for (name, value) in args {
        arguments.set(name, fluent_value(value));
    }
    arguments
}

/// A whole number that prints as it is written becomes a number, so that it can choose a plural.
fn fluent_value(text: &str) -> FluentValue<'_> {
    let is_canonical = text == "0" || !text.starts_with('0');
    let is_whole = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole && is_canonical { FluentValue::try_number(text) } else { FluentValue::from(text) }
}

/// The id of a message that has a text of its own, and those of its attributes.
fn entry_ids(entry: &Entry<&str>) -> Vec<String> {
    let Entry::Message(message) = entry else { return Vec::new() };
    let own = message.value.iter().map(|_| message.id.name.to_owned());
    let attributes = message.attributes.iter().map(|part| format!("{}.{}", message.id.name, part.id.name));
    own.chain(attributes).collect()
}

#[cfg(test)]
mod tests;

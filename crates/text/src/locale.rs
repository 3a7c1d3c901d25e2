//! The languages that the program speaks.

use unic_langid::LanguageIdentifier;

/// A language of the program. Swedish is the users' language; English is for those who build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Locale {
    /// Swedish.
    #[default]
    Sv,
    /// English.
    En,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `sv`, `sv-SE` or `en_GB.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }

    pub(crate) fn language(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_the_surroundings_chooses_the_language() {
        assert_eq!(Locale::from_tag("sv_SE.UTF-8"), Some(Locale::Sv));
        assert_eq!(Locale::from_tag("en-GB"), Some(Locale::En));
        assert_eq!(Locale::from_tag("SV"), Some(Locale::Sv));
        assert_eq!(Locale::from_tag("svenska"), None);
        assert_eq!(Locale::from_tag("C"), None);
    }

    #[test]
    fn every_tag_is_a_language_for_plural_rules() {
        for locale in Locale::ALL {
            assert_eq!(locale.language().to_string(), locale.tag());
        }
    }
}

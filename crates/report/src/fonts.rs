//! The typeface of printed reports: Source Sans 3, under the SIL Open Font License.

/// Regular, italic, semibold and semibold italic.
pub(crate) const FONTS: [&[u8]; 4] = [
    include_bytes!("../../../templates/report/fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../../../templates/report/fonts/SourceSans3-Italic.ttf"),
    include_bytes!("../../../templates/report/fonts/SourceSans3-SemiBold.ttf"),
    include_bytes!("../../../templates/report/fonts/SourceSans3-SemiBoldItalic.ttf"),
];

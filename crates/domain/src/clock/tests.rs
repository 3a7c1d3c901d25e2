//! Clocks.

use super::*;

#[test]
fn x() {
    let clocks = Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap_or_else(|p| panic!("{:#?}", p.sorted()));
    assert_eq!(clocks.iter().count(), 20);
}

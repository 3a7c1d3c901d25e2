//! Definitions of a small pack, and those of every pack in the repository.

use super::Catalogue;
use enslinje_domain::{Clocks, Problems};
use enslinje_pack::{Pack, PackFolder};
use std::path::Path;

fn clocks() -> Clocks {
    Clocks::parse("law/clocks.toml", include_str!("../../../../law/clocks.toml")).unwrap()
}

#[test]
fn the_pack_of_hisingen_has_sound_definitions() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/hisingen");
    let mut problems = Problems::new();
    let pack = Pack::load(PackFolder::read(&dir).unwrap(), &mut problems);
    let catalogue = pack.as_ref().and_then(|pack| Catalogue::load(pack, &clocks(), &mut problems));
    assert_eq!(problems.as_slice(), []);
    assert!(catalogue.unwrap().indicators().count() > 160);
}

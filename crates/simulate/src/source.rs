//! Whether an indicator of a pack counts rows of a register, or follows from one that does.

use enslinje_domain::{IndicatorId, Problems};
use enslinje_pack::{Pack, toml_doc};
use std::collections::{BTreeMap, BTreeSet};

/// Keys of a definition that name other indicators.
const INPUTS: [&str; 5] = ["of", "numerator", "denominator", "a", "b"];

/// What a definition says about where its values come from.
struct Definition {
    has_register: bool,
    inputs: Vec<String>,
}

/// Whether rows decide the value. An indicator that is not defined, neither in the definition files nor as
/// a line of the income statement, counts as if: its target must not pass unseen.
pub(crate) fn counts_rows(pack: &Pack, indicator: &IndicatorId) -> bool {
    let definitions = definitions(pack);
    let is_line = |id: &str| pack.economy.statement.entries().iter().any(|entry| entry.id.as_str() == id);
    let mut open = vec![indicator.to_string()];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        match definitions.get(&id) {
            Some(definition) if definition.has_register => return true,
            Some(definition) => open.extend(definition.inputs.iter().cloned()),
            None if is_line(&id) => {}
            None => return true,
        }
    }
    false
}

/// The definitions by indicator. Faults are told by the reader of the definitions, not here.
fn definitions(pack: &Pack) -> BTreeMap<String, Definition> {
    let mut elsewhere = Problems::new();
    let mut definitions = BTreeMap::new();
    for path in pack.folder.under("indicators/") {
        let Some(file) = toml_doc(&pack.folder, path, &mut elsewhere) else { continue };
        for mut entry in file.root().entries(&mut elsewhere) {
            let inputs =
                INPUTS.iter().filter_map(|key| entry.table.optional_text(key, &mut elsewhere)).collect();
            let has_register = entry.table.has("register");
            definitions.insert(entry.key, Definition { has_register, inputs });
        }
    }
    definitions
}

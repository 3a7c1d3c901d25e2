//! The tables as the migrations make them: read from their text, so that no second list can differ.

use crate::migrate::MIGRATIONS;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    Int,
    Text,
    Day,
    Bytes,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<(String, ColumnKind)>,
    pub key: Vec<String>,
}

impl Table {
    /// The columns, quoted, with commas.
    pub fn columns(&self) -> String {
        self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }
}

/// Every table in the order in which it can be filled: those that are referred to come first.
pub(crate) fn tables() -> Vec<Table> {
    MIGRATIONS.iter().flat_map(|migration| of_text(migration.3)).collect()
}

fn of_text(sql: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    for part in sql.split("CREATE TABLE ").skip(1) {
        let Some((name, rest)) = part.split_once(" (\n") else { continue };
        let body = rest.split_once("\n);").map_or(rest, |(body, _)| body);
        let mut table = Table { name: name.to_owned(), columns: Vec::new(), key: Vec::new() };
        for line in body.lines().map(str::trim) {
            table.take(line);
        }
        tables.push(table);
    }
    tables
}

impl Table {
    /// `"name" TYPE …` or `PRIMARY KEY ("a", "b")`.
    fn take(&mut self, line: &str) {
        if let Some(key) = line.strip_prefix("PRIMARY KEY (") {
            let names = key.trim_end_matches([',', ')']).split(", ");
            self.key = names.map(|name| name.trim_matches('"').to_owned()).collect();
            return;
        }
        let Some((name, rest)) = line.strip_prefix('"').and_then(|line| line.split_once("\" ")) else {
            return;
        };
        let kind = match rest.split([' ', ',']).next().unwrap_or_default() {
            "BIGINT" => ColumnKind::Int,
            "DATE" => ColumnKind::Day,
            "BYTEA" => ColumnKind::Bytes,
            _ => ColumnKind::Text,
        };
        if rest.contains("PRIMARY KEY") {
            self.key.push(name.to_owned());
        }
        self.columns.push((name.to_owned(), kind));
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnKind, of_text, tables};
    use crate::migrate::MIGRATIONS;
    use enslinje_domain::register::{Kind, REGISTERS};

    #[test]
    fn every_register_has_its_table_with_its_columns_in_order() {
        let tables = tables();
        for register in REGISTERS {
            let name = format!("register_{}", register.name);
            let table = tables.iter().find(|table| table.name == name).unwrap();
            let expected = register.columns.iter().map(|column| {
                let kind = match column.kind {
                    Kind::Key | Kind::Money | Kind::Count => ColumnKind::Int,
                    Kind::Category(_) => ColumnKind::Text,
                    Kind::Day => ColumnKind::Day,
                };
                (column.name.to_owned(), kind)
            });
            assert_eq!(table.columns, expected.collect::<Vec<_>>(), "{name}");
            assert_eq!(table.key, ["id"]);
        }
    }

    #[test]
    fn both_folders_make_the_same_tables() {
        for (number, name, sqlite, postgres) in MIGRATIONS {
            let as_postgres =
                sqlite.replace("INTEGER", "BIGINT").replace("BLOB", "BYTEA").replace(") STRICT;", ");");
            let names = |text: &str| {
                let names = |table: super::Table| {
                    (
                        table.name,
                        table.columns.into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
                        table.key,
                    )
                };
                of_text(text).into_iter().map(names).collect::<Vec<_>>()
            };
            assert_eq!(names(&as_postgres), names(postgres), "{number} {name}");
            assert!(name.starts_with(&format!("{number:04}_")));
        }
    }

    #[test]
    fn every_table_has_a_key() {
        assert!(tables().iter().all(|table| !table.key.is_empty()));
        assert!(tables().len() > REGISTERS.len());
    }
}

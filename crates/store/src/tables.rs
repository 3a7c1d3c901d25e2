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
    of_texts(MIGRATIONS.iter().map(|migration| migration.3))
}

/// The tables that these texts make, one after the other.
fn of_texts<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Table> {
    let mut tables = Vec::new();
    for text in texts {
        tables.extend(of_text(text));
        for line in text.lines().filter_map(|line| line.strip_prefix("ALTER TABLE ")) {
            let Some((name, column)) = line.split_once(" ADD COLUMN ") else { continue };
            tables.iter_mut().filter(|table| table.name == name).for_each(|table| table.take(column));
        }
    }
    tables
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
        let kind = match rest.split([' ', ',', ';']).next().unwrap_or_default() {
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
    use super::{ColumnKind, of_texts, tables};
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
        for (at, (number, name, ..)) in MIGRATIONS.iter().enumerate() {
            let until = &MIGRATIONS[..=at];
            let as_postgres = until.iter().map(|(_, _, sqlite, _)| {
                sqlite.replace("INTEGER", "BIGINT").replace("BLOB", "BYTEA").replace(") STRICT;", ");")
            });
            let as_postgres: Vec<String> = as_postgres.collect();
            let names = |tables: Vec<super::Table>| {
                let names = |table: super::Table| {
                    (
                        table.name,
                        table.columns.into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
                        table.key,
                    )
                };
                tables.into_iter().map(names).collect::<Vec<_>>()
            };
            let sqlite = of_texts(as_postgres.iter().map(String::as_str));
            let postgres = of_texts(until.iter().map(|migration| migration.3));
            assert_eq!(names(sqlite), names(postgres), "{number} {name}");
            assert!(name.starts_with(&format!("{number:04}_")));
        }
    }

    #[test]
    fn a_column_that_was_added_later_belongs_to_its_table() {
        let tables = of_texts(
            ["CREATE TABLE a (\n    \"b\" BIGINT PRIMARY KEY\n);", "ALTER TABLE a ADD COLUMN \"c\" DATE;"]
                .into_iter(),
        );
        let columns = [("b".to_owned(), ColumnKind::Int), ("c".to_owned(), ColumnKind::Day)];
        assert_eq!(tables[0].columns, columns);
    }

    #[test]
    fn every_table_has_a_key() {
        assert!(tables().iter().all(|table| !table.key.is_empty()));
        assert!(tables().len() > REGISTERS.len());
    }
}

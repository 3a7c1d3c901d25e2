//! Register columns as Arrow and Parquet types.

use super::{ROW_GROUP_ROWS, SCHEMA_VERSION};
use crate::register::{Column, Kind, Register};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowSchemaConverter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::errors::Result;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::{ColumnPath, SchemaDescPtr, SchemaDescriptor};
use std::sync::Arc;

/// Columns of a register as Arrow fields, in the order of the file.
pub fn arrow_schema(register: &Register) -> SchemaRef {
    let fields: Vec<Field> = register.columns.iter().map(field).collect();
    Arc::new(Schema::new(fields))
}

fn field(column: &Column) -> Field {
    Field::new(column.name, data_type(column.kind), column.optional)
}

/// The Arrow type of a kind of column.
pub(super) fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Key | Kind::Money | Kind::Count => DataType::Int64,
        Kind::Day => DataType::Date32,
        Kind::Category(_) => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
    }
}

/// The Parquet schema that the file of a register must have.
pub(super) fn parquet_schema(register: &Register) -> Result<SchemaDescPtr> {
    let schema: SchemaDescriptor = ArrowSchemaConverter::new().convert(&arrow_schema(register))?;
    Ok(Arc::new(schema))
}

/// How a register is written. Everything that reaches the bytes is fixed here, so that the same rows
/// give the same bytes whichever version of the Parquet library wrote them.
pub(super) fn writer_properties(register: &Register) -> WriterProperties {
    let keys = register.columns.iter().filter(|column| column.kind == Kind::Key);
    let properties = WriterProperties::builder()
        .set_created_by(format!("enslinje snapshot {SCHEMA_VERSION}"))
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true);
    keys.fold(properties, |properties, column| {
        let path = ColumnPath::from(column.name);
        // Identities are nearly all different: a dictionary only costs, differences are small.
        properties
            .set_column_dictionary_enabled(path.clone(), false)
            .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED)
    })
    .build()
}

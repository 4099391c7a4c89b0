//! Rows, slots and pieces as JavaScript objects, and back. What is not of the right shape is none.

use core::ops::RangeInclusive;

use indexed_db_futures::KeyRange;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

use super::super::bundle::{BUCKETS, Bundle, first_byte};
use super::super::slot::SlotKind;
use super::super::{Chunk, Row, Seq, Slot, StoreError, Table};
use crate::domain::id::Id;

/// An object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> Result<JsValue, StoreError> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsValue::from_str(name), value)
            .map_err(|_| StoreError::Failed("a value could not be made".into()))?;
    }
    Ok(object.into())
}

/// Gives an object a field of text, or takes it away.
pub(super) fn set(object: &JsValue, name: &str, text: Option<&str>) -> Result<(), StoreError> {
    let name = JsValue::from_str(name);
    match (text, object.dyn_ref::<Object>()) {
        (Some(text), _) => Reflect::set(object, &name, &text.into()),
        (None, Some(object)) => Reflect::delete_property(object, &name),
        (None, None) => Ok(false),
    }
    .map(drop)
    .map_err(|_| StoreError::Failed("a value could not be changed".into()))
}

/// One field; none if there is no object or no such field.
pub(super) fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined())
}

/// One field of text.
pub(super) fn text(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}

fn bytes(object: &JsValue, name: &str) -> Option<Vec<u8>> {
    Some(field(object, name)?.dyn_into::<Uint8Array>().ok()?.to_vec())
}

fn as_seq(value: &JsValue) -> Option<Seq> {
    let number = value.as_f64()?;
    if number.fract() == 0.0 && number >= 0.0 && number <= Seq::MAX as f64 {
        Seq::new(number as u64)
    } else {
        None
    }
}

/// The key of a row in `records`.
pub(super) fn key(table: Table, id: Id) -> JsValue {
    Array::of2(&table.code().into(), &id.to_string().into()).into()
}

/// The keys that begin with this name and have something behind it: `[name, …]`.
pub(super) fn all_of(name: &str) -> KeyRange<JsValue> {
    // `[name]` comes before every one of them, and `[name, []]` after: arrays sort after strings and numbers.
    KeyRange::Bound(
        Array::of1(&name.into()).into(),
        false,
        Array::of2(&name.into(), &Array::new()).into(),
        true,
    )
}

/// The keys of a table in `by_seq` that have a higher number.
pub(super) fn later_than(table: &str, seen: Seq) -> KeyRange<JsValue> {
    KeyRange::Bound(
        Array::of2(&table.into(), &(seen.get() as f64).into()).into(),
        true,
        Array::of2(&table.into(), &Array::new()).into(),
        true,
    )
}

/// The name of a row out of its key in `records`; none when it is of no table that is known here.
pub(super) fn name(key: &JsValue) -> Option<Result<(Table, Id), Nameless>> {
    let key = key.dyn_ref::<Array>()?;
    let table = Table::from_code(&key.get(0).as_string()?)?;
    let id = key.get(1).as_string().and_then(|id| id.parse().ok());
    Some(id.map(|id| (table, id)).ok_or(Nameless))
}

/// A row whose name cannot be read.
pub(super) struct Nameless;

/// The keys before all those that begin with this name.
pub(super) fn before(name: &str) -> KeyRange<JsValue> {
    KeyRange::UpperBound(Array::of1(&name.into()).into(), true)
}

/// The keys behind all those that begin with this name.
pub(super) fn after(name: JsValue) -> KeyRange<JsValue> {
    KeyRange::LowerBound(Array::of2(&name, &Array::new()).into(), true)
}

/// The keys in `records` behind that of a row, up to those that begin with this name, if there is one.
pub(super) fn behind(row: &JsValue, end: Option<&str>) -> Result<KeyRange<JsValue>, StoreError> {
    let part = |name| field(row, name).ok_or_else(|| StoreError::Failed("a row has no key".into()));
    let key = Array::of2(&part("table")?, &part("id")?).into();
    Ok(match end {
        Some(end) => KeyRange::Bound(key, true, Array::of1(&end.into()).into(), true),
        None => KeyRange::LowerBound(key, true),
    })
}

/// All keys that are arrays.
pub(super) fn everything() -> KeyRange<JsValue> {
    KeyRange::LowerBound(Array::new().into(), false)
}

/// The keys of entries in `records` whose names are in these buckets, or in none but lie beside them: between them, all buckets
/// have every key of an entry.
pub(super) fn entries_in(buckets: &RangeInclusive<u8>) -> KeyRange<JsValue> {
    let entries = JsValue::from_str(Table::Entries.code());
    let begin = |bucket: u8| Array::of2(&entries, &format!("{:02x}", first_byte(bucket)).into());
    let first = match *buckets.start() {
        0 => Array::of1(&entries),
        first => begin(first),
    };
    let behind = match buckets.end().saturating_add(1) {
        BUCKETS.. => Array::of2(&entries, &Array::new()),
        behind => begin(behind),
    };
    KeyRange::Bound(first.into(), false, behind.into(), true)
}

/// The keys of these buckets in `bundles`.
pub(super) fn buckets(buckets: &RangeInclusive<u8>) -> KeyRange<JsValue> {
    let key = |bucket: &u8| f64::from(*bucket).into();
    KeyRange::Bound(key(buckets.start()), false, key(buckets.end()), false)
}

/// A bundle for `bundles`.
pub(super) fn from_bundle(bundle: &Bundle) -> Result<JsValue, StoreError> {
    object(&[
        ("bucket", f64::from(bundle.bucket).into()),
        ("sealed", Uint8Array::from(bundle.sealed.as_slice()).into()),
    ])
}

/// A bundle out of `bundles`.
pub(super) fn bundle(value: &JsValue) -> Option<Bundle> {
    let number = field(value, "bucket")?.as_f64()?;
    let bucket = number as u8;
    (f64::from(bucket) == number).then_some(Bundle {
        bucket,
        sealed: sealed(value)?,
    })
}

/// The key of a piece in `chunks`.
pub(super) fn chunk_key(attachment: Id, index: u32) -> JsValue {
    Array::of2(&attachment.to_string().into(), &index.into()).into()
}

/// A piece for `chunks`.
pub(super) fn from_chunk(chunk: &Chunk) -> Result<JsValue, StoreError> {
    object(&[
        ("attachment", chunk.attachment.to_string().into()),
        ("index", chunk.index.into()),
        ("sealed", Uint8Array::from(chunk.sealed.as_slice()).into()),
    ])
}

/// The sealed bytes of a row or a piece.
pub(super) fn sealed(value: &JsValue) -> Option<Vec<u8>> {
    bytes(value, "sealed")
}

/// A row for `records`.
pub(super) fn from_row(row: &Row) -> Result<JsValue, StoreError> {
    object(&[
        ("table", row.table.code().into()),
        ("id", row.id.to_string().into()),
        ("seq", (row.seq.get() as f64).into()),
        ("sealed", Uint8Array::from(row.sealed.as_slice()).into()),
    ])
}

/// The table of a row in `records`; none when it is of none that is known here.
pub(super) fn table_of(value: &JsValue) -> Option<Table> {
    Table::from_code(&text(value, "table")?)
}

/// Rows out of `records`, read one after another. A long diary has many, so the names of their fields are made once.
pub(super) struct Rows {
    id: JsValue,
    seq: JsValue,
    sealed: JsValue,
}

impl Rows {
    /// A reader of rows.
    pub fn new() -> Self {
        Self {
            id: "id".into(),
            seq: "seq".into(),
            sealed: "sealed".into(),
        }
    }

    /// A row of a table, which is known already; none when it is not of the right shape.
    pub fn read(&self, table: Table, value: &JsValue) -> Option<Row> {
        let field = |name| Reflect::get(value, name).ok();
        Some(Row {
            table,
            id: field(&self.id)?.as_string()?.parse().ok()?,
            seq: as_seq(&field(&self.seq)?)?,
            sealed: field(&self.sealed)?.dyn_into::<Uint8Array>().ok()?.to_vec(),
        })
    }
}

/// A slot for `slots`.
pub(super) fn from_slot(slot: &Slot) -> Result<JsValue, StoreError> {
    object(&[
        ("name", slot.kind.code().into()),
        ("body", Uint8Array::from(slot.body.as_slice()).into()),
    ])
}

/// A slot out of `slots`.
pub(super) fn slot(value: &JsValue) -> Option<Slot> {
    Some(Slot {
        kind: SlotKind::from_code(&text(value, "name")?)?,
        body: Zeroizing::new(bytes(value, "body")?),
    })
}

/// The last commit for `meta`.
pub(super) fn from_last(name: &str, last: Seq) -> Result<JsValue, StoreError> {
    object(&[("name", name.into()), ("last", (last.get() as f64).into())])
}

/// The last commit out of `meta`.
pub(super) fn last(value: &JsValue) -> Option<Seq> {
    as_seq(&field(value, "last")?)
}

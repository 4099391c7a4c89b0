//! Rows and slots as JavaScript objects, and back. What is not of the right shape is none.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

use super::super::slot::SlotKind;
use super::super::{Row, Seq, Slot, StoreError, Table};
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

fn number(object: &JsValue, name: &str) -> Option<Seq> {
    let number = field(object, name)?.as_f64()?;
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

/// A row for `records`.
pub(super) fn from_row(row: &Row) -> Result<JsValue, StoreError> {
    object(&[
        ("table", row.table.code().into()),
        ("id", row.id.to_string().into()),
        ("seq", (row.seq.get() as f64).into()),
        ("sealed", Uint8Array::from(row.sealed.as_slice()).into()),
    ])
}

/// A row out of `records`.
pub(super) fn row(value: &JsValue) -> Option<Row> {
    Some(Row {
        table: Table::from_code(&text(value, "table")?)?,
        id: text(value, "id")?.parse().ok()?,
        seq: number(value, "seq")?,
        sealed: bytes(value, "sealed")?,
    })
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
    number(value, "last")
}

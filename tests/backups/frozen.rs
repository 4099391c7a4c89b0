//! What version 1 looks like, for ever. `tests/e2e/second-implementation.test.mjs` opens the same file by other means.
//!
//! A missing file is written anew, and the test fails so that someone looks at it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use mijn_stem::usecase::{Secret, Under};
use serde_json::{Value, json};

use crate::books::*;

/// The file as it was frozen.
pub fn frozen(name: &str, made: &[u8]) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name);
    match fs::read(&path) {
        Ok(frozen) => frozen,
        Err(_) => {
            fs::write(&path, made).unwrap();
            panic!("{name} was missing and has been written anew");
        }
    }
}

/// Every record by its table, and every piece of an attachment by its SHA-256.
async fn facts(shelf: &Shelf) -> Value {
    let (records, chunks) = shelf.everything().await;
    let mut tables: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for ((table, _), json) in &records {
        let record = serde_json::from_str(json).unwrap();
        tables.entry(table.code()).or_default().push(record);
    }
    let hex = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let chunks = chunks.iter();
    let chunks = chunks.map(|((id, index), sum)| (format!("{id} {index}"), Value::from(hex(sum))));
    json!({
        "passphrase": "zes kippen",
        "recovery": code(5).to_string(),
        "records": tables,
        "chunks": chunks.collect::<serde_json::Map<_, _>>(),
    })
}

#[tokio::test]
async fn a_backup_of_version_1() {
    let shelf = lived_in(1).await;
    let (words, code) = (passphrase("zes kippen"), code(5));
    let facts = facts(&shelf).await;
    let made = serde_json::to_vec_pretty(&facts).unwrap();
    let kept = frozen("backup-v1.json", &made);
    assert_eq!(serde_json::from_slice::<Value>(&kept).unwrap(), facts);
    let made = back_up(&shelf, Under::Either(&words, &code)).await;
    let text = String::from_utf8(frozen("backup-v1.txt", made.as_bytes())).unwrap();
    for secret in [Secret::Passphrase(&words), Secret::Recovery(&code)] {
        let backup = read(&text, secret).await.unwrap();
        assert_eq!(*backup.contents(), shelf.contents().await);
        let empty = Shelf::new(2).await;
        restore_all(&empty, &backup, &text).await;
        let (mut found, expected) = (empty.everything().await, shelf.everything().await);
        // Only that it stands in a back-up is new.
        let settings = expected.0.first_key_value().unwrap();
        found.0.insert(*settings.0, settings.1.clone());
        assert_eq!(found, expected);
    }
}

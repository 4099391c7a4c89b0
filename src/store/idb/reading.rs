//! Records on their way out of a database: those of whole tables, the newest entries, a page of a table.

use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use wasm_bindgen::JsValue;

use super::super::{Page, Row, Seq, Snapshot, StoreError, Table};
use super::{BY_SEQ, META, RECORDS, js, last_in};
use crate::domain::id::Id;

/// All rows of these tables.
pub(super) async fn load(
    transaction: &Transaction<'_>,
    tables: impl IntoIterator<Item = Table>,
) -> Result<Snapshot, StoreError> {
    let mut found = Snapshot {
        last: last_in(&transaction.object_store(META)?).await?,
        ..Snapshot::default()
    };
    for table in tables {
        all_of(transaction, table, &mut found).await?;
    }
    Ok(found)
}

/// All rows of a table, to those that were found.
async fn all_of(
    transaction: &Transaction<'_>,
    table: Table,
    found: &mut Snapshot,
) -> Result<(), StoreError> {
    let all = page(transaction, table, None, None).await?;
    found.rows.extend(all.rows);
    found.nameless += all.nameless;
    Ok(())
}

/// All rows, but of more than `few` entries only an eighth of so many, the newest.
pub(super) async fn newest(
    transaction: &Transaction<'_>,
    few: usize,
) -> Result<Snapshot, StoreError> {
    let records = transaction.object_store(RECORDS)?;
    let entries = Table::Entries.code();
    // Asked together: someone is waiting, and each answer takes its time to come.
    let names = records
        .get_all_keys::<JsValue>()
        .with_query::<JsValue, _>(js::all_of(entries))
        .with_limit(limit(few + 1))
        .build()?;
    let others = [js::before(entries), js::after(entries.into())].map(|range| {
        let all = records.get_all::<JsValue>();
        all.with_query::<JsValue, _>(range).build()
    });
    let mut found = Snapshot {
        last: last_in(&transaction.object_store(META)?).await?,
        ..Snapshot::default()
    };
    let names = names.await?.count();
    let reader = js::Rows::new();
    for some in others {
        for value in some?.await? {
            let value = value?;
            // Of a later version, and none of our business.
            let Some(table) = js::table_of(&value) else {
                continue;
            };
            match reader.read(table, &value) {
                Some(row) => found.rows.push(row),
                None => found.nameless += 1,
            }
        }
    }
    if names <= few {
        all_of(transaction, Table::Entries, &mut found).await?;
        return Ok(found);
    }
    found.older = true;
    let wanted = few.div_ceil(8);
    // Drafts and the rest have numbers too: one has to look further back than there are entries wanted.
    let mut span = wanted as u64;
    loop {
        let from = found.last.less(span);
        let mut newest = rows_after(transaction, Table::Entries, from).await?;
        if newest.len() >= wanted || from == Seq::ZERO {
            newest.sort_unstable_by_key(|row| core::cmp::Reverse(row.seq));
            newest.truncate(wanted);
            found.rows.extend(newest);
            return Ok(found);
        }
        span = span.saturating_mul(8);
    }
}

/// The rows of a table with a higher number.
pub(super) async fn rows_after(
    transaction: &Transaction<'_>,
    table: Table,
    seen: Seq,
) -> Result<Vec<Row>, StoreError> {
    let records = transaction.object_store(RECORDS)?;
    let later = records
        .index(BY_SEQ)?
        .get_all::<JsValue>()
        .with_query::<JsValue, _>(js::later_than(table.code(), seen))
        .await?;
    let reader = js::Rows::new();
    let rows = later.map(|value| Ok(reader.read(table, &value?)));
    rows.filter_map(Result::transpose).collect()
}

/// The rows of a table behind this name: all of them, or so many at most.
pub(super) async fn page(
    transaction: &Transaction<'_>,
    table: Table,
    after: Option<Id>,
    most: Option<usize>,
) -> Result<Page, StoreError> {
    let records = transaction.object_store(RECORDS)?;
    let values = records
        .get_all::<JsValue>()
        .with_query::<JsValue, _>(js::behind(table.code(), after))
        .with_limit(most.map_or(u32::MAX, limit))
        .await?;
    let (reader, mut page) = (js::Rows::new(), Page::default());
    let (mut all, mut nameless) = (0, 0);
    for value in values {
        all += 1;
        match reader.read(table, &value?) {
            Some(row) => {
                page.nameless += core::mem::take(&mut nameless);
                page.next = Some(row.id);
                page.rows.push(row);
            }
            None => nameless += 1,
        }
    }
    if most != Some(all) {
        page.next = None;
    }
    // Those behind the last name are counted with the page that comes next.
    if page.next.is_none() {
        page.nameless += nameless;
    }
    Ok(page)
}

fn limit(most: usize) -> u32 {
    most.try_into().unwrap_or(u32::MAX)
}

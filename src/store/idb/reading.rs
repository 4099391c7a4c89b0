//! Records on their way out of a database: those of whole tables, the newest entries, a page of a table.

use core::ops::RangeInclusive;

use indexed_db_futures::KeyRange;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use wasm_bindgen::JsValue;

use super::super::{Names, Row, Seq, Snapshot, StoreError, Table};
use super::{BY_SEQ, META, RECORDS, js, last_in};

/// How many rows of other tables than the diary come in one go: a letter may be large, and between two pages the screen has
/// its turn.
const PAGE: u32 = 64;

/// How many names come in one go, for the same reason.
const NAMES: u32 = 2_048;

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
    let all = transaction
        .object_store(RECORDS)?
        .get_all::<JsValue>()
        .with_query::<JsValue, _>(js::all_of(table.code()))
        .await?;
    add(all, &js::Rows::new(), table, found)
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
    let page = |range| {
        let page = records.get_all::<JsValue>();
        let page = page.with_query::<JsValue, _>(range);
        page.with_limit(PAGE).build()
    };
    let others = [
        (page(js::before(entries)), Some(entries)),
        (page(js::after(entries.into())), None),
    ];
    let mut found = Snapshot {
        last: last_in(&transaction.object_store(META)?).await?,
        ..Snapshot::default()
    };
    let names = names.await?.count();
    let reader = js::Rows::new();
    for (mut some, end) in others {
        loop {
            let (mut count, mut last) = (0, JsValue::UNDEFINED);
            for value in some?.await? {
                last = value?;
                count += 1;
                // Of a later version, and none of our business.
                let Some(table) = js::table_of(&last) else {
                    continue;
                };
                match reader.read(table, &last) {
                    Some(row) => found.rows.push(row),
                    None => found.nameless += 1,
                }
            }
            if count < PAGE {
                break;
            }
            some = page(js::behind(&last, end)?);
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

/// The names of all rows, a page at a time.
pub(super) async fn names(transaction: &Transaction<'_>) -> Result<Names, StoreError> {
    let records = transaction.object_store(RECORDS)?;
    let mut names = Names {
        last: last_in(&transaction.object_store(META)?).await?,
        ..Names::default()
    };
    let mut range = js::everything();
    loop {
        let page = records.get_all_keys::<JsValue>();
        let page = page.with_query::<JsValue, _>(range);
        let (mut count, mut last) = (0, JsValue::UNDEFINED);
        for key in page.with_limit(NAMES).await? {
            last = key?;
            count += 1;
            match js::name(&last) {
                Some(Ok(name)) => names.known.push(name),
                Some(Err(js::Nameless)) => names.nameless += 1,
                // Of a later version, and none of our business.
                None => {}
            }
        }
        if count < NAMES {
            return Ok(names);
        }
        range = KeyRange::LowerBound(last, true);
    }
}

/// The rows of the entries in these buckets.
pub(super) async fn entries_in(
    transaction: &Transaction<'_>,
    buckets: &[u8],
) -> Result<Snapshot, StoreError> {
    let records = transaction.object_store(RECORDS)?;
    // Asked together: of all buckets, few or one behind another.
    let asked = runs(buckets).into_iter().map(|run| {
        let all = records.get_all::<JsValue>();
        all.with_query::<JsValue, _>(js::entries_in(&run)).build()
    });
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    let mut found = Snapshot {
        last: last_in(&transaction.object_store(META)?).await?,
        ..Snapshot::default()
    };
    let reader = js::Rows::new();
    for some in asked {
        add(some.await?, &reader, Table::Entries, &mut found)?;
    }
    Ok(found)
}

/// Those that follow one another, together.
fn runs(buckets: &[u8]) -> Vec<RangeInclusive<u8>> {
    let mut runs: Vec<RangeInclusive<u8>> = Vec::new();
    for &bucket in buckets {
        match runs.last_mut() {
            Some(run) if run.end().checked_add(1) == Some(bucket) => *run = *run.start()..=bucket,
            _ => runs.push(bucket..=bucket),
        }
    }
    runs
}

/// Reads rows of a table, to those that were found.
fn add(
    values: impl Iterator<Item = Result<JsValue, Error>>,
    reader: &js::Rows,
    table: Table,
    found: &mut Snapshot,
) -> Result<(), StoreError> {
    for value in values {
        match reader.read(table, &value?) {
            Some(row) => found.rows.push(row),
            None => found.nameless += 1,
        }
    }
    Ok(())
}

fn limit(most: usize) -> u32 {
    most.try_into().unwrap_or(u32::MAX)
}

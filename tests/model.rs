//! Random tales of fifty operations, told to a book and to a plain model of one: whenever a new
//! tab opens, it finds exactly what the model has.
//!
//! tests/web/model.rs tells some on a real IndexedDB.
//! `SEQUENCES=10000 cargo test --test model` tells that many instead of the few that every run tells;
//! `SEED` is the seed of the first, the next has the next.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

#[path = "model/between.rs"]
mod between;
#[path = "faults/device.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/faults.rs, which uses all of it"
)]
mod device;
#[path = "model/dice.rs"]
mod dice;
#[path = "model/happen.rs"]
mod happen;
#[path = "model/keeping.rs"]
mod keeping;
#[path = "model/merge.rs"]
mod merge;
#[path = "model/plain.rs"]
mod plain;
#[path = "model/tale.rs"]
mod tale;
#[path = "model/words.rs"]
mod words;

use std::thread;
use std::time::Instant;

use mijn_stem::crypto::random::Counted;
use mijn_stem::store::memory::MemoryStore;
use tale::{Counts, Disk, LENGTH, Tale};
use tokio::runtime::Builder;

/// Tales in a run of all tests: about ten seconds in a debug build.
const FEW: u64 = 400;

impl Disk for MemoryStore {
    type Store = Self;

    async fn connect(&self) -> Self {
        self.clone()
    }

    async fn counts(&self) -> (usize, usize) {
        (self.rows().len(), self.chunks().len())
    }
}

/// A number from the environment.
fn given(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap())
}

#[test]
fn whatever_happens_the_book_holds_what_the_model_holds() {
    let (seed, tales) = (
        given("SEED").unwrap_or(1),
        given("SEQUENCES").unwrap_or(FEW),
    );
    println!("SEED={seed} SEQUENCES={tales}");
    let begin = Instant::now();
    let threads = thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let tell = move |first: u64| {
        let runtime = Builder::new_current_thread().build().unwrap();
        let some = (first..tales).step_by(threads as usize);
        some.map(|number| {
            let tale = Tale::begin(MemoryStore::default(), seed.wrapping_add(number));
            runtime.block_on(async { tale.await.tell().await })
        })
        .collect::<Vec<Counts>>()
    };
    let running: Vec<_> = (0..threads)
        .map(|first| thread::spawn(move || tell(first)))
        .collect();
    let told: Vec<Counts> = running
        .into_iter()
        .flat_map(|thread| thread.join().unwrap())
        .collect();
    assert_eq!(told.len() as u64, tales);

    let sum = |count: fn(&Counts) -> usize| told.iter().map(count).sum::<usize>();
    let [
        kept,
        nothing_kept,
        answer_lost,
        other_tab_first,
        looks,
        restored,
        broken_off,
    ] = [
        sum(|counts| counts.kept),
        sum(|counts| counts.nothing_kept),
        sum(|counts| counts.answer_lost),
        sum(|counts| counts.other_tab_first),
        sum(|counts| counts.looks),
        sum(|counts| counts.restored),
        sum(|counts| counts.broken_off),
    ];
    println!(
        "{tales} tales of {LENGTH} operations in {:?}: {kept} kept, {nothing_kept} failed with nothing kept, \
         {answer_lost} with all kept, {other_tab_first} after another tab; {restored} restored, {broken_off} only when asked again; \
         {looks} times opened and compared",
        begin.elapsed()
    );
    // Each way out was taken, and often.
    assert!(tales < 20 || told.len() < looks.min(kept) / 5);
    assert!(tales < 20 || told.len() / 2 < nothing_kept.min(answer_lost).min(other_tab_first));
    assert!(tales < 20 || told.len() / 10 < broken_off.min(restored / 4));
}

//! Cards, parcels and records with anything at all done to them: no panic, none takes long, and
//! none opens as something that nobody wrote.
//!
//! `CASES=1000000 cargo test --test malformed -- --nocapture` tries that many instead of the few
//! that every run tries; `SEED` is where chance begins. `fuzz/` tries the same with libFuzzer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

#[path = "malformed/backups.rs"]
mod backups;
#[path = "parcels/by_hand.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/parcels.rs, which uses all of it"
)]
mod by_hand;
#[path = "model/dice.rs"]
mod dice;
#[path = "malformed/inputs.rs"]
mod inputs;
#[path = "malformed/mutate.rs"]
mod mutate;
#[path = "parcels/people.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/parcels.rs, which uses all of it"
)]
mod people;
#[path = "malformed/seeds.rs"]
mod seeds;
#[path = "malformed/worked.rs"]
mod worked;

use std::thread;
use std::time::{Duration, Instant};

use dice::Dice;
use inputs::{Inputs, SORTS};
use worked::timed;

/// Inputs in a run of all tests: about ten seconds in a debug build.
const FEW: u64 = 40_000;

/// The longest that one may take; a debug build is some ten times slower.
const LONGEST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 500 } else { 50 });

/// A number from the environment.
fn given(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap())
}

/// What came of the inputs of one sort.
#[derive(Debug, Clone, Copy, Default)]
struct Came {
    opened: usize,
    refused: usize,
    longest: Duration,
}

/// Tells which input it was when it panics.
struct Case(u64);

impl Drop for Case {
    fn drop(&mut self) {
        if thread::panicking() {
            let Self(seed) = self;
            eprintln!("try it again: SEED={seed} CASES=1 cargo test --test malformed");
        }
    }
}

/// One input: its sort, whether it opened, and how long that took.
fn try_one(inputs: &Inputs, seed: u64) -> (usize, bool, Duration) {
    let _case = Case(seed);
    let mut dice = Dice(seed);
    let sort = dice.below(SORTS.len());
    let input = inputs.one(sort, &mut dice);
    let mut shortest = Duration::MAX;
    // What the machine was busy with besides is not ours: a slow one is timed again.
    for _ in 0..3 {
        let (opened, took) = timed(|| inputs.open(&input));
        shortest = shortest.min(took);
        if shortest < LONGEST / 4 {
            return (sort, opened, shortest);
        }
    }
    assert!(shortest < LONGEST, "{} took {shortest:?}", SORTS[sort]);
    (sort, inputs.open(&input), shortest)
}

#[test]
fn whatever_is_done_to_an_input_it_does_no_harm() {
    let (seed, cases) = (given("SEED").unwrap_or(1), given("CASES").unwrap_or(FEW));
    println!("SEED={seed} CASES={cases}");
    let begin = Instant::now();
    let threads = thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let some = move |first: u64| {
        let inputs = Inputs::new();
        let mut came = [Came::default(); SORTS.len()];
        for number in (first..cases).step_by(threads as usize) {
            let (sort, opened, took) = try_one(&inputs, seed.wrapping_add(number));
            let came = &mut came[sort];
            came.opened += usize::from(opened);
            came.refused += usize::from(!opened);
            came.longest = came.longest.max(took);
        }
        came
    };
    let running: Vec<_> = (0..threads)
        .map(|first| thread::spawn(move || some(first)))
        .collect();
    let mut all = [Came::default(); SORTS.len()];
    for came in running.into_iter().map(|thread| thread.join().unwrap()) {
        for (all, came) in all.iter_mut().zip(came) {
            all.opened += came.opened;
            all.refused += came.refused;
            all.longest = all.longest.max(came.longest);
        }
    }
    for (sort, came) in SORTS.iter().zip(&all) {
        let Came {
            opened,
            refused,
            longest,
        } = came;
        println!("{sort}: {opened} opened, {refused} refused, the longest took {longest:?}");
    }
    println!("{cases} inputs in {:?}", begin.elapsed());
    let tried: usize = all.iter().map(|came| came.opened + came.refused).sum();
    assert_eq!(tried as u64, cases);
    // Of each sort some came through whole, or still sound, and most did not.
    let both = |came: &Came| came.refused > came.opened && came.opened > 0;
    assert!(cases < FEW || all.iter().all(both));
}

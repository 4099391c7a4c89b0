//! The random tales of tests/model.rs, told to a book in a real IndexedDB: each tab has a connection of its own.
//!
//! How many is said when this is built: `SEQUENCES=1000 cargo xtask test`, or the same with `SEED`.

use mijn_stem::store::idb::IdbStore;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::browser::{Browser, run_async};
use crate::stories::Device;
use crate::tale::{Disk, LENGTH, Tale};

/// Tales unless it is said otherwise.
const FEW: u64 = 200;

/// A number that was said when this was built.
fn given(said: Option<&str>, usual: u64) -> u64 {
    said.map_or(usual, |number| number.parse().unwrap())
}

impl Disk for Browser {
    type Store = IdbStore;

    async fn connect(&self) -> IdbStore {
        Device::connect(self).await
    }

    async fn counts(&self) -> (usize, usize) {
        let count = format!(
            "return new Promise(done => {{ const r = indexedDB.open('{}'); r.onsuccess = () => {{
                const there = r.result.transaction(['records', 'chunks']);
                const [records, chunks] = ['records', 'chunks'].map(name => there.objectStore(name).count());
                there.oncomplete = () => {{ r.result.close(); done(`${{records.result}} ${{chunks.result}}`); }} }} }})",
            self.name
        );
        let count = run_async(&count).await.as_string().unwrap();
        let (records, chunks) = count.split_once(' ').unwrap();
        (records.parse().unwrap(), chunks.parse().unwrap())
    }
}

#[wasm_bindgen_test]
async fn whatever_happens_a_real_database_holds_what_the_model_holds() {
    let (seed, tales) = (
        given(option_env!("SEED"), 1),
        given(option_env!("SEQUENCES"), FEW),
    );
    let (mut kept, mut lost, mut looks) = (0, 0, 0);
    for number in 0..tales {
        // Shown only when it goes wrong.
        console_log!("SEED={} of {tales} tales of {LENGTH}", seed + number);
        let counts = Tale::begin(Browser::another(), seed + number).await;
        let counts = counts.tell().await;
        (kept, looks) = (kept + counts.kept, looks + counts.looks);
        lost += counts.nothing_kept + counts.answer_lost;
    }
    console_log!("{kept} kept, {lost} failed; {looks} times opened and compared");
    assert!(
        tales < 20 || (kept as u64 > tales * 5 && looks as u64 > tales * 5 && lost as u64 > tales)
    );
}

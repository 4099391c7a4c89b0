//! The app's side of the worker that derives keys: what it does with one that works, and with ones that do not. The real
//! worker has its own test among the end-to-end ones.

use mijn_stem::browser::stretch::InWorker;
use mijn_stem::crypto::key_slot::{DeriveError, KdfParams, Passphrase, Stretch};
use mijn_stem::usecase::Stretcher;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::run;

/// Makes the page name a worker with this script.
fn worker_is(script: &str) {
    run(&format!(
        "document.querySelector('meta[name=stretch]')?.remove();
         const meta = document.createElement('meta');
         meta.name = 'stretch';
         meta.content = URL.createObjectURL(new Blob([`{script}`], {{ type: 'text/javascript' }}));
         document.head.append(meta);"
    ));
}

async fn derive() -> Result<[u8; 32], DeriveError> {
    let stretch = Stretch {
        params: KdfParams::SMALL,
        salt: [3; 16],
    };
    let typed = Passphrase::new("123456").unwrap();
    let key = InWorker.derive(stretch, &typed).await?;
    Ok(*key.bytes())
}

/// What the work itself gives.
fn right() -> [u8; 32] {
    let stretch = Stretch {
        params: KdfParams::SMALL,
        salt: [3; 16],
    };
    let typed = Passphrase::new("123456").unwrap();
    *stretch.derive(&typed).unwrap().bytes()
}

#[wasm_bindgen_test]
async fn the_work_is_done_by_the_worker_or_else_here() {
    // It hands its job back, so that we see both what it was told and that the key is what it said.
    worker_is(
        "onmessage = ({ data }) => {
             const said = new Uint8Array(32);
             said.set(data.subarray(0, 27));
             postMessage(said, [said.buffer]);
         };
         postMessage(null);",
    );
    let mut job = [0; 32];
    job[..5].copy_from_slice(&[0, 0, 76, 0, 2]);
    job[5..21].copy_from_slice(&[3; 16]);
    job[21..27].copy_from_slice(b"123456");
    assert_eq!(derive().await, Ok(job));

    worker_is(
        "postMessage(new Uint8Array([7])); onmessage = () => postMessage(new Uint8Array([1]));",
    );
    assert_eq!(
        derive().await,
        Ok(right()),
        "it did not say that it is ready"
    );
    worker_is("throw new Error('the script is broken')");
    assert_eq!(derive().await, Ok(right()), "it cannot start");
    run("document.querySelector('meta[name=stretch]').content = '/gone.js'");
    assert_eq!(derive().await, Ok(right()), "its file is not there");
    run("document.querySelector('meta[name=stretch]').remove()");
    assert_eq!(derive().await, Ok(right()), "the page names none");

    worker_is("onmessage = () => postMessage(new Uint8Array([1])); postMessage(null);");
    assert_eq!(derive().await, Err(DeriveError::Memory));
    worker_is("onmessage = () => { throw new Error('it fell over'); }; postMessage(null);");
    assert_eq!(derive().await, Err(DeriveError::BrokenOff));
    worker_is("onmessage = () => postMessage('no bytes'); postMessage(null);");
    assert_eq!(derive().await, Err(DeriveError::BrokenOff));
    run("document.querySelector('meta[name=stretch]').remove()");
}

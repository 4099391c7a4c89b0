//! Thin adapters to what a browser can do: one file a capability, no decisions of the app's own.

pub mod address;
pub mod arrived;
pub mod camera;
pub mod capture;
pub mod clipboard;
pub mod clock;
pub mod codes;
pub mod files;
pub mod object_url;
pub mod offline;
pub mod page;
pub mod pause;
pub mod picture;
pub mod random;
pub mod recorder;
pub mod requests;
pub mod sentinel;
pub mod share_sheet;
pub mod sound;
pub mod speech;
pub mod storage;
pub mod stretch;
pub mod tabs;
pub mod worker;

use thiserror::Error;
use wasm_bindgen::JsValue;

/// The browser would not, or could not.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// The person closed the browser's own dialog; nothing happened.
    #[error("cancelled")]
    Cancelled,
    /// It failed, in the browser's own words.
    #[error("the browser refused: {0}")]
    Failed(String),
}

impl From<JsValue> for Refused {
    fn from(error: JsValue) -> Self {
        use wasm_bindgen::JsCast;
        match error.dyn_ref::<js_sys::Error>() {
            Some(error) if error.name() == "AbortError" => Self::Cancelled,
            Some(error) => Self::Failed(String::from(error.to_string())),
            None => Self::Failed(format!("{error:?}")),
        }
    }
}

/// The window, or a refusal where there is none.
fn window() -> Result<web_sys::Window, Refused> {
    web_sys::window().ok_or_else(|| Refused::Failed("no window".to_owned()))
}

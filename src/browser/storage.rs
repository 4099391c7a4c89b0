//! Whether the browser promises to keep what is stored, and how much that is.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Refused, window};

/// Whether the promise was made before.
pub async fn is_kept() -> bool {
    let ask = async || -> Result<bool, Refused> {
        Ok(JsFuture::from(window()?.navigator().storage().persisted()?)
            .await?
            .is_truthy())
    };
    ask().await.unwrap_or(false)
}

/// Asks for the promise. The browser may ask the person, or decide by itself.
pub async fn ask_to_keep() -> bool {
    let ask = async || -> Result<bool, Refused> {
        Ok(JsFuture::from(window()?.navigator().storage().persist()?)
            .await?
            .is_truthy())
    };
    ask().await.unwrap_or(false)
}

/// How many bytes are in use by the whole app, if the browser tells.
pub async fn bytes_used() -> Option<usize> {
    let ask = async || -> Result<Option<f64>, Refused> {
        let estimate = JsFuture::from(window()?.navigator().storage().estimate()?).await?;
        Ok(Reflect::get(&estimate, &JsValue::from_str("usage"))?.as_f64())
    };
    ask().await.ok().flatten().map(|bytes| bytes as usize)
}

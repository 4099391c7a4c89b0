//! What happens to wasm-bindgen's output before it becomes dist/: smaller wasm, names by content, a boot script, the page,
//! the service worker, the headers, compressed copies, and the size budget; and how it comes to stand on a host.

pub mod boot;
pub mod budget;
pub mod fuse;
pub mod glue;
pub mod headers;
pub mod hosts;
pub mod make;
pub mod names;
pub mod offline;
pub mod page;
pub mod place;
pub mod short;
pub mod wings;

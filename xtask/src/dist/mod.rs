//! What happens to Trunk's output before it becomes dist/: smaller wasm, names by content, a boot script, the headers,
//! compressed copies, and the size budget.

pub mod boot;
pub mod budget;
pub mod glue;
pub mod headers;
pub mod hook;
pub mod names;

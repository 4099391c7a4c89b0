//! How long work takes, without what others did on the machine meanwhile.

use std::fs;
use std::time::{Duration, Instant};

/// The time that this thread worked so far. None where the system does not tell.
fn so_far() -> Option<Duration> {
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanos = said.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanos))
}

/// Does something, and how long it worked at it; or how long that took, where the system does not tell.
pub fn timed<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let (begin, before) = (Instant::now(), so_far());
    let done = act();
    let worked = so_far()
        .zip(before)
        .map(|(now, before)| now.saturating_sub(before));
    (done, worked.unwrap_or_else(|| begin.elapsed()))
}

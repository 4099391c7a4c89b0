//! Breathing in the middle of long work: the screen gets its turn whenever a frame's time has gone by.

use js_sys::Date;

use super::page;

/// How long work goes on before the screen gets its turn, in milliseconds: well within the 50 of a long task.
const TURN_MS: f64 = 16.0;

/// When the screen had its last turn.
#[derive(Debug)]
pub struct Breath(f64);

impl Default for Breath {
    fn default() -> Self {
        Self(Date::now())
    }
}

impl Breath {
    /// Lets the screen go first, if it is time.
    pub async fn take(&mut self) {
        if Date::now() - self.0 < TURN_MS {
            return;
        }
        page::turn().await;
        self.0 = Date::now();
    }
}

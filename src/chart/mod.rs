//! From data to drawing, without a browser: SVG paths, tones and the places of things.

pub mod bars;
pub mod day_mark;
pub mod drawing;
pub mod kept;
mod number;
pub mod over_time;
pub mod stairs;
pub mod strips;
pub mod strokes;
pub mod svg;
pub mod waveform;
pub mod weeks;

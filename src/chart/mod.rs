//! From data to drawing, without a browser: SVG paths, tones and the places of things.

pub mod day_mark;

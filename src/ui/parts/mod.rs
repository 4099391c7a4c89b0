//! The parts that screens are put together from.

pub mod answers;
pub mod card_link;
pub mod choices;
pub mod day_field;
pub mod day_mark;
pub mod effort;
pub mod field;
pub mod frame;
pub mod head;
pub mod help;
pub mod icon;
pub mod lexicon;
pub mod link;
pub mod ordered;
pub mod pick_file;
pub mod picks;
pub mod scale;
pub mod secret_field;
pub mod send;
pub mod sheet;
pub mod switch;
pub mod text_area;
pub mod toasts;
pub mod toggles;
pub mod turning;

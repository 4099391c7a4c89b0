//! What the app is about, in plain data: no browser, no storage, no clock, no chance.
//!
//! Everything here is pure. Moments and ids come in as arguments; words for the
//! screen live in `text`, bytes in `wire` and `parcel`.

pub mod answer;
pub mod attachment;
pub mod backup_offer;
pub mod basket;
pub mod build_up;
pub mod calendar;
pub mod check_in;
pub mod contact;
pub mod desk;
pub mod draft;
pub mod drawing;
pub mod entry;
pub mod feeling;
pub mod folded;
pub mod free_text;
pub mod id;
pub mod inbox;
pub mod journal;
pub mod lang;
pub mod learning;
pub mod leb128;
pub mod line;
pub mod moment;
pub mod mood;
pub mod need;
pub mod order;
pub mod pattern;
pub mod picture;
pub mod profile;
pub mod question;
pub mod question_set;
pub mod reach;
pub mod reply;
pub mod retention;
pub mod rhythm;
pub mod search;
pub mod sent;
pub mod sentinel;
pub mod settings;
pub mod shape;
pub mod shared;
pub mod since;
pub mod talk;
pub mod weekly;
pub mod word;
mod word_list;

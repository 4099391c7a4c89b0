//! Cards and parcels from the outside: what goes in comes out, nothing else goes along, and bad input does no harm.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

#[path = "parcels/arbitrary.rs"]
mod arbitrary;
#[path = "parcels/attachments.rs"]
mod attachments;
#[path = "parcels/bad_input.rs"]
mod bad_input;
#[path = "parcels/by_hand.rs"]
mod by_hand;
#[path = "parcels/cards.rs"]
mod cards;
#[path = "parcels/choosing.rs"]
mod choosing;
#[path = "parcels/frozen.rs"]
mod frozen;
#[path = "parcels/people.rs"]
mod people;
#[path = "parcels/replies.rs"]
mod replies;
#[path = "parcels/round_trip.rs"]
mod round_trip;

//! Night and rhythm: how someone slept, and what belongs to their morning.
//!
//! Several words go together: a night can be short and restless at once. Of a morning only what was ticked is
//! kept; what was not leaves no mark.

use super::word_list::word_list;

word_list! {
    /// How the night was.
    Night {
        Good "good";
        Short "short";
        Restless "restless";
        TurnedRound "turned_round";
    }
}

word_list! {
    /// Something that may belong to a morning.
    Routine {
        Dressed "dressed";
        Eaten "eaten";
        Outside "outside";
    }
}

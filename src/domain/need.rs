//! What someone may need today: the question that is seldom asked.

use super::word_list::word_list;

word_list! {
    /// A need.
    Need {
        Rest "rest";
        Space "space";
        Regularity "regularity";
        Attention "attention";
        Trust "trust";
        Recognition "recognition";
        OwnChoice "own_choice";
        Time "time";
        Explanation "explanation";
        Someone "someone";
        Place "place";
        Company "company";
        Movement "movement";
        Fun "fun";
        Challenge "challenge";
        HelpToStart "help_to_start";
        NothingNow "nothing_now";
    }
}

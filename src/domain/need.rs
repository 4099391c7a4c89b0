//! What someone may need today: the question that is seldom asked.

macro_rules! needs {
    ($($name:ident $code:literal;)+) => {
        /// A need. Its Dutch and English words stand in `text`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each name is its own word")]
        pub enum Need { $($name),+ }

        impl Need {
            /// Every need, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in files, frozen for ever.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

needs! {
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

impl Need {
    /// The need with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|need| need.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_need_alone() {
        for need in Need::ALL {
            assert_eq!(Need::from_code(need.code()), Some(*need));
        }
        assert_eq!(Need::from_code(""), None);
    }
}

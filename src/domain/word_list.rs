//! One way to write down the words that the app offers to pick from: each with its name in files.

/// An enum of words with `ALL`, `code` and `from_code`. Their Dutch and English stand in `text`, in the same order.
macro_rules! word_list {
    ($(#[$doc:meta])* $list:ident { $($name:ident $code:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each name is its own word")]
        pub enum $list { $($name),+ }

        impl $list {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in files, frozen for ever.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The one with this name in files.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.code() == code)
            }
        }
    };
}

pub(super) use word_list;

#[cfg(test)]
mod tests {
    use super::super::need::Need;
    use super::super::rhythm::{Night, Routine};

    #[test]
    fn every_code_leads_back_to_its_word_alone() {
        for need in Need::ALL {
            assert_eq!(Need::from_code(need.code()), Some(*need));
        }
        for night in Night::ALL {
            assert_eq!(Night::from_code(night.code()), Some(*night));
        }
        for item in Routine::ALL {
            assert_eq!(Routine::from_code(item.code()), Some(*item));
        }
        assert_eq!(Need::from_code(""), None);
    }
}

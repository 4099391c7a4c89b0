//! The help numbers, in one table, with the date of the list.

use crate::domain::lang::Lang;

/// Someone to call.
pub struct Helpline {
    /// Who it is.
    pub name: &'static str,
    /// The number as it is read.
    pub number: &'static str,
    /// The number as it is dialled.
    pub tel: &'static str,
    /// The website, if chatting there is possible.
    pub site: Option<&'static str>,
    /// What it is for: Dutch, English.
    about: [&'static str; 2],
}

impl Helpline {
    /// What it is for.
    pub fn about(&self, lang: Lang) -> &'static str {
        self.about[lang as usize]
    }
}

/// The date of this list (year, month, day). Call the numbers before every release, then set it anew.
pub const HELPLINES_CHECKED: (i32, u8, u8) = (2026, 11, 22);

/// Most urgent first.
pub const HELPLINES: [Helpline; 4] = [
    Helpline {
        name: "112",
        number: "112",
        tel: "112",
        site: None,
        about: [
            "Als jij of iemand anders nu in gevaar is.",
            "When you or someone else is in danger right now.",
        ],
    },
    Helpline {
        name: "113 Zelfmoordpreventie",
        number: "113",
        tel: "113",
        site: Some("113.nl"),
        about: [
            "Denk je aan zelfmoord? Praat of chat met iemand. Gratis, dag en nacht.",
            "Thinking about suicide? Talk or chat with someone. Free, day and night.",
        ],
    },
    Helpline {
        name: "Kindertelefoon",
        number: "0800-0432",
        tel: "08000432",
        site: Some("kindertelefoon.nl"),
        about: [
            "Over alles praten of chatten wat je bezighoudt. Gratis en anoniem.",
            "Talk or chat about anything on your mind. Free and anonymous.",
        ],
    },
    Helpline {
        name: "Veilig Thuis",
        number: "0800-2000",
        tel: "08002000",
        site: Some("veiligthuis.nl"),
        about: [
            "Als het thuis niet veilig is. Gratis, dag en nacht.",
            "When home is not safe. Free, day and night.",
        ],
    },
];

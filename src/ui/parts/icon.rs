//! The few icons there are, drawn in the same round line as the day mark.

use crate::ui::dom::{El, el};

/// An icon. It always stands beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Vandaag.
    Voice,
    /// Dagboek.
    Book,
    /// Leervragen.
    Question,
    /// Gesprek.
    Talk,
    /// Ik.
    Person,
    /// Leerlingen.
    People,
    /// Postvak.
    Inbox,
    /// The lock.
    Lock,
    /// To an earlier place.
    Up,
    /// To a later place.
    Down,
    /// Back.
    Back,
    /// Further.
    Onward,
    /// To take hold of.
    Handle,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Voice => "M2.5 12h3.2l2.4-5.5 4 11 3.2-8 1.8 2.5h4.4",
            Self::Book => {
                "M6 3.5h11A1.5 1.5 0 0 1 18.5 5v14a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5A1.5 1.5 0 0 1 6 3.5zM8.5 8.5h6M8.5 12.5h4"
            }
            Self::Question => {
                "M12 20.5a8.5 8.5 0 1 0-7.4-4.3L3.5 20.5l4.3-1.1a8.5 8.5 0 0 0 4.2 1.1zM9.4 9.6a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 1.9M12 16.7v.1"
            }
            Self::Talk => "M4 4h11v8H9l-3 2.8V12H4zM18 9h2.5v8.5H18V20l-3-2.5h-4.5V15",
            Self::Person => {
                "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.7-4 3.7-6 7.5-6s6.8 2 7.5 6"
            }
            Self::People => {
                "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .7 3.2 2.5 3.5 5"
            }
            Self::Inbox => "M3.5 13.5 6 5h12l2.5 8.5V19h-17zM3.5 13.5h5l1.5 2.5h4l1.5-2.5h5",
            Self::Lock => {
                "M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5zM8 10.5V8a4 4 0 0 1 8 0v2.5"
            }
            Self::Up => "m5 15 7-7 7 7",
            Self::Down => "m5 9 7 7 7-7",
            Self::Back => "m15 5-7 7 7 7",
            Self::Onward => "m9 5 7 7-7 7",
            Self::Handle => "M6 9h12M6 15h12",
        }
    }
}

/// Draws an icon; it says nothing to a screen reader, because words stand beside it.
pub fn icon(icon: Icon) -> El {
    drawn(icon.path())
}

/// As [`icon`], from a path of its own.
pub fn drawn(path: &'static str) -> El {
    el("span")
        .class("drawing")
        .attr("aria-hidden", "true")
        .drawing(format!(
            "<svg class=\"icon\" viewBox=\"0 0 24 24\"><path d=\"{path}\"/></svg>"
        ))
}

//! The few icons there are, drawn in the same round line as the day mark.

use leptos::prelude::*;

/// An icon. It always stands beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Vandaag.
    Voice,
    /// Dagboek.
    Book,
    /// Gesprek.
    Talk,
    /// Ik.
    Person,
    /// Leerlingen.
    People,
    /// Postvak.
    Inbox,
    /// Further.
    Onward,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Voice => "M2.5 12h3.2l2.4-5.5 4 11 3.2-8 1.8 2.5h4.4",
            Self::Book => "M6 3.5h11a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.500 19V5A1.500 1.500 0 0 1 6 3.500zM8.500 8.500h6M8.500 12.500h4",
            Self::Talk => "M4 4h11v8H9l-3 2.800V12H4zM18 9h2.500v8.500H18V20l-3-2.500h-4.500V15",
            Self::Person => "M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.7-4 3.700-6 7.500-6s6.800 2 7.500 6",
            Self::People => "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 19.500c.6-3.600 3.200-5.500 6.500-5.500s5.900 1.900 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .7 3.200 2.500 3.500 5",
            Self::Inbox => "M3.500 13.500 6 5h12l2.500 8.500V19h-17zM3.500 13.500h5l1.500 2.500h4l1.500-2.500h5",
            Self::Onward => "m9 5 7 7-7 7",
        }
    }
}

/// Draws an icon; it says nothing to a screen reader, because words stand beside it.
#[component]
pub fn IconView(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=icon.path() /></svg> }
}

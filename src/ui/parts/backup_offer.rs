//! A calm offer to make a back-up, which can be silenced.

use leptos::prelude::*;

use crate::domain::backup_offer::offers_backup;
use crate::route::Route;
use crate::ui::context::{app, t};
use crate::ui::dom::{El, button, div};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::section;
use crate::ui::session::Session;

/// The offer, while there is reason for it; followed as that changes.
pub fn backup_offer(session: Session) -> Option<El> {
    let (app, t) = (app(), t());
    let backed_up = session.settings.with(|settings| settings.backed_up);
    let offers = session.journal.with(|journal| {
        session
            .received
            .with(|received| offers_backup(backed_up, journal, received))
    });
    if !offers || session.example {
        return None;
    }
    let never = move || session.set(app, |settings| settings.backed_up.never_ask = true, || ());
    Some(
        section(t.backup.offer)
            .child(CardLink::new(Route::Backup, t.backup.title).line(t.backup.offer_line))
            .child(div("actions").child(button("button small plain", t.backup.never_ask, never))),
    )
}

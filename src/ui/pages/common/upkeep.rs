//! The lower part of "Ik", the same for everyone: keeping, lock, language and colours, erasing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::storage;
use crate::domain::lang::Lang;
use crate::domain::settings::Theme;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{Words, all, button, div, live_if, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::section;
use crate::ui::parts::sheet::sheet;

/// The themes, in the order in which they are offered.
const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

/// Keeping, lock, looks and erasing.
pub fn upkeep() -> AnyView {
    let t = t();
    let locked = session().locked.get_untracked();
    all([
        keeping(),
        section(t.me.lock)
            .child(CardLink::new(Route::Lock, t.lock.title).line(if locked {
                t.lock.is_set
            } else {
                t.me.lock_none
            }))
            .into(),
        look(),
        erasing(),
    ])
}

/// Whether the browser keeps this, and how much it is.
fn keeping() -> AnyView {
    let t = t();
    let kept = RwSignal::new(None::<bool>);
    let used = RwSignal::new(None::<usize>);
    spawn_local(async move {
        kept.try_set(Some(storage::is_kept().await));
        used.try_set(storage::bytes_used().await);
    });
    let ask = move || {
        spawn_local(async move {
            kept.try_set(Some(storage::ask_to_keep().await));
        });
    };
    let answer = move || {
        kept.get().map(|kept| {
            let button = (!kept)
                .then(|| div("actions").child(button("button small soft", t.me.storage_ask, ask)));
            div("stack")
                .child(p("").text(if kept {
                    t.me.storage_kept
                } else {
                    t.me.storage_not
                }))
                .child_if(button)
        })
    };
    let size = move || {
        used.get()
            .map(|bytes| p("soft small").text((t.me.storage_use)(&t.size(bytes))))
    };
    section(t.me.storage)
        .child(
            div("card stack")
                .attr("aria-live", "polite")
                .child(live_if(answer))
                .child(live_if(size)),
        )
        .into()
}

/// Language and colours.
fn look() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let chosen = move || {
        session
            .settings
            .with(|settings| THEMES.iter().position(|theme| *theme == settings.theme))
            .unwrap_or_default()
    };
    let set_theme = move |place: usize| {
        let theme = THEMES.get(place).copied().unwrap_or_default();
        session.set(
            app,
            |settings| settings.theme = theme,
            move || App::paint(theme),
        );
    };
    let themes: [Words; 3] = [
        t.me.theme_auto.into(),
        t.me.theme_light.into(),
        t.me.theme_dark.into(),
    ];
    let languages = language(move |lang| {
        session.set(
            app,
            |settings| settings.lang = lang,
            move || app.lang.set(lang),
        )
    });
    section(t.me.look)
        .child(
            div("card stack wide")
                .child(languages)
                .child(choices(t.me.theme, "theme", themes, chosen, set_theme)),
        )
        .into()
}

/// The choice of a language, each by its own name.
pub fn language(choose: impl Fn(Lang) + Clone + 'static) -> AnyView {
    let app = app();
    let names: [Words; 2] = Lang::ALL.map(|lang| texts(lang).setup.lang_name.into());
    let chosen = move || {
        Lang::ALL
            .iter()
            .position(|lang| *lang == app.lang.get())
            .unwrap_or_default()
    };
    choices(t().me.lang, "lang", names, chosen, move |place| {
        choose(Lang::ALL.get(place).copied().unwrap_or_default())
    })
}

/// Erasing the whole book, after a second thought.
fn erasing() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let sure = RwSignal::new(false);
    let card = div("card stack")
        .child(p("").text(t.me.erase_lead))
        .child(
            div("actions").child(button("button small soft", t.me.erase, move || {
                sure.set(true)
            })),
        );
    let ask = [
        p("").text(t.me.erase_lead).into(),
        div("actions")
            .child(button("button", t.me.erase_go, move || session.erase(app)))
            .child(button("button plain", t.common.cancel, move || {
                sure.set(false)
            }))
            .into(),
    ];
    all([
        section(t.me.erase).child(card).into(),
        sheet("erase", sure, t.me.erase_sure, ask),
    ])
}

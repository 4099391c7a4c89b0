//! The lower part of "Ik", the same for everyone: what keeps the book safe, language and colours.

use leptos::prelude::*;

use crate::domain::lang::Lang;
use crate::domain::settings::Theme;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{Words, all, div};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::section;

/// The themes, in the order in which they are offered.
const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

/// What keeps the book safe, each on a page of its own, and the looks.
pub fn upkeep() -> AnyView {
    let (t, session) = (t(), session());
    let lock = if session.locked.get_untracked() {
        t.lock.is_set
    } else {
        t.me.lock_none
    };
    let links = [
        CardLink::new(Route::Lock, t.lock.title).line(lock),
        CardLink::new(Route::Backup, t.backup.title).line(t.backup.line),
        CardLink::new(Route::Export, t.take.title).line(t.take.line),
        CardLink::new(Route::Proof, t.proof.title).line(t.proof.line),
        CardLink::new(Route::HomeScreen, t.install.title).line(t.install.line),
        CardLink::new(Route::Profile, t.profiles.title).line(t.profiles.line),
        CardLink::new(Route::Erase, t.erase.title).line(t.erase.line),
    ];
    all([
        section(t.me.yours)
            .child(div("stack").children(links))
            .into(),
        look(),
    ])
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

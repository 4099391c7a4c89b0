//! The lower part of "Ik", the same for everyone: what keeps the book safe, language and colours.

use leptos::prelude::*;

use crate::domain::lang::Lang;
use crate::domain::settings::{Look, TextSize, Theme};
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{Words, all, div, el};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::section;
use crate::ui::parts::switch::switch;

/// The themes, in the order in which they are offered.
const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

/// The sizes of text, in the order in which they are offered.
const SIZES: [TextSize; 3] = [TextSize::Usual, TextSize::Large, TextSize::Largest];

/// What keeps the book safe, each on a page of its own, and the looks.
pub fn upkeep() -> AnyView {
    let (t, session) = (t(), session());
    let lock = if session.locked.get_untracked() {
        t.lock.is_set
    } else {
        t.me.lock_none
    };
    let links = [
        CardLink::new(Route::Guide, t.guide.title).line(t.guide.line),
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
            .child(div("list").children(links))
            .into(),
        look(),
    ])
}

/// Language, colours, and how large the words are.
fn look() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let look = move || session.settings.with(|settings| settings.look);
    let set = move |change: &dyn Fn(&mut Look)| {
        let mut look = untrack(look);
        change(&mut look);
        session.set(
            app,
            |settings| settings.look = look,
            move || App::paint(look),
        );
    };
    let themes: [Words; 3] = [
        t.me.theme_auto.into(),
        t.me.theme_light.into(),
        t.me.theme_dark.into(),
    ];
    let theme = move || place_in(&THEMES, look().theme);
    let themes = choices(t.me.theme, "theme", themes, theme, move |place| {
        set(&|look| look.theme = THEMES.get(place).copied().unwrap_or_default());
    });
    let sizes = t.me.sizes.map(Words::from);
    let size = move || place_in(&SIZES, look().size);
    let sizes = choices(t.me.size, "size", sizes, size, move |place| {
        set(&|look| look.size = SIZES.get(place).copied().unwrap_or_default());
    });
    let contrast = switch(
        t.me.contrast,
        move || look().contrast,
        move |on| set(&|look| look.contrast = on),
        el("span").text(t.me.contrast),
    );
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
                .child(themes)
                .child(contrast)
                .child(sizes),
        )
        .into()
}

fn place_in<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|it| *it == one).unwrap_or_default()
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

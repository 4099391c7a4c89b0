//! The lower part of "Ik", the same for everyone: keeping, lock, language and colours, erasing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::storage;
use crate::domain::lang::Lang;
use crate::domain::settings::Theme;
use crate::ui::context::{App, app, session, t};
use crate::ui::parts::choices::Choices;
use crate::ui::parts::sheet::Sheet;

/// Keeping, lock, looks and erasing.
#[component]
pub fn Upkeep() -> impl IntoView {
    let t = t();
    view! {
        <Storage />
        <section class="section">
            <h2>{t.me.lock}</h2>
            <p class="card">{t.me.lock_none}</p>
        </section>
        <Look />
        <Erase />
    }
}

/// Whether the browser keeps this, and how much it is.
#[component]
fn Storage() -> impl IntoView {
    let t = t();
    let kept = RwSignal::new(None::<bool>);
    let used = RwSignal::new(None::<usize>);
    spawn_local(async move {
        kept.try_set(Some(storage::is_kept().await));
        used.try_set(storage::bytes_used().await);
    });
    let ask = move |_| {
        spawn_local(async move {
            kept.try_set(Some(storage::ask_to_keep().await));
        });
    };
    let answer = move || {
        kept.get().map(|kept| {
            let sentence = if kept { t.me.storage_kept } else { t.me.storage_not };
            let button = (!kept).then(|| view! { <div class="actions"><button type="button" class="button small soft" on:click=ask>{t.me.storage_ask}</button></div> });
            view! { <p>{sentence}</p>{button} }
        })
    };
    view! {
        <section class="section">
            <h2>{t.me.storage}</h2>
            <div class="card stack" aria-live="polite">
                {answer}
                {move || used.get().map(|bytes| view! { <p class="soft small">{(t.me.storage_use)(&t.size(bytes))}</p> })}
            </div>
        </section>
    }
}

/// Language and colours.
#[component]
fn Look() -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let theme = Signal::derive(move || session.settings.with(|settings| settings.theme));
    let lang = Signal::derive(move || app.lang.get());
    let set_theme = move |theme| session.set(app, |settings| settings.theme = theme, move || App::paint(theme));
    let set_lang = move |lang| session.set(app, |settings| settings.lang = lang, move || app.lang.set(lang));
    let themes = vec![
        (Theme::Auto, t.me.theme_auto.to_owned()),
        (Theme::Light, t.me.theme_light.to_owned()),
        (Theme::Dark, t.me.theme_dark.to_owned()),
    ];
    view! {
        <section class="section">
            <h2>{t.me.look}</h2>
            <div class="card stack wide">
                <Choices label=t.me.lang name="lang" options=languages() value=lang choose=set_lang />
                <Choices label=t.me.theme name="theme" options=themes value=theme choose=set_theme />
            </div>
        </section>
    }
}

/// Each language by its own name.
pub fn languages() -> Vec<(Lang, String)> {
    Lang::ALL.map(|lang| (lang, crate::text::texts(lang).setup.lang_name.to_owned())).into()
}

/// Erasing the whole book, after a second thought.
#[component]
fn Erase() -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let sure = RwSignal::new(false);
    view! {
        <section class="section">
            <h2>{t.me.erase}</h2>
            <div class="card stack">
                <p>{t.me.erase_lead}</p>
                <div class="actions"><button type="button" class="button small soft" on:click=move |_| sure.set(true)>{t.me.erase}</button></div>
            </div>
        </section>
        <Sheet open=sure title=t.me.erase_sure>
            <p>{t.me.erase_lead}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| session.erase(app)>{t.me.erase_go}</button>
                <button type="button" class="button plain" on:click=move |_| sure.set(false)>{t.common.cancel}</button>
            </div>
        </Sheet>
    }
}

//! Proof instead of promise: what was asked of anyone, what is stored, and what a stranger would read of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::requests::{self, Request, Requests};
use crate::browser::storage::{self, Inventory};
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head_with, section};
use crate::ui::task;
use crate::ui::wiring::proof::{DatabaseKept, Seen, StoreKept, databases};

/// The page.
pub fn proof_page() -> AnyView {
    let (app, t) = (app(), t());
    let found = RwSignal::new(None::<Vec<DatabaseKept>>);
    let look = async { Ok(databases().await?) };
    task::run(app, look, move |databases| {
        found.try_set(Some(databases));
    });
    all([
        head_with(t.proof.title, t.proof.lead),
        sent(),
        kept(found),
        stranger(found),
        div("section")
            .child(CardLink::new(Route::Guide, t.guide.title).line(t.guide.line))
            .into(),
    ])
}

/// Every request since the app was there, as it happens.
fn sent() -> AnyView {
    let (app, t) = (app(), t());
    let more = RwSignal::new(());
    // Where the browser does not tell of new ones, what it told before stands.
    let watching = requests::watch(move |_| {
        more.try_set(());
    });
    let watching = StoredValue::new_local(watching.ok());
    on_cleanup(move || {
        watching.try_update_value(Option::take);
    });
    let one = |request: &Request| el("li").text(request.address.clone());
    let list = live(move || {
        more.track();
        let Requests { loading, since } = requests::since_load(app.ready.get());
        let strangers = since.iter().filter(|request| !request.own).count();
        let said = match (strangers, since.len()) {
            (0, 0) => t.proof.sent_none.to_owned(),
            (0, own) => (t.proof.sent_own)(own),
            (strangers, _) => (t.proof.sent_others)(strangers),
        };
        let all = el("ul").class("raw").children(since.iter().map(one));
        // What is kept on the device is not asked for.
        let loaded =
            (!loading.is_empty()).then(|| p("soft small").text((t.proof.loaded)(loading.len())));
        div("stack")
            .child(p("").text(said))
            .child_if((!since.is_empty()).then_some(all))
            .child_if(loaded)
    });
    section(t.proof.sent)
        .child(div("card stack").attr("aria-live", "polite").child(list))
        .into()
}

/// What is stored, how much, and whether the browser promised to keep it.
fn kept(found: RwSignal<Option<Vec<DatabaseKept>>>) -> AnyView {
    let t = t();
    let promise = RwSignal::new(None::<bool>);
    let room = RwSignal::new(None);
    let beside = RwSignal::new(None::<Inventory>);
    spawn_local(async move {
        promise.try_set(Some(storage::is_kept().await));
        room.try_set(storage::room().await);
        beside.try_set(Some(storage::inventory().await));
    });
    let ask = move || {
        spawn_local(async move {
            promise.try_set(Some(storage::ask_to_keep().await));
        });
    };
    let answer = move || {
        promise.get().map(|kept| {
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
        room.get().map(|room| {
            let (used, most) = (t.size(room.used), t.size(room.most));
            p("soft small").text((t.proof.room)(&used, &most))
        })
    };
    let stores = move || {
        found.get().map(|databases| {
            let rows = databases
                .iter()
                .flat_map(|database| database.stores.iter().map(|store| row(database, store)));
            details(t.proof.databases, el("ul").class("raw").children(rows))
        })
    };
    let others = move || {
        beside.get().map(|beside| {
            let rows = beside_rows(&beside)
                .into_iter()
                .map(|row| el("li").text(row));
            details(t.proof.beside, el("ul").class("raw").children(rows))
        })
    };
    section(t.me.storage)
        .child(
            div("card stack")
                .attr("aria-live", "polite")
                .child(live_if(answer))
                .child(live_if(size))
                .child(live_if(stores))
                .child(live_if(others)),
        )
        .into()
}

fn details(title: &'static str, inside: El) -> El {
    el("details")
        .class("fold")
        .child(el("summary").text(title))
        .child(inside)
}

fn row(database: &DatabaseKept, store: &StoreKept) -> El {
    let t = t();
    let sorts: Vec<String> = store
        .sorts
        .iter()
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    let size = t.size(store.bytes);
    el("li").text(format!(
        "{} · {}: {} × ({size}) {}",
        database.name,
        store.name,
        store.rows,
        sorts.join(", ")
    ))
}

/// What lies beside the databases, a line each.
fn beside_rows(beside: &Inventory) -> Vec<String> {
    let t = t();
    let named = |kind: &str, items: &Option<Vec<(String, usize)>>| match items {
        None => vec![format!("{kind}: {}", t.proof.not_told)],
        Some(items) if items.is_empty() => vec![format!("{kind}: 0")],
        Some(items) => items
            .iter()
            .map(|(name, count)| format!("{kind} · {name}: {count}"))
            .collect(),
    };
    let workers = beside.service_workers.as_ref().map_or_else(
        || t.proof.not_told.to_owned(),
        |workers| workers.len().to_string(),
    );
    let mut rows = named("localStorage", &beside.local);
    rows.extend(named("sessionStorage", &beside.session));
    rows.extend(named("caches", &beside.caches));
    rows.push(format!("service workers: {workers}"));
    rows
}

/// What someone with the device and without the key would read, with a lock and without one.
fn stranger(found: RwSignal<Option<Vec<DatabaseKept>>>) -> AnyView {
    let (t, session) = (t(), session());
    let locked = session.locked.get_untracked();
    let badge = |now: bool| now.then(|| el("span").class("badge").text(t.proof.now));
    let own = session.place().database().to_owned();
    let sealed = live_if(move || {
        let databases = found.get()?;
        let database = databases.iter().find(|database| database.name == own)?;
        let store = database
            .stores
            .iter()
            .find(|store| store.name == "records")?;
        let fields = store
            .sample
            .iter()
            .map(|(name, seen)| el("li").text(format!("{name}: {}", written(seen))));
        Some(el("ul").class("raw").children(fields))
    });
    let newest = session.journal.with_untracked(|journal| {
        let all = journal.entries().iter();
        let mut said = all.map(|entry| t.summary(&entry.answers));
        said.find(|said| !said.is_empty())
    });
    let open = div("card stack")
        .child(el("h3").text(t.proof.without_lock).child_if(badge(!locked)))
        .child(p("").text(t.proof.without_lock_lead))
        .child_if(newest.map(|words| p("raw").text(words)));
    let closed = div("card stack")
        .child(
            el("h3")
                .text(t.proof.with_lock)
                .text(" ")
                .child_if(badge(locked)),
        )
        .child(p("").text(t.proof.with_lock_lead))
        .child(sealed);
    section(t.proof.stranger)
        .child(div("stack").child(open).child(closed))
        .into()
}

/// A field of a row, as a stranger reads it.
fn written(seen: &Seen) -> String {
    match seen {
        Seen::Text(text) => text.clone(),
        Seen::Number(number) => number.to_string(),
        Seen::Flag(flag) => flag.to_string(),
        Seen::Bytes { length, first } => {
            let bytes: String = first.iter().map(|byte| format!("{byte:02x} ")).collect();
            format!("{bytes}… ({length})")
        }
    }
}

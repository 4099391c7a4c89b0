//! Postvak: open what a learner sent, see from whom, and keep it. Bad input changes nothing.

use leptos::prelude::*;
use web_sys::{DragEvent, File};

use crate::browser::files;
use crate::domain::inbox::{Received, Sender};
use crate::parcel::letter::MAX_BYTES;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::parts::answers::ItemView;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::Head;
use crate::ui::parts::pick_file::PickFile;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::task;
use crate::usecase::Arrived;

/// The inbox.
#[component]
pub fn InboxPage() -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let arrived = RwSignal::new(None::<Arrived>);
    let problem = RwSignal::new(None::<Problem>);
    let pasted = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let open = move |bytes: &[u8]| match session.open_parcel(bytes) {
        Ok(opened) => {
            problem.set(None);
            pasted.set(String::new());
            arrived.set(Some(opened));
        }
        Err(error) => problem.set(Some(error)),
    };
    let take = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else { return };
        let work = async move { files::read(&file, MAX_BYTES).await?.ok_or(Problem(|texts| texts.parcel_large)) };
        task::run_or(app, work, move |bytes: Vec<u8>| open(&bytes), move |error| { problem.try_set(Some(error)); });
    };
    let drag_over = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let drop_here = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(files::all(event.data_transfer().and_then(|data| data.files())));
    };
    let opener = move || {
        view! {
            <div class="drop" class:over=over on:dragover=drag_over on:dragleave=move |_| over.set(false) on:drop=drop_here>
                <p class="title">{t.coach.drop}</p>
                <PickFile label=t.coach.pick picked=take />
            </div>
            <div class="card stack">
                <TextArea label=t.coach.paste hint=t.coach.paste_hint text=pasted />
                <div class="actions"><button type="button" class="button soft" on:click=move |_| open(pasted.get_untracked().as_bytes())>{t.coach.open}</button></div>
            </div>
        }
    };
    let said = move || problem.get().map(|problem| view! { <p class="notice warn" role="alert">{problem.sentence(t)}</p> });
    let latest = move || {
        let all = session.received.get();
        if all.is_empty() {
            return view! { <div class="card stack tight"><h3>{t.coach.empty}</h3><p class="soft">{t.coach.empty_lead}</p></div> }.into_any();
        }
        view! { <ul class="stack">{all.into_iter().take(12).map(|received| view! { <li><Row received /></li> }).collect_view()}</ul> }.into_any()
    };
    view! {
        <Head title=t.coach.inbox lead=t.coach.inbox_lead />
        <div class="stack wide">
            {said}
            {move || match arrived.get() {
                Some(opened) => view! { <Opened opened close=move || arrived.set(None) /> }.into_any(),
                None => opener().into_any(),
            }}
        </div>
        <section class="section"><h2>{t.coach.latest}</h2>{latest}</section>
    }
}

/// One kept parcel in the list.
#[component]
fn Row(received: Received) -> impl IntoView {
    let t = t();
    let session = session();
    let Received { from, opened, letter } = received;
    let name = session.contact(from).map_or_else(|| letter.from.to_string(), |contact| contact.card.name.to_string());
    let what = if letter.items.is_empty() { t.share.hello_name.to_owned() } else { (t.coach.items)(letter.items.len()) };
    let line = format!("{what} · {}", (t.coach.received)(&t.moment(opened, session.today())));
    let mark = letter.items.first().map(|item| (item.answers.mood(), item.id));
    match mark {
        Some(mark) => view! { <CardLink to=Route::Learner(from) title=name line mark /> }.into_any(),
        None => view! { <CardLink to=Route::Learner(from) title=name line /> }.into_any(),
    }
}

/// A parcel that was opened: who it is from comes first, then what it says.
#[component]
fn Opened(opened: Arrived, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let today = session.today();
    let name = opened.letter.from.to_string();
    let warning = match (opened.repeated, &opened.sender) {
        (true, _) => Some(view! { <p class="notice" role="status">{t.coach.repeated}</p> }.into_any()),
        (false, Sender::Known(_)) => None,
        (false, Sender::New) => Some(view! { <p class="notice" role="status">{(t.coach.new_sender)(&name)}</p> }.into_any()),
        (false, Sender::NewKeyForName(_)) => Some(
            view! {
                <div class="notice warn stack" role="alert">
                    <h3>{(t.coach.new_key)(&name)}</h3>
                    <p>{t.coach.new_key_lead}</p>
                </div>
            }
            .into_any(),
        ),
    };
    let checked = match &opened.sender {
        Sender::Known(id) => session.contact(*id).is_some_and(|contact| contact.checked.is_some()),
        _ => false,
    };
    let badge = if checked {
        view! { <span class="badge">{t.share.checked}</span> }
    } else {
        view! { <span class="badge warn">{t.share.unchecked}</span> }
    };
    let kept_out = (opened.kept_out > 0).then(|| view! { <p class="notice warn">{(t.coach.kept_out)(opened.kept_out)}</p> });
    let letter = opened.letter.clone();
    let nothing = letter.items.is_empty().then(|| view! { <p class="card">{(t.coach.hello)(&name)}</p> });
    let note = letter.note.map(|note| view! { <NoteOf name=name.clone() note=note.to_string() /> });
    let items = letter.items.into_iter().map(|item| view! { <li><ItemView item today /></li> }).collect_view();
    let repeated = opened.repeated;
    let known = match opened.sender {
        Sender::Known(id) => Some(id),
        _ => None,
    };
    let keep = move |_| session.keep_parcel(app, opened.clone(), move |from| app.go(Route::Learner(from)));
    let action = if repeated {
        let to = known.map_or(Route::Learners, Route::Learner);
        view! { <button type="button" class="button" on:click=move |_| app.go(to)>{t.coach.to_learner}</button> }.into_any()
    } else {
        view! { <button type="button" class="button" on:click=keep>{t.coach.keep}</button> }.into_any()
    };
    view! {
        <section class="stack wide" aria-label=(t.coach.from)(&name)>
            <div class="actions"><h2 class="title">{(t.coach.from)(&name)}</h2>{badge}</div>
            {warning}
            {kept_out}
            {nothing}
            {note}
            <ul class="stack">{items}</ul>
            <div class="actions">
                {action}
                <button type="button" class="button plain" on:click=move |_| close()>{t.common.close}</button>
            </div>
        </section>
    }
}

/// What the learner says with it.
#[component]
pub fn NoteOf(
    /// The learner.
    name: String,
    /// The words.
    note: String,
) -> impl IntoView {
    view! {
        <div class="card note-of">
            <p class="soft small">{(t().coach.note_of)(&name)}</p>
            <p dir="auto">{note}</p>
        </div>
    }
}

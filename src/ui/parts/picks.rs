//! Words to pick from, any number, with room for own ones.

use leptos::prelude::*;

use crate::domain::answer::Pick;
use crate::domain::free_text::FreeText;
use crate::ui::context::t;

/// Chips for words of one kind.
#[component]
pub fn Picks<K: Copy + PartialEq + Send + Sync + 'static>(
    /// What is asked, for who cannot see it.
    #[prop(into)]
    label: String,
    /// The words on offer, the best first.
    #[prop(into)]
    offered: Signal<Vec<K>>,
    /// The word for each.
    word: impl Fn(K) -> &'static str + Copy + Send + Sync + 'static,
    /// How many are shown before "meer…".
    first: usize,
    /// What is picked.
    #[prop(into)]
    picked: Signal<Vec<Pick<K>>>,
    /// Called with what is picked now.
    set: impl Fn(Vec<Pick<K>>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let t = t();
    let all = RwSignal::new(false);
    // What was picked stays in sight wherever the offer moves to.
    let shown = Memo::new(move |_| {
        let (all, picked) = (all.get(), picked.get());
        let keep = |(place, known): &(usize, K)| all || *place < first || picked.iter().any(|pick| pick.known == Some(*known));
        offered.get().into_iter().enumerate().filter(keep).map(|(_, known)| known).collect::<Vec<K>>()
    });
    let toggle = move |known: K| {
        let mut picks = picked.get_untracked();
        match picks.iter().position(|pick| pick.known == Some(known)) {
            Some(place) => drop(picks.remove(place)),
            None => picks.extend(FreeText::parse(word(known)).ok().flatten().map(|word| Pick { known: Some(known), word })),
        }
        set(picks);
    };
    let chips = move || {
        let chip = |known: K| {
            let on = move || picked.with(|picks| picks.iter().any(|pick| pick.known == Some(known)));
            view! {
                <button type="button" class="chip" aria-pressed=move || on().to_string() on:click=move |_| toggle(known)>
                    {word(known)}
                </button>
            }
        };
        shown.get().into_iter().map(chip).collect_view()
    };
    let own = Memo::new(move |_| {
        picked.get().into_iter().filter(|pick| pick.known.is_none()).map(|pick| pick.word).collect::<Vec<FreeText>>()
    });
    let remove = move |gone: &FreeText| {
        let mut picks = picked.get_untracked();
        picks.retain(|pick| pick.known.is_some() || pick.word != *gone);
        set(picks);
    };
    let own_chips = move || {
        let chip = |word: FreeText| {
            let (text, name) = (word.to_string(), (t.check_in.remove)(word.as_str()));
            view! { <button type="button" class="chip own" aria-pressed="true" aria-label=name on:click=move |_| remove(&word)>{text}</button> }
        };
        own.get().into_iter().map(chip).collect_view()
    };
    let add = move |word: FreeText| {
        let mut picks = picked.get_untracked();
        if !picks.iter().any(|pick| pick.word == word) {
            picks.push(Pick { known: None, word });
            set(picks);
        }
    };
    let more = move || {
        let label = move || if all.get() { t.check_in.fewer_words } else { t.check_in.more_words };
        let open = move || all.get().to_string();
        (offered.with(Vec::len) > first).then(|| {
            view! { <button type="button" class="chip more" aria-expanded=open on:click=move |_| all.update(|all| *all = !*all)>{label}</button> }
        })
    };
    view! {
        <div class="stack">
            <div class="chips" role="group" aria-label=label>{chips}{own_chips}{more}</div>
            <OwnWord add />
        </div>
    }
}

/// A folded line to add a word of one's own.
#[component]
fn OwnWord(add: impl Fn(FreeText) + Copy + 'static) -> impl IntoView {
    let t = t();
    let typed = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Ok(Some(word)) = FreeText::parse(&typed.get_untracked()) {
            add(word);
            typed.set(String::new());
        }
    };
    view! {
        <details class="fold">
            <summary>{t.check_in.own_word}</summary>
            <form class="inline-form" on:submit=submit>
                <input
                    class="input" type="text" maxlength="60" autocomplete="off" aria-label=t.check_in.own_word
                    prop:value=typed on:input:target=move |event| typed.set(event.target().value())
                />
                <button type="submit" class="button small soft">{t.check_in.add}</button>
            </form>
        </details>
    }
}

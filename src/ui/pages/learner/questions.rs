//! One question on the screen, in the form in which it is answered.

use leptos::prelude::*;

use super::dates::{a_day, a_moment};
use super::in_lines::in_lines;
use super::in_words::in_words;
use super::mood_words::{feelings, known, needs, on_the_field, places};
use super::writing::Writing;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::{Form, Question};
use crate::domain::free_text::FreeText;
use crate::domain::question_set::{Asked, RoutineItem};
use crate::domain::rhythm::Night;
use crate::domain::shape::{Amount, Choice, Measure, Options, Scale, Shape};
use crate::domain::word::Word;
use crate::ui::context::t;
use crate::ui::dom::{Words, div, el, fresh_id, live_if, nothing, p};
use crate::ui::media::{Media, media};
use crate::ui::parts::head::title;
use crate::ui::parts::picks::{Picked, picks};
use crate::ui::parts::picture::picture;
use crate::ui::parts::scale::scale;
use crate::ui::parts::toggles::toggles;

/// One question. The first of a screen is the page's title.
pub fn question(writing: Writing, question: Question, first: bool) -> AnyView {
    let Some(Asked { wording, shape }) = writing.asked(question) else {
        return nothing();
    };
    let wording = wording.to_string();
    let heading = match (first, &shape) {
        (true, _) => title(wording.clone()).into(),
        // The box carries its own label.
        (false, Some(Shape::Text | Shape::Number { .. })) => nothing(),
        (false, _) => el("h2").class("title").text(wording.clone()).into(),
    };
    let aloud = media(Media::Aloud(t().lang, wording.clone()));
    let body = match (question.form(), shape) {
        (Form::Field, _) => on_the_field(writing, question),
        (Form::FeelingWords, _) => feelings(writing, question, wording),
        (Form::NeedWords, _) => needs(writing, question, wording),
        (Form::Picture, _) => kept_pattern(writing, question),
        (Form::NightWords, _) => night(writing, question, wording),
        (Form::RoutineItems, _) => routine(writing, question, wording),
        (Form::Words, _) => offered(writing, question, wording),
        (Form::Lines, _) => in_lines(writing, question, wording),
        (Form::When, _) => a_moment(writing, question, wording),
        (Form::Day, _) => a_day(writing, question, wording),
        (_, Some(Shape::Scale(scale))) => on_a_scale(writing, question, wording, scale),
        (_, Some(Shape::Choice { options, several })) => {
            of_options(writing, question, wording, options, several)
        }
        (_, Some(Shape::YesNo)) => yes_or_no(writing, question, wording),
        (_, Some(Shape::Number { unit })) => in_a_number(writing, question, wording, unit),
        (_, Some(Shape::Text) | None) => in_words(writing, question, wording, first),
    };
    el("section")
        .class("stack")
        .child(heading)
        .child(aloud)
        .child(body)
        .into()
}

/// A pattern stays as it was taken along.
fn kept_pattern(writing: Writing, question: Question) -> AnyView {
    match untrack(|| writing.value(question)) {
        Some(Value::Picture(kept)) => div("stack").child(picture(t(), &kept)).into(),
        _ => nothing(),
    }
}

fn night(writing: Writing, question: Question, wording: String) -> AnyView {
    let picks = move || match writing.value(question) {
        Some(Value::Night(picks)) => picks,
        _ => Vec::new(),
    };
    let words = Night::ALL.iter().map(|night| t().night(*night).into());
    let on = move |place: usize| {
        let night = Night::ALL.get(place).copied();
        picks().iter().any(|pick| pick.known == night)
    };
    toggles(wording, words, on, move |place| {
        let Some(night) = Night::ALL.get(place).copied() else {
            return;
        };
        let picks = turned(
            untrack(picks),
            Some(night),
            t_free(writing.texts().night(night)),
        );
        writing.answer(question, picks.map(Value::Night));
    })
    .into()
}

fn routine(writing: Writing, question: Question, wording: String) -> AnyView {
    let items = StoredValue::new(writing.set.with_value(|set| set.routine().to_vec()));
    let known = |item: &RoutineItem| match item {
        RoutineItem::Known(known) => Some(*known),
        RoutineItem::Own(_) => None,
    };
    let word = move |item: &RoutineItem| match item {
        RoutineItem::Known(known) => t_free(writing.texts().routine(*known)),
        RoutineItem::Own(own) => Some(own.clone()),
    };
    let picks = move || match writing.value(question) {
        Some(Value::Routine(picks)) => picks,
        _ => Vec::new(),
    };
    let item = move |place: usize| items.with_value(|items| items.get(place).cloned());
    let on = move |place: usize| {
        item(place).is_some_and(|item| {
            let (known, word) = (known(&item), word(&item));
            picks().iter().any(|pick| is(pick, known, word.as_ref()))
        })
    };
    let words = items.with_value(|items| {
        let word = |item| {
            word(item)
                .map_or(String::new(), |word| word.to_string())
                .into()
        };
        items.iter().map(word).collect::<Vec<Words>>()
    });
    toggles(wording, words, on, move |place| {
        if let Some(item) = item(place) {
            let picks = turned(untrack(picks), known(&item), word(&item));
            writing.answer(question, picks.map(Value::Routine));
        }
    })
    .into()
}

/// Whether a pick is this offered word, or else this own one.
fn is<K: PartialEq>(pick: &Pick<K>, known: Option<K>, word: Option<&FreeText>) -> bool {
    pick.known == known && (known.is_some() || Some(&pick.word) == word)
}

/// The picks with one more, or one fewer; none when nothing is picked any more.
fn turned<K: PartialEq + Copy>(
    mut picks: Vec<Pick<K>>,
    known: Option<K>,
    word: Option<FreeText>,
) -> Option<Vec<Pick<K>>> {
    match picks.iter().position(|pick| is(pick, known, word.as_ref())) {
        Some(at) => drop(picks.remove(at)),
        None => picks.extend(word.map(|word| Pick { known, word })),
    }
    (!picks.is_empty()).then_some(picks)
}

/// Words of the app for this question, and own ones where that says something.
fn offered(writing: Writing, question: Question, wording: String) -> AnyView {
    let word = |place: usize| Word::ALL.get(place).map_or("", |word| t().word(*word));
    let place = |word: Word| word as usize;
    let chosen = move || match writing.value(question) {
        Some(Value::Words(picks)) => picks,
        _ => Vec::new(),
    };
    let set = move |mut picked: Vec<Picked>| {
        if !question.several() {
            // The last one takes the place of the one before.
            picked = picked.pop().into_iter().collect();
        }
        let picks = known(picked, Word::ALL);
        writing.answer(question, (!picks.is_empty()).then_some(Value::Words(picks)));
    };
    let offers = question.offers();
    if question.takes_own_words() {
        let offered = Signal::derive(move || offers.iter().copied().map(place).collect());
        let picked = Signal::derive(move || places(chosen(), place));
        return picks(wording, word, None, offered, offers.len(), picked, set);
    }
    let on = move |at: usize| {
        let offer = offers.get(at).copied();
        chosen().iter().any(|pick| pick.known == offer)
    };
    let words = offers.iter().map(|word| t().word(*word).into());
    toggles(wording, words, on, move |at| {
        let Some(offer) = offers.get(at).copied() else {
            return;
        };
        let picks = turned(
            untrack(chosen),
            Some(offer),
            t_free(writing.texts().word(offer)),
        );
        set(picks.map_or_else(Vec::new, |picks| places(picks, place)));
    })
    .into()
}

fn t_free(words: &str) -> Option<FreeText> {
    FreeText::parse(words).ok().flatten()
}

fn on_a_scale(writing: Writing, question: Question, wording: String, asked: Scale) -> AnyView {
    let step = Signal::derive(move || match writing.value(question) {
        Some(Value::Scale(on)) => Some(on.step()),
        _ => None,
    });
    let held = StoredValue::new(asked.clone());
    scale(wording, &asked, step, move |step| {
        let on = step.and_then(|step| held.get_value().at(step));
        writing.answer(question, on.map(Value::Scale));
    })
}

fn of_options(
    writing: Writing,
    question: Question,
    wording: String,
    options: Options,
    several: bool,
) -> AnyView {
    let chosen = move || match writing.value(question) {
        Some(Value::Choice(choice)) => choice.chosen().to_vec(),
        _ => Vec::new(),
    };
    let words: Vec<Words> = options
        .words()
        .iter()
        .map(|it| it.to_string().into())
        .collect();
    let options = StoredValue::new(options);
    let on = move |place: usize| chosen().iter().any(|it| usize::from(*it) == place);
    toggles(wording, words, on, move |place| {
        let Ok(place) = u8::try_from(place) else {
            return;
        };
        let mut now = untrack(chosen);
        match now.iter().position(|it| *it == place) {
            Some(at) => drop(now.remove(at)),
            None if several => now.push(place),
            None => now = vec![place],
        }
        let choice = Choice::new(options.get_value(), &now);
        writing.answer(question, choice.map(Value::Choice));
    })
    .into()
}

fn yes_or_no(writing: Writing, question: Question, wording: String) -> AnyView {
    let t = t();
    let words = [t.check_in.yes.into(), t.check_in.no.into()];
    let on = move |place: usize| writing.value(question) == Some(Value::YesNo(place == 0));
    toggles(wording, words, on, move |place| {
        let yes = Value::YesNo(place == 0);
        let same = untrack(|| writing.value(question)).as_ref() == Some(&yes);
        writing.answer(question, (!same).then_some(yes));
    })
    .into()
}

fn in_a_number(
    writing: Writing,
    question: Question,
    wording: String,
    unit: Option<FreeText>,
) -> AnyView {
    let t = t();
    let begun = match untrack(|| writing.value(question)) {
        Some(Value::Number(measure)) => measure.amount.to_string(),
        _ => String::new(),
    };
    let typed = RwSignal::new(begun);
    let wrong =
        move || typed.with(|typed| !typed.trim().is_empty() && Amount::parse(typed).is_none());
    let id = fresh_id();
    let asked = StoredValue::new(unit.clone());
    let field = el("input")
        .class("input")
        .attr("id", id.clone())
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .value(move || typed.get())
        .aria("aria-invalid", wrong)
        .on("input", move |event| {
            typed.set(event_target_value(&event));
            let amount = typed.with_untracked(|typed| Amount::parse(typed));
            // What is no number yet changes nothing that was kept, and an empty box is no answer.
            if amount.is_some() || typed.with_untracked(|typed| typed.trim().is_empty()) {
                let unit = asked.get_value();
                let value = amount.map(|amount| Value::Number(Measure { amount, unit }));
                writing.answer(question, value);
            }
        });
    let error = live_if(move || {
        wrong().then(|| {
            p("error")
                .attr("role", "alert")
                .text(t.check_in.number_wrong)
        })
    });
    div("labelled")
        .child(el("label").class("label").attr("for", id).text(wording))
        .child(
            div("amount")
                .child(field)
                .child_if(unit.map(|unit| el("span").text(unit.to_string()))),
        )
        .child(error)
        .into()
}

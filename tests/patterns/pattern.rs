//! Patterns say what a straightforward count says.

use std::collections::BTreeMap;

use mijn_stem::domain::answer::Value;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::folded::fold;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::journal::Journal;
use mijn_stem::domain::moment::Day;
use mijn_stem::domain::pattern::{
    Frequency, Grain, LEAST_DAYS, Name, Period, Place, TooFew, feelings, helped, needs,
    nights as nights_of, over_time, weekdays, weeks,
};
use mijn_stem::domain::rhythm::Night;
use proptest::prelude::*;
use proptest::sample::select;

use crate::diary::{day, diaries, entry_at, moments, mood};

fn periods() -> impl Strategy<Value = Period> {
    (moments(), moments()).prop_map(|(a, b)| {
        let (a, b) = (a.day(), b.day());
        Period::new(a.min(b), a.max(b)).unwrap()
    })
}

/// The value in the middle, by counting how many are smaller and larger.
fn middle(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len();
    (sorted[(count - 1) / 2] + sorted[count / 2]) / 2.0
}

/// Each day's place and the entries behind it.
fn by_day(journal: &Journal, period: Period) -> BTreeMap<Day, (Place, Vec<Id>)> {
    let mut days: BTreeMap<Day, Vec<&Entry>> = BTreeMap::new();
    for entry in journal.entries() {
        let day = entry.at.day();
        if entry.answers.mood().is_some() && day >= period.first() && day <= period.last() {
            days.entry(day).or_default().push(entry);
        }
    }
    let place = |entries: &[&Entry]| {
        let moods: Vec<_> = entries.iter().filter_map(|it| it.answers.mood()).collect();
        let pleasant: Vec<f64> = moods.iter().map(|it| it.pleasant.get().into()).collect();
        let energy: Vec<f64> = moods.iter().map(|it| it.energy.get().into()).collect();
        Place {
            pleasant: middle(&pleasant),
            energy: middle(&energy),
        }
    };
    days.into_iter()
        .map(|(day, entries)| {
            (
                day,
                (place(&entries), entries.iter().map(|it| it.id).collect()),
            )
        })
        .collect()
}

fn middle_of<'a>(days: impl IntoIterator<Item = &'a (Place, Vec<Id>)>) -> Option<Place> {
    let days: Vec<Place> = days.into_iter().map(|(place, _)| *place).collect();
    let along = |axis: fn(&Place) -> f64| middle(&days.iter().map(axis).collect::<Vec<_>>());
    (!days.is_empty()).then(|| Place {
        pleasant: along(|it| it.pleasant),
        energy: along(|it| it.energy),
    })
}

/// Which words an answer holds, each by what tells it apart.
fn words(value: &Value, of_feelings: bool) -> Vec<String> {
    match value {
        Value::Feelings(picks) if of_feelings => picks
            .iter()
            .map(|it| {
                it.known
                    .map_or_else(|| fold(it.word.as_str()), |it| format!("{it:?}"))
            })
            .collect(),
        Value::Needs(picks) if !of_feelings => picks
            .iter()
            .map(|it| {
                it.known
                    .map_or_else(|| fold(it.word.as_str()), |it| format!("{it:?}"))
            })
            .collect(),
        _ => vec![],
    }
}

fn name(name: &Name) -> String {
    match name {
        Name::Feeling(it) => format!("{it:?}"),
        Name::Need(it) => format!("{it:?}"),
        Name::Own(word) => fold(word.as_str()),
    }
}

fn check_frequency(
    said: Result<Frequency, TooFew>,
    journal: &Journal,
    period: Period,
    of_feelings: bool,
) -> Result<(), TestCaseError> {
    let mut counts: BTreeMap<String, (Vec<Day>, Vec<Id>)> = BTreeMap::new();
    let mut days = Vec::new();
    for entry in journal.entries() {
        let day = entry.at.day();
        if day < period.first() || day > period.last() {
            continue;
        }
        for word in entry
            .answers
            .iter()
            .flat_map(|it| words(it.value(), of_feelings))
        {
            let count = counts.entry(word).or_default();
            count.0.push(day);
            count.1.push(entry.id);
            days.push(day);
        }
    }
    days.sort();
    days.dedup();
    let Ok(said) = said else {
        prop_assert!(days.len() < LEAST_DAYS);
        prop_assert_eq!(said, Err(TooFew { days: days.len() }));
        return Ok(());
    };
    prop_assert!(days.len() >= LEAST_DAYS);
    prop_assert_eq!(said.days, days.len());
    prop_assert!(said.counts.is_sorted_by_key(|it| -(it.days.len() as i64)));
    prop_assert_eq!(said.counts.len(), counts.len());
    for count in said.counts {
        let (mut days, mut entries) = counts.remove(&name(&count.name)).unwrap();
        days.sort();
        days.dedup();
        prop_assert_eq!(count.days, days);
        let mut behind = count.entries;
        behind.sort();
        entries.sort();
        entries.dedup();
        prop_assert_eq!(behind, entries);
    }
    Ok(())
}

proptest! {
    #[test]
    fn over_time_is_each_days_middle_and_gaps_stay_gaps(
        journal in diaries(),
        period in periods(),
        grain in select(vec![Grain::Day, Grain::Week, Grain::Month]),
    ) {
        let days = by_day(&journal, period);
        let said = over_time(&journal, period, grain);
        let Ok(said) = said else {
            prop_assert!(days.len() < LEAST_DAYS);
            prop_assert_eq!(said, Err(TooFew { days: days.len() }));
            return Ok(());
        };
        prop_assert!(days.len() >= LEAST_DAYS);
        prop_assert_eq!(said.days, days.len());
        // The steps are the period, without a day between them.
        prop_assert_eq!(said.steps.first().unwrap().first, period.first());
        prop_assert_eq!(said.steps.last().unwrap().last, period.last());
        for pair in said.steps.windows(2) {
            prop_assert_eq!(pair[0].last.plus(1), pair[1].first);
        }
        for step in said.steps {
            let within: Vec<_> = days.range(step.first..=step.last).map(|(_, it)| it.clone()).collect();
            let (a, b) = (step.first.ymd(), step.last.ymd());
            match grain {
                Grain::Day => prop_assert_eq!(a, b),
                Grain::Week => prop_assert!(step.first.weekday() <= step.last.weekday() && step.first.days_until(step.last) < 7),
                Grain::Month => prop_assert_eq!((a.0, a.1), (b.0, b.1)),
            }
            prop_assert_eq!(step.days, within.len());
            prop_assert_eq!(step.place, middle_of(&within));
            let behind: Vec<Id> = within.into_iter().flat_map(|(_, ids)| ids).collect();
            prop_assert_eq!(step.entries, behind);
        }
    }

    #[test]
    fn words_are_counted_by_the_day(journal in diaries(), period in periods()) {
        check_frequency(feelings(&journal, period), &journal, period, true)?;
        check_frequency(needs(&journal, period), &journal, period, false)?;
    }

    #[test]
    fn each_weekday_holds_its_own_days_and_speaks_from_five(journal in diaries(), period in periods()) {
        let days = by_day(&journal, period);
        let said = weekdays(&journal, period);
        let Ok(said) = said else {
            prop_assert!(days.len() < LEAST_DAYS);
            return Ok(());
        };
        let all = middle_of(days.values()).unwrap();
        prop_assert_eq!((said.days, said.middle), (days.len(), all));
        prop_assert_eq!(said.groups.len(), 7);
        for (weekday, group) in said.groups.iter().enumerate() {
            let own: Vec<_> = days.iter().filter(|(day, _)| usize::from(day.weekday()) == weekday).collect();
            prop_assert_eq!(group.days.len(), own.len());
            for (found, (day, (place, entries))) in group.days.iter().zip(&own) {
                prop_assert_eq!((&found.day, &found.place, &found.entries), (*day, place, entries));
            }
            prop_assert_eq!(group.said.is_some(), own.len() >= LEAST_DAYS);
            if let Some(said) = group.said {
                prop_assert_eq!(Some(said.middle), middle_of(own.iter().map(|it| it.1)));
                prop_assert_eq!(said.fuller, own.iter().filter(|it| it.1.0.energy > all.energy).count());
                prop_assert_eq!(said.lighter, own.iter().filter(|it| it.1.0.pleasant > all.pleasant).count());
            }
        }
    }

    #[test]
    fn each_kind_of_night_holds_the_days_after_it(journal in diaries(), period in periods()) {
        let mut nights: BTreeMap<Day, Vec<(Id, Vec<Night>)>> = BTreeMap::new();
        for entry in journal.entries() {
            if let Some(Value::Night(picks)) = entry.answers.get(Question::Night) {
                let kinds = picks.iter().filter_map(|pick| pick.known).collect();
                nights.entry(entry.at.day()).or_default().push((entry.id, kinds));
            }
        }
        let has = |day: &Day, night: &Night| nights.get(day).is_some_and(|it| it.iter().any(|(_, kinds)| kinds.contains(night)));
        let mut days = by_day(&journal, period);
        days.retain(|day, _| Night::ALL.iter().any(|night| has(day, night)));
        let Ok(said) = nights_of(&journal, period) else {
            prop_assert!(days.len() < LEAST_DAYS);
            return Ok(());
        };
        let all = middle_of(days.values()).unwrap();
        prop_assert_eq!((said.days, said.middle), (days.len(), all));
        for (group, night) in said.groups.iter().zip(Night::ALL) {
            let own: Vec<_> = days.iter().filter(|(day, _)| has(day, night)).collect();
            prop_assert_eq!(group.days.len(), own.len());
            for (found, (day, (place, entries))) in group.days.iter().zip(&own) {
                prop_assert_eq!((&found.day, &found.place), (*day, place));
                let mut behind: Vec<Id> = entries.iter().copied().chain(nights[day].iter().map(|it| it.0)).collect();
                behind.sort();
                behind.dedup();
                let mut found = found.entries.clone();
                found.sort();
                prop_assert_eq!(found, behind);
            }
            prop_assert_eq!(group.said.is_some(), own.len() >= LEAST_DAYS);
            if let Some(said) = group.said {
                prop_assert_eq!(said.fuller, own.iter().filter(|it| it.1.0.energy > all.energy).count());
            }
        }
    }

    #[test]
    fn what_helped_is_of_days_below_ones_own_middle(journal in diaries(), period in periods()) {
        let mut days = by_day(&journal, period);
        if let Some(all) = middle_of(&days.values().cloned().collect::<Vec<_>>()) {
            days.retain(|_, (place, _)| place.pleasant < all.pleasant);
        }
        let mut expected = Vec::new();
        for entry in journal.entries().iter().filter(|entry| days.contains_key(&entry.at.day())) {
            match entry.answers.get(Question::Helped) {
                Some(Value::Text(text)) => expected.push((entry.at.day(), Some(text.clone()), entry.id)),
                Some(Value::Attached(_)) => expected.push((entry.at.day(), None, entry.id)),
                _ => {}
            }
        }
        let mut on: Vec<Day> = expected.iter().map(|it| it.0).collect();
        on.dedup();
        let Ok(said) = helped(&journal, period) else {
            prop_assert!(on.len() < LEAST_DAYS);
            return Ok(());
        };
        prop_assert!(on.len() >= LEAST_DAYS);
        prop_assert_eq!((said.days, said.heavier), (on.len(), days.len()));
        let said: Vec<_> = said.said.into_iter().map(|it| (it.day, it.words, it.entry)).collect();
        prop_assert_eq!(said, expected);
    }

    #[test]
    fn every_week_has_its_last_answer_on_each_axis(journal in diaries(), period in periods()) {
        let is_axis = |question| Question::WEEK.contains(&question);
        let blik: Vec<_> = journal.entries().iter().filter(|entry| {
            let day = entry.at.day();
            entry.kind == Kind::Week && day >= period.first() && day <= period.last()
                && entry.answers.iter().any(|it| is_axis(it.question()))
        }).collect();
        let mut on: Vec<Day> = blik.iter().map(|it| it.at.day()).collect();
        on.dedup();
        let Ok(said) = weeks(&journal, period) else {
            prop_assert!(on.len() < LEAST_DAYS);
            return Ok(());
        };
        prop_assert!(on.len() >= LEAST_DAYS);
        prop_assert_eq!(said.days, on.len());
        let (first, last) = (said.weeks.first().unwrap().monday, said.weeks.last().unwrap().monday);
        prop_assert!(first <= period.first() && period.first() < first.plus(7));
        prop_assert!(last <= period.last() && period.last() < last.plus(7));
        for pair in said.weeks.windows(2) {
            prop_assert_eq!(pair[0].monday.plus(7), pair[1].monday);
        }
        for week in said.weeks {
            prop_assert_eq!(week.monday.weekday(), 0);
            let within: Vec<_> = blik.iter().filter(|it| (0..7).contains(&week.monday.days_until(it.at.day()))).collect();
            prop_assert_eq!(week.entries, within.iter().map(|it| it.id).collect::<Vec<_>>());
            for (axis, found) in Question::WEEK.into_iter().zip(week.axes) {
                // The journal is newest first, so the first that there is was the last that was said.
                let expected = within.iter().find_map(|it| it.answers.get(axis)).map(|it| match it {
                    Value::Scale(on) => (on.step(), on.scale().steps()),
                    _ => panic!("an axis without a scale"),
                });
                prop_assert_eq!(found.map(|it| (it.step, it.steps)), expected);
            }
        }
    }
}

#[test]
fn four_days_say_nothing_and_the_fifth_does() {
    let noted = |date| entry_at(day(2026, 11, date), vec![mood(10, 20)]);
    let period = Period::weeks_until(day(2026, 11, 28), 4);
    let four: Journal = (1..=4).map(noted).collect();
    assert_eq!(
        over_time(&four, period, Grain::Day),
        Err(TooFew { days: 4 })
    );
    let five: Journal = (1..=5).map(noted).collect();
    let said = over_time(&five, period, Grain::Day).unwrap();
    assert_eq!((said.days, said.steps.len()), (5, 28));
    assert_eq!(said.steps[5].place, None);
}

#[test]
fn a_day_with_several_check_ins_counts_once_at_its_middle() {
    let mut entries: Vec<Entry> = (1..=5)
        .map(|date| entry_at(day(2026, 11, date), vec![mood(0, 0)]))
        .collect();
    entries.push(entry_at(day(2026, 11, 5), vec![mood(90, -40)]));
    let journal = Journal::from_iter(entries);
    let said = over_time(&journal, Period::whole(&journal).unwrap(), Grain::Day).unwrap();
    assert_eq!(said.days, 5);
    assert_eq!(
        said.steps[4].place,
        Some(Place {
            pleasant: 45.0,
            energy: -20.0
        })
    );
    assert_eq!(said.steps[4].entries.len(), 2);
}

#[test]
fn a_period_is_whole_weeks_or_refused() {
    let period = Period::weeks_until(day(2026, 1, 4), 1);
    assert_eq!((period.first(), period.days()), (day(2025, 12, 29), 7));
    assert_eq!(Period::new(day(2026, 1, 2), day(2026, 1, 1)), None);
    assert_eq!(Period::whole(&Journal::default()), None);
}

//! Patterns in words: a title, a few neutral sentences and a table, which say what the drawing says.
//!
//! Sentences count days and name places in the learner's own words for them. They draw no conclusion: that is the
//! learner's. These texts stand apart from the rest because only the screens with patterns need them.

mod en;
mod nl;

use super::Texts;
use crate::domain::check_in::Question;
use crate::domain::free_text::FreeText;
use crate::domain::lang::Lang;
use crate::domain::moment::Day;
use crate::domain::mood::Mood;
use crate::domain::pattern::{
    AXES, Frequency, Grain, Group, Groups, Helped, HelpedOn, Name, OverTime, Place, Said, Step,
    TooFew, Week, Weeks,
};
use crate::domain::picture::{Picture, Plot};

/// The texts of one language.
#[allow(
    missing_docs,
    reason = "a message's name and its two texts say what it is"
)]
pub struct Patterns {
    pub title: &'static str,
    pub lead: &'static str,
    pub pleasant: &'static str,
    pub energy: &'static str,
    pub over_time: &'static str,
    pub feelings: &'static str,
    pub needs: &'static str,
    pub weekdays: &'static str,
    pub nights: &'static str,
    pub helped: &'static str,
    pub weeks: &'static str,
    /// What several check-ins on a day, or several days, are drawn as.
    pub middle: &'static str,
    middle_day: &'static str,
    too_few: fn(usize) -> String,
    rests_on: fn(usize) -> String,
    few_here: fn(&str) -> String,
    /// A word, the days on which it was chosen, of how many.
    chosen: fn(&str, usize, usize) -> String,
    /// An axis, from and to.
    range: fn(&str, &str, &str) -> String,
    span: fn(&str, &str) -> String,
    /// Days of a kind: how many had more energie, of how many, what they are called, and how many were lighter.
    held: fn(usize, usize, &str, usize) -> String,
    weekday_plural: fn(&str) -> String,
    /// Days after a night: how many had more energie, of how many, what the night was, and how many were lighter.
    after_night: fn(usize, usize, &str, usize) -> String,
    few_nights: fn(&str) -> String,
    heavier: &'static str,
    /// Heavier days with an answer, of how many.
    helped_on: fn(usize, usize) -> String,
    not_typed: &'static str,
    week_of: fn(&str) -> String,
    step_of: fn(u8, u8) -> String,
    months_short: [&'static str; 12],
    when: &'static str,
    days: &'static str,
    word: &'static str,
    weekday: &'static str,
    night: &'static str,
    week: &'static str,
    said: &'static str,
    fuller: &'static str,
    lighter: &'static str,
}

/// A pattern to read, beside its drawing or in place of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it is about.
    pub title: &'static str,
    /// What can be said; the first says what it rests on.
    pub sentences: Vec<String>,
    /// All of it.
    pub table: Table,
}

/// Rows of words. The first of each row says what the row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Above each column.
    pub head: Vec<&'static str>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

impl Reading {
    /// The pattern to take along, with its drawing; of a long table the rows that fit. None when there is nothing to say.
    pub fn kept(&self, plot: Plot) -> Option<Picture> {
        let columns = self.table.head.len();
        let rows = Picture::MOST_CELLS.checked_div(columns)?.saturating_sub(1);
        let head = self.table.head.iter().copied();
        let cells = self.table.rows.iter().take(rows).flatten();
        let cells = head.chain(cells.map(String::as_str));
        let words = |text: &str| FreeText::parse(text).ok().flatten();
        // An own word may be nothing but signs that are not kept.
        let cells = cells.map(|cell| words(cell).or_else(|| words("–")));
        let said = self.sentences.iter().map(|said| words(said));
        Picture::new(
            plot,
            said.collect::<Option<_>>()?,
            columns,
            cells.collect::<Option<_>>()?,
        )
    }
}

impl Texts {
    /// The texts of patterns.
    pub fn patterns(&self) -> &'static Patterns {
        match self.lang {
            Lang::Nl => &nl::PATTERNS,
            Lang::En => &en::PATTERNS,
        }
    }

    /// Why a pattern is not there yet.
    pub fn too_few(&self, few: TooFew) -> String {
        (self.patterns().too_few)(few.days)
    }

    /// A word of a pattern.
    pub fn name(&self, name: &Name) -> String {
        match name {
            Name::Feeling(feeling) => self.feeling(*feeling).to_owned(),
            Name::Need(need) => self.need(*need).to_owned(),
            Name::Own(word) => word.to_string(),
        }
    }

    /// A day where there is little room: "22 nov".
    pub fn date_short(&self, day: Day) -> String {
        let (_, month, date) = day.ymd();
        format!(
            "{date} {}",
            self.patterns().months_short[usize::from(month - 1)]
        )
    }

    /// The time that a step takes: "zondag 22 november", "november 2026". The year of the last step goes without saying.
    pub fn step(&self, step: &Step, grain: Grain, last: Day) -> String {
        let span = self.patterns().span;
        match grain {
            Grain::Day => self.day(step.first, last),
            Grain::Week => span(&self.day(step.first, last), &self.day(step.last, last)),
            Grain::Month => {
                let month = crate::domain::calendar::Month::of(step.first);
                self.month_heading(month)
            }
        }
    }

    /// Energie and prettig over time.
    pub fn read_over_time(&self, pattern: &OverTime) -> Reading {
        let t = self.patterns();
        let Some(last) = pattern.steps.last().map(|step| step.last) else {
            return reading(t.over_time, Vec::new(), Vec::new(), Vec::new());
        };
        let drawn = || {
            let steps = pattern.steps.iter();
            steps.filter_map(|step| Some((step, step.place?)))
        };
        let pleasant = self.range(t.pleasant, drawn().map(|(_, it)| it.pleasant), |at| {
            self.words.pleasant[at]
        });
        let energy = self.range(t.energy, drawn().map(|(_, it)| it.energy), |at| {
            self.words.energy[at]
        });
        let row = |(step, place): (&Step, Place)| {
            let [pleasant, energy] = self.cells(place);
            let when = self.step(step, pattern.grain, last);
            vec![when, step.days.to_string(), pleasant, energy]
        };
        reading(
            t.over_time,
            vec![(t.rests_on)(pattern.days), energy, pleasant],
            vec![t.when, t.days, t.pleasant, t.energy],
            drawn().map(row).collect(),
        )
    }

    /// How often words were chosen; the title says of what.
    pub fn read_frequency(&self, title: &'static str, pattern: &Frequency) -> Reading {
        let t = self.patterns();
        let counts = pattern.counts.iter();
        let most = counts.clone().take(3);
        let most = most.map(|it| (t.chosen)(&self.name(&it.name), it.days.len(), pattern.days));
        let row = |word: String, days: usize| vec![word, days.to_string()];
        reading(
            title,
            [(t.rests_on)(pattern.days)]
                .into_iter()
                .chain(most)
                .collect(),
            vec![t.word, t.days],
            counts
                .map(|it| row(self.name(&it.name), it.days.len()))
                .collect(),
        )
    }

    /// Weekdays side by side.
    pub fn read_weekdays(&self, pattern: &Groups) -> Reading {
        let t = self.patterns();
        let held = |weekday: usize, days: usize, said: &Said| {
            let name = (t.weekday_plural)(self.weekday(weekday));
            (t.held)(said.fuller, days, &name, said.lighter)
        };
        reading(
            t.weekdays,
            self.by_group(pattern, held, |it| self.weekday(it), t.few_here),
            vec![t.weekday, t.days, t.pleasant, t.energy, t.fuller, t.lighter],
            self.group_rows(pattern, |weekday| self.weekday(weekday)),
        )
    }

    /// Days after each kind of night.
    pub fn read_nights(&self, pattern: &Groups) -> Reading {
        let t = self.patterns();
        let night = |place: usize| self.words.nights.get(place).copied().unwrap_or_default();
        let held = |place: usize, days: usize, said: &Said| {
            (t.after_night)(said.fuller, days, night(place), said.lighter)
        };
        reading(
            t.nights,
            self.by_group(pattern, held, night, t.few_nights),
            vec![t.night, t.days, t.pleasant, t.energy, t.fuller, t.lighter],
            self.group_rows(pattern, night),
        )
    }

    /// A sentence for each group of which something can be said, and one for all the others.
    fn by_group(
        &self,
        pattern: &Groups,
        held: impl Fn(usize, usize, &Said) -> String,
        name: impl Fn(usize) -> &'static str,
        few: fn(&str) -> String,
    ) -> Vec<String> {
        let t = self.patterns();
        let mut said = vec![(t.rests_on)(pattern.days), t.middle_day.to_owned()];
        let groups = || pattern.groups.iter().enumerate();
        let holds = |(place, group): (usize, &Group)| {
            let held = |it| held(place, group.days.len(), it);
            group.said.as_ref().map(held)
        };
        said.extend(groups().filter_map(holds));
        let others = groups().filter(|(_, group)| group.said.is_none());
        let names: Vec<&str> = others.map(|(place, _)| name(place)).collect();
        if !names.is_empty() {
            said.push(few(&names.join(", ")));
        }
        said
    }

    /// What helped on heavier days; each row of the table is one of `said`.
    pub fn read_helped(&self, pattern: &Helped, today: Day) -> Reading {
        let t = self.patterns();
        let row = |it: &HelpedOn| {
            let words = it
                .words
                .as_ref()
                .map_or(t.not_typed, |words| words.as_str());
            vec![self.day(it.day, today), words.to_owned()]
        };
        reading(
            t.helped,
            vec![
                (t.helped_on)(pattern.days, pattern.heavier),
                t.heavier.to_owned(),
            ],
            vec![t.when, t.said],
            pattern.said.iter().map(row).collect(),
        )
    }

    /// The weekblik over time. Weeks without one are not in the table.
    pub fn read_weeks(&self, pattern: &Weeks) -> Reading {
        let t = self.patterns();
        let last = pattern.weeks.last().map(|week| week.monday);
        let row = |week: &Week| {
            let cells = week.axes.iter().map(|it| match it {
                Some(it) => (t.step_of)(it.step, it.steps),
                None => "–".to_owned(),
            });
            let monday = self.day(week.monday, last.unwrap_or(week.monday));
            [(t.week_of)(&monday)].into_iter().chain(cells).collect()
        };
        let there = pattern.weeks.iter().filter(|week| !week.entries.is_empty());
        let axes = (0..AXES).map(|axis| self.week_axis(axis));
        reading(
            t.weeks,
            vec![(t.rests_on)(pattern.days)],
            [t.week].into_iter().chain(axes).collect(),
            there.map(row).collect(),
        )
    }

    /// The words for the lower and the upper end of an axis of the weekblik.
    pub fn week_ends(&self, axis: usize) -> [&'static str; 2] {
        match Question::WEEK.get(axis) {
            Some(Question::WeekFeeling) => self.check_in.week_feeling,
            _ => self.check_in.much,
        }
    }

    fn group_rows(
        &self,
        pattern: &Groups,
        name: impl Fn(usize) -> &'static str,
    ) -> Vec<Vec<String>> {
        let row = |(place, group): (usize, &Group)| {
            let mut row = vec![name(place).to_owned(), group.days.len().to_string()];
            match group.said {
                Some(said) => {
                    row.extend(self.cells(said.middle));
                    row.extend([said.fuller, said.lighter].map(|days| days.to_string()));
                }
                None => row.extend(["–"; 4].map(str::to_owned)),
            }
            row
        };
        pattern.groups.iter().enumerate().map(row).collect()
    }

    /// Prettig and energie, each in words and as the place on its axis.
    fn cells(&self, place: Place) -> [String; 2] {
        let (pleasant, energy) = (place.pleasant.round() as i32, place.energy.round() as i32);
        let mood = Mood::new(pleasant, energy);
        [
            cell(self.words.pleasant[mood.pleasant.fifth()], pleasant),
            cell(self.words.energy[mood.energy.fifth()], energy),
        ]
    }

    /// From the lowest to the highest place along an axis, in words.
    fn range(
        &self,
        axis: &str,
        values: impl Iterator<Item = f64>,
        word: impl Fn(usize) -> &'static str,
    ) -> String {
        let (low, high) = values.fold((100.0, -100.0), |(low, high): (f64, f64), it| {
            (low.min(it), high.max(it))
        });
        let fifth = |value: f64| Mood::new(value.round() as i32, 0).pleasant.fifth();
        (self.patterns().range)(axis, word(fifth(low)), word(fifth(high)))
    }
}

fn cell(word: &str, value: i32) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{word} ({sign}{})", value.abs())
}

fn reading(
    title: &'static str,
    sentences: Vec<String>,
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
) -> Reading {
    Reading {
        title,
        sentences,
        table: Table { head, rows },
    }
}

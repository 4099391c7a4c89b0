//! Patterns in English.

use super::Patterns;

pub(super) static PATTERNS: Patterns = Patterns {
    title: "Patterns",
    lead: "Your own days side by side. What it means, you know best.",
    pleasant: "Pleasant",
    energy: "Energy",
    over_time: "Energy and how pleasant",
    feelings: "Feelings",
    needs: "What you needed",
    weekdays: "Weekdays",
    nights: "Night and energy",
    helped: "What helped on heavier days",
    weeks: "Look at the week",
    middle: "Where there are more answers, this is the middle one. Days without an answer stay empty.",
    middle_day: "Half of your days are lower, half are higher: that is your middle day.",
    too_few: |days| {
        match days {
        0 => "There is nothing to see here yet. It takes 5 days with an answer, and this period has none.".to_owned(),
        _ => format!("There is nothing to see here yet. It takes 5 days with an answer. This period has {days}."),
    }
    },
    rests_on: |days| format!("This is based on {days} days with an answer."),
    few_here: |what| format!("Too few days to say anything about: {what}."),
    chosen: |word, days, of| format!("On {days} of the {of} days you chose “{word}”."),
    range: |axis, low, high| {
        if low == high {
            format!("{axis}: {low} all along.")
        } else {
            format!("{axis}: from {low} to {high}.")
        }
    },
    span: |first, last| format!("{first} to {last}"),
    held: |fuller, of, days, lighter| {
        format!(
            "On {fuller} of the {of} {days} you had more energy than on your middle day. On {lighter} it was lighter."
        )
    },
    weekday_plural: |day| format!("{day}s"),
    after_night: |fuller, of, night, lighter| {
        format!(
            "Night “{night}”: on {fuller} of the {of} days after it you had more energy than on your middle day. On {lighter} it was lighter."
        )
    },
    few_nights: |night| format!("Too few days after a night “{night}” to say anything about."),
    heavier: "A heavier day means here: a day that was less pleasant than your middle day of this period.",
    helped_on: |days, of| format!("On {days} of the {of} heavier days you said what helped."),
    not_typed: "spoken, a photo or a drawing",
    week_of: |monday| format!("from {monday}"),
    step_of: |step, of| format!("{step} of {of}"),
    months_short: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    when: "When",
    days: "Days",
    word: "Word",
    weekday: "Weekday",
    night: "Night",
    week: "Week",
    said: "What helped",
    fuller: "More energy",
    lighter: "Lighter",
};

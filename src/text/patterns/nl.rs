//! Patterns in Dutch.

use super::Patterns;

pub(super) static PATTERNS: Patterns = Patterns {
    title: "Patronen",
    lead: "Jouw eigen dagen naast elkaar. Wat het betekent, weet jij het best.",
    pleasant: "Prettig",
    energy: "Energie",
    over_time: "Energie en hoe prettig",
    feelings: "Gevoelens",
    needs: "Wat je nodig had",
    weekdays: "Weekdagen",
    nights: "Nacht en energie",
    helped: "Wat hielp op zwaardere dagen",
    weeks: "Weekblik",
    middle: "Zijn er meer antwoorden, dan staat hier het middelste. Dagen zonder antwoord blijven leeg.",
    middle_day: "De helft van je dagen ligt lager, de helft hoger: dat is je middelste dag.",
    too_few: |days| {
        match days {
        0 => "Hier is nog niets te zien. Daar zijn 5 dagen met een antwoord voor nodig. In deze periode zijn die er niet.".to_owned(),
        1 => "Hier is nog niets te zien. Daar zijn 5 dagen met een antwoord voor nodig. In deze periode is het er 1.".to_owned(),
        _ => format!("Hier is nog niets te zien. Daar zijn 5 dagen met een antwoord voor nodig. In deze periode zijn het er {days}."),
    }
    },
    rests_on: |days| format!("Dit komt van {days} dagen met een antwoord."),
    few_here: |what| format!("Te weinig dagen om iets over te zeggen: {what}."),
    chosen: |word, days, of| format!("Op {days} van de {of} dagen koos je “{word}”."),
    range: |axis, low, high| {
        if low == high {
            format!("{axis}: steeds {low}.")
        } else {
            format!("{axis}: van {low} tot {high}.")
        }
    },
    span: |first, last| format!("{first} tot en met {last}"),
    held: |fuller, of, days, lighter| {
        format!(
            "Op {fuller} van de {of} {days} had je meer energie dan op je middelste dag. Op {lighter} was het lichter."
        )
    },
    weekday_plural: |day| format!("{day}en"),
    after_night: |fuller, of, night, lighter| {
        format!(
            "Nacht “{night}”: op {fuller} van de {of} dagen erna had je meer energie dan op je middelste dag. Op {lighter} was het lichter."
        )
    },
    few_nights: |night| format!("Te weinig dagen na een nacht “{night}” om iets over te zeggen."),
    heavier: "Een zwaardere dag is hier: een dag die minder prettig was dan je middelste dag in deze periode.",
    helped_on: |days, of| format!("Op {days} van de {of} zwaardere dagen zei je wat hielp."),
    not_typed: "gesproken, een foto of een tekening",
    week_of: |monday| format!("vanaf {monday}"),
    step_of: |step, of| format!("{step} van {of}"),
    months_short: [
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ],
    when: "Wanneer",
    days: "Dagen",
    word: "Woord",
    weekday: "Weekdag",
    night: "Nacht",
    week: "Week",
    said: "Wat hielp",
    fuller: "Meer energie",
    lighter: "Lichter",
};

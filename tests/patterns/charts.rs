//! Drawings show what their words and table say, and nothing in them runs into anything else, also on a small phone.

use mijn_stem::chart::bars::{Row, bars};
use mijn_stem::chart::drawing::{Area, Drawing, Ink, NARROWEST, Shape, text_area};
use mijn_stem::chart::over_time::{self, AxisWords, Words};
use mijn_stem::chart::strips::{Along, strips};
use mijn_stem::chart::weeks as weeks_chart;
use mijn_stem::domain::answer::{Pick, Value};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::journal::Journal;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::pattern::{
    AXES, Frequency, Grain, Groups, OverTime, Period, Weeks, feelings, helped, nights, over_time,
    weekdays, weeks,
};
use mijn_stem::domain::rhythm::Night;
use mijn_stem::text::{Reading, Texts, texts};
use proptest::prelude::*;
use proptest::sample::select;

use crate::check_frozen;
use crate::diary::{answer, day, diaries, entry_at, mood, on_scale, text};

fn draw_over_time(pattern: &OverTime, t: &Texts, width: f64) -> Drawing {
    let p = t.patterns();
    let (first, last) = (
        pattern.steps.first().unwrap(),
        pattern.steps.last().unwrap(),
    );
    let words = Words {
        energy: energy_words(t),
        pleasant: AxisWords {
            name: p.pleasant,
            low: t.check_in.heavy,
            high: t.check_in.light,
        },
        first: &t.date_short(first.first),
        last: &t.date_short(last.last),
    };
    over_time::over_time(pattern, words, width)
}

fn energy_words(t: &Texts) -> AxisWords<'static> {
    let (low, high) = (t.check_in.empty, t.check_in.full);
    AxisWords {
        name: t.patterns().energy,
        low,
        high,
    }
}

fn draw_frequency(pattern: &Frequency, t: &Texts, width: f64) -> Drawing {
    let names: Vec<String> = pattern.counts.iter().map(|it| t.name(&it.name)).collect();
    let rows = pattern.counts.iter().zip(&names);
    let rows: Vec<Row> = rows
        .map(|(it, label)| Row {
            label,
            days: it.days.len(),
        })
        .collect();
    bars(&rows, pattern.days, width)
}

fn draw_weekdays(pattern: &Groups, t: &Texts, width: f64) -> Drawing {
    let names: Vec<&str> = (0..7).map(|it| t.weekday(it)).collect();
    strips(pattern, Along::Energy, energy_words(t), &names, width)
}

fn draw_nights(pattern: &Groups, t: &Texts, width: f64) -> Drawing {
    let names: Vec<&str> = Night::ALL.iter().map(|it| t.night(*it)).collect();
    let (low, high) = (t.check_in.heavy, t.check_in.light);
    let words = AxisWords {
        name: t.patterns().pleasant,
        low,
        high,
    };
    strips(pattern, Along::Pleasant, words, &names, width)
}

fn draw_weeks(pattern: &Weeks, t: &Texts, width: f64) -> Drawing {
    let axes = std::array::from_fn(|axis| {
        let [low, high] = t.week_ends(axis);
        AxisWords {
            name: t.week_axis(axis),
            low,
            high,
        }
    });
    let ends = [pattern.weeks.first(), pattern.weeks.last()]
        .map(|week| t.date_short(week.unwrap().monday));
    weeks_chart::weeks(pattern, axes, [&ends[0], &ends[1]], width)
}

/// The room that a shape takes.
fn area(shape: &Shape) -> Area {
    match shape {
        Shape::Dot { x, y, radius, .. } => {
            let side = radius * 2.0;
            Area {
                x: x - radius,
                y: y - radius,
                width: side,
                height: side,
            }
        }
        Shape::Bar { area, .. } => *area,
        Shape::Words { x, y, anchor, text } => text_area(*x, *y, *anchor, text),
        Shape::Line { points, .. } => {
            let along = |of: fn(&(f64, f64)) -> f64| {
                let all = points.iter().map(of);
                (
                    all.clone().fold(f64::MAX, f64::min),
                    all.fold(f64::MIN, f64::max),
                )
            };
            let ((left, right), (top, foot)) = (along(|it| it.0), along(|it| it.1));
            Area {
                x: left,
                y: top,
                width: right - left,
                height: foot - top,
            }
        }
    }
}

fn overlap(a: Area, b: Area) -> bool {
    let apart =
        |a: f64, wide: f64, b: f64, other: f64| a + wide <= b + 0.01 || b + other <= a + 0.01;
    !apart(a.x, a.width, b.x, b.width) && !apart(a.y, a.height, b.y, b.height)
}

/// Nothing leaves the drawing, words stand free of all else, and what can be tapped lies apart.
fn check_room(drawing: &Drawing) -> Result<(), TestCaseError> {
    let areas: Vec<(Area, &Shape)> = drawing.shapes.iter().map(|it| (area(it), it)).collect();
    for (area, shape) in &areas {
        let inside = area.x >= -0.01
            && area.y >= -0.01
            && area.x + area.width <= drawing.width + 0.01
            && area.y + area.height <= drawing.height + 0.01;
        prop_assert!(
            inside,
            "{shape:?} leaves {} by {}",
            drawing.width,
            drawing.height
        );
    }
    for (n, (area, shape)) in areas.iter().enumerate() {
        for (other, behind) in &areas[..n] {
            let words = [shape, behind]
                .iter()
                .any(|it| matches!(it, Shape::Words { .. }));
            prop_assert!(
                !words || !overlap(*area, *other),
                "{shape:?} runs into {behind:?}"
            );
            let bars = [shape, behind]
                .iter()
                .all(|it| matches!(it, Shape::Bar { ink, .. } if *ink != Ink::Frame));
            prop_assert!(
                !bars || !overlap(*area, *other),
                "{shape:?} hides {behind:?}"
            );
        }
    }
    for (n, target) in drawing.targets.iter().enumerate() {
        prop_assert!(
            drawing.targets[..n]
                .iter()
                .all(|it| !overlap(it.area, target.area))
        );
    }
    Ok(())
}

/// The number in a table's cell: "weinig energie (−40)".
fn number(cell: &str) -> f64 {
    let (_, number) = cell.rsplit_once('(').unwrap();
    number
        .trim_end_matches(')')
        .replace('−', "-")
        .parse()
        .unwrap()
}

fn widths() -> impl Strategy<Value = f64> {
    select(vec![NARROWEST, 320.0, 672.0])
}

fn langs() -> impl Strategy<Value = Lang> {
    select(&Lang::ALL[..])
}

proptest! {
    // Comparing every shape with every other takes its time.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_and_table_say_the_same(journal in diaries(), width in widths(), lang in langs()) {
        let t = texts(lang);
        let Some(period) = Period::whole(&journal) else { return Ok(()) };
        let Ok(pattern) = over_time(&journal, period, Grain::of(period)) else { return Ok(()) };
        let drawing = draw_over_time(&pattern, t, width);
        check_room(&drawing)?;
        let reading = t.read_over_time(&pattern);
        let dots: Vec<f64> = drawing.shapes.iter().filter_map(|it| match it {
            Shape::Dot { y, .. } => Some(*y),
            _ => None,
        }).collect();
        let rows = &reading.table.rows;
        prop_assert_eq!(dots.len(), 2 * rows.len());
        prop_assert_eq!(drawing.targets.len(), rows.len());
        let frames: Vec<f64> = drawing.shapes.iter().filter_map(|it| match it {
            Shape::Line { points, ink: Ink::Frame } => Some(points[0].1),
            _ => None,
        }).collect();
        for (strip, column) in [(0, 3), (1, 2)] {
            let (top, foot) = (frames[strip * 3], frames[strip * 3 + 2]);
            for (n, row) in rows.iter().enumerate() {
                let drawn = (foot - dots[strip * rows.len() + n]) / (foot - top) * 200.0 - 100.0;
                prop_assert!((drawn - number(&row[column])).abs() < 0.6, "{drawn} {row:?}");
            }
        }
        let days: usize = rows.iter().map(|row| row[1].parse::<usize>().unwrap()).sum();
        prop_assert_eq!(days, pattern.days);
        prop_assert!(reading.sentences[0].contains(&pattern.days.to_string()));
    }

    #[test]
    fn bars_and_table_say_the_same(journal in diaries(), width in widths(), lang in langs(), long in "\\PC{1,80}") {
        let t = texts(lang);
        let Some(period) = Period::whole(&journal) else { return Ok(()) };
        let Ok(pattern) = feelings(&journal, period) else { return Ok(()) };
        let drawing = draw_frequency(&pattern, t, width);
        check_room(&drawing)?;
        check_room(&bars(&[Row { label: &long, days: 3650 }], 3650, width))?;
        let lengths = drawing.shapes.iter().filter_map(|it| match it {
            Shape::Bar { area, ink: Ink::Main } => Some(area.width / width * pattern.days as f64),
            _ => None,
        });
        let reading = t.read_frequency(t.patterns().feelings, &pattern);
        prop_assert_eq!(lengths.clone().count(), reading.table.rows.len());
        for (length, row) in lengths.zip(&reading.table.rows) {
            prop_assert!((length - row[1].parse::<f64>().unwrap()).abs() < 0.001);
        }
    }

    #[test]
    fn strips_and_table_say_the_same(journal in diaries(), width in widths(), lang in langs()) {
        let t = texts(lang);
        let Some(period) = Period::whole(&journal) else { return Ok(()) };
        let Ok(pattern) = weekdays(&journal, period) else { return Ok(()) };
        let drawing = draw_weekdays(&pattern, t, width);
        check_room(&drawing)?;
        let reading = t.read_weekdays(&pattern);
        check_strips(&drawing, &reading, 3, pattern.days)?;
    }

    #[test]
    fn strips_of_nights_and_their_table_say_the_same(journal in diaries(), width in widths(), lang in langs()) {
        let t = texts(lang);
        let Some(period) = Period::whole(&journal) else { return Ok(()) };
        let Ok(pattern) = nights(&journal, period) else { return Ok(()) };
        let drawing = draw_nights(&pattern, t, width);
        check_room(&drawing)?;
        // A night may be of several kinds, so its day stands in several strips.
        let days = pattern.groups.iter().map(|group| group.days.len()).sum();
        check_strips(&drawing, &t.read_nights(&pattern), 2, days)?;
    }

    #[test]
    fn lines_of_weeks_and_their_table_say_the_same(journal in diaries(), width in widths(), lang in langs()) {
        let t = texts(lang);
        let Some(period) = Period::whole(&journal) else { return Ok(()) };
        let Ok(pattern) = weeks(&journal, period) else { return Ok(()) };
        let drawing = draw_weeks(&pattern, t, width);
        check_room(&drawing)?;
        let reading = t.read_weeks(&pattern);
        let frames: Vec<f64> = drawing.shapes.iter().filter_map(|it| match it {
            Shape::Line { points, ink: Ink::Frame } => Some(points[0].1),
            _ => None,
        }).collect();
        let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); AXES];
        for shape in &drawing.shapes {
            if let Shape::Dot { y, .. } = shape {
                let axis = frames.chunks(2).position(|it| it[0] - 0.1 <= *y && *y <= it[1] + 0.1).unwrap();
                drawn[axis].push((frames[axis * 2 + 1] - y) / (frames[axis * 2 + 1] - frames[axis * 2]) * 4.0 + 1.0);
            }
        }
        for (axis, drawn) in drawn.iter().enumerate() {
            let cells = reading.table.rows.iter().map(|row| &row[axis + 1]).filter(|it| *it != "–");
            let said: Vec<f64> = cells.map(|it| it.split(' ').next().unwrap().parse().unwrap()).collect();
            prop_assert_eq!(said.len(), drawn.len());
            prop_assert!(said.iter().zip(drawn).all(|(said, drawn)| (said - drawn).abs() < 0.01));
        }
        prop_assert_eq!(drawing.targets.len(), reading.table.rows.len());
    }
}

/// The marks and piles of strips are the middles and days of their table, whose middles stand in that column.
fn check_strips(
    drawing: &Drawing,
    reading: &Reading,
    column: usize,
    days: usize,
) -> Result<(), TestCaseError> {
    let width = drawing.width;
    let marks: Vec<(f64, f64)> = drawing
        .shapes
        .iter()
        .filter_map(|it| match it {
            Shape::Line {
                points,
                ink: Ink::Main,
            } => Some(points[0]),
            _ => None,
        })
        .collect();
    let said = reading.table.rows.iter().filter(|row| row[column] != "–");
    prop_assert_eq!(marks.len(), said.clone().count());
    for ((x, _), row) in marks.iter().zip(said) {
        let drawn = (x - 2.0) / (width - 4.0) * 200.0 - 100.0;
        prop_assert!(
            (drawn - number(&row[column])).abs() < 0.6,
            "{drawn} {row:?}"
        );
    }
    // Of one height a day, the piles of a strip are its days.
    let heights = |area: Area| {
        drawing
            .shapes
            .iter()
            .filter_map(move |it| match it {
                Shape::Bar { area: bar, .. } if overlap(area, *bar) => Some(bar.height),
                _ => None,
            })
            .sum::<f64>()
    };
    let all: f64 = drawing.targets.iter().map(|it| heights(it.area)).sum();
    for (target, row) in drawing.targets.iter().zip(&reading.table.rows) {
        let drawn = heights(target.area) / all * days as f64;
        prop_assert!((drawn - row[1].parse::<f64>().unwrap()).abs() < 0.001);
    }
    Ok(())
}

fn path(points: &[(f64, f64)]) -> String {
    let tenths = |it: f64| format!("{:.1}", (it * 10.0).round() / 10.0);
    let point = |(n, (x, y)): (usize, &(f64, f64))| {
        let go = if n == 0 { 'M' } else { 'L' };
        format!("{go}{} {}", tenths(*x), tenths(*y))
    };
    points.iter().enumerate().map(point).collect()
}

/// The drawing as a file that a browser shows.
fn svg(drawing: &Drawing) -> String {
    let ink = |ink: &Ink| match ink {
        Ink::Tone(tone) => format!("data-tone=\"{tone}\""),
        ink => format!("data-ink=\"{}\"", format!("{ink:?}").to_lowercase()),
    };
    let (width, height) = (drawing.width, drawing.height);
    let mut svg =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\n");
    for shape in &drawing.shapes {
        svg += &match shape {
            Shape::Line { points, ink: it } => format!(
                "<path d=\"{}\" fill=\"none\" stroke=\"#222\" {}/>\n",
                path(points),
                ink(it)
            ),
            Shape::Dot {
                x,
                y,
                radius,
                ink: it,
            } => format!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {}/>\n",
                ink(it)
            ),
            Shape::Bar { area, ink: it } => format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill-opacity=\".4\" {}/>\n",
                area.x,
                area.y,
                area.width,
                area.height,
                ink(it)
            ),
            Shape::Words { x, y, anchor, text } => format!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"13\" text-anchor=\"{}\">{text}</text>\n",
                format!("{anchor:?}").to_lowercase()
            ),
        };
    }
    svg + "</svg>\n"
}

/// Compares a drawing and its sentences with those that someone looked at.
fn check_drawing(name: &str, drawing: &Drawing, sentences: &[String]) {
    let drawn = format!("{}<!--\n{}\n-->\n", svg(drawing), sentences.join("\n"));
    check_frozen(&format!("charts/{name}.svg"), &drawn);
}

/// Six weeks of a made-up autumn, with gaps.
fn autumn() -> Journal {
    let first = day(2026, 10, 5);
    let there = (0..42).filter(|n| n % 11 != 3 && !(17..21).contains(n));
    there
        .map(|n| {
            let (pleasant, energy) = ((n * 37) % 151 - 70, (n * 53) % 171 - 90);
            let known = Feeling::ALL[(n as usize * 7) % 5];
            let word = texts(Lang::Nl).feeling(known);
            let own = Pick {
                known: None,
                word: text("Watten in mijn hoofd en in mijn benen, de hele dag door"),
            };
            let picks = [Pick {
                known: Some(known),
                word: text(word),
            }]
            .into_iter();
            let picks = picks.chain((n % 6 == 0).then_some(own)).collect();
            let feelings = answer(Question::Feelings, Value::Feelings(picks));
            let night = Night::ALL[(n as usize * 5) % 3];
            let word = text(texts(Lang::Nl).night(night));
            let night = Value::Night(vec![Pick {
                known: Some(night),
                word,
            }]);
            let helped = Value::Text(text("Even niets, met de kat"));
            let said = [
                feelings,
                answer(Question::Night, night),
                answer(Question::Helped, helped),
            ];
            entry_at(
                first.plus(n),
                [mood(pleasant, energy)].into_iter().chain(said).collect(),
            )
        })
        .chain((0..6).map(|n| {
            let axes = Question::WEEK.into_iter().enumerate();
            let axes = axes.filter(|(axis, _)| (axis + n) % 5 != 4);
            let step = |axis: usize| (axis * 3 + n * 2) % 5 + 1;
            let axes = axes.map(|(axis, question)| answer(question, on_scale(step(axis) as u8, 5)));
            let entry = entry_at(first.plus(n as i32 * 7 + 6), axes.collect());
            Entry {
                kind: Kind::Week,
                ..entry
            }
        }))
        .collect()
}

#[test]
fn drawn_as_they_were_when_last_looked_at() {
    let (journal, t) = (autumn(), texts(Lang::Nl));
    let period = Period::weeks_until(day(2026, 11, 15), 6);
    let pattern = over_time(&journal, period, Grain::of(period)).unwrap();
    let drawing = draw_over_time(&pattern, t, NARROWEST);
    check_drawing("over-time", &drawing, &t.read_over_time(&pattern).sentences);
    let pattern = feelings(&journal, period).unwrap();
    let drawing = draw_frequency(&pattern, t, NARROWEST);
    let reading = t.read_frequency(t.patterns().feelings, &pattern);
    check_drawing("feelings", &drawing, &reading.sentences);
    let pattern = weekdays(&journal, period).unwrap();
    let drawing = draw_weekdays(&pattern, t, NARROWEST);
    check_drawing("weekdays", &drawing, &t.read_weekdays(&pattern).sentences);
    let pattern = nights(&journal, period).unwrap();
    let drawing = draw_nights(&pattern, t, NARROWEST);
    check_drawing("nights", &drawing, &t.read_nights(&pattern).sentences);
    let pattern = weeks(&journal, period).unwrap();
    let drawing = draw_weeks(&pattern, t, NARROWEST);
    check_drawing("weeks", &drawing, &t.read_weeks(&pattern).sentences);
    let reading = t.read_helped(&helped(&journal, period).unwrap(), period.last());
    assert_eq!(
        reading.sentences[0],
        "Op 17 van de 17 zwaardere dagen zei je wat hielp."
    );
    assert_eq!(reading.table.rows[0][1], "Even niets, met de kat");
}

//! Reading level and tone of every text for people: short sentences, no exclamation marks, and none of the words that the
//! product refuses. What belongs there all the same says why: `// plain: <why>` at the end of its line.
//!
//! Read from the sources, so that a message is looked at whether or not a test happens to call it.

use std::ops::Range;

use super::Problem;
use super::source::Source;

/// Words in a sentence, for a reader at B1.
const LONGEST: usize = 18;

/// Words, or beginnings of words (`*`), and why they are refused.
struct Refused {
    why: &'static str,
    dutch: &'static str,
    english: &'static str,
}

const REFUSED: [Refused; 6] = [
    Refused {
        why: "nothing is counted, scored or rewarded",
        dutch: "streak*, reeks*, score*, punten, puntentelling, level*, badge*, beloning*, medaille*, record, \
                records, mijlpa*, op rij, prestatie*, gemiddeld*, winnaar*, ranglijst*, doel gehaald",
        english: "streak*, score*, points, level, levels, badge*, reward*, medal*, milestone*, in a row, achievement*, \
                average*, winner*, ranking*, goal reached, progress",
    },
    Refused {
        why: "a day without the app leaves no mark, and nothing is anyone's fault",
        dutch: "gemist, miste, overgeslagen, helaas, jammer, teleur*, achterstand*, te laat, schuld*, faal*, \
                gefaald, mislukt*, had je moeten, je had moeten, vergeten, eindelijk, lui",
        english: "missed, skipped, unfortunately, pity, disappoint*, too late, overdue, fault*, guilt*, fail*, \
                you should have, forgot, forgotten, at last, lazy",
    },
    Refused {
        why: "coming back is not praised, and neither is what was written",
        dutch: "welkom*, goed gedaan, goed bezig, goed zo, knap, super*, top, geweldig*, fantastisch*, bravo, \
                hoera, gefeliciteerd, trots op je, ga zo door, mooi gedaan, lekker bezig, fijn dat je",
        english: "welcome*, well done, good job, great, awesome, amazing, super*, bravo, hooray, congrat*, \
                proud of you, keep it up, nice work, good to see you",
    },
    Refused {
        why: "nobody is missed",
        dutch: "misten je, missen je, je gemist, waar was je, waar bleef je, kom terug, lang niet gezien, zien we je",
        english: "miss you, missed you, where were you, come back soon, long time, see you",
    },
    Refused {
        why: "words, not labels",
        dutch: "diagnose*, stoornis*, symptoom, symptomen, risico*, patiënt*, behandel*, cliënt*, afwijking*, \
                abnormaal, probleemgedrag, motivatieprobleem",
        english: "diagnos*, disorder*, symptom*, risk*, patient, patients, treatment*, client*, abnormal",
    },
    Refused {
        why: "a word of the trade; say what it does",
        dutch: "authenti*, encrypt*, versleutel*, cryptogra*, database*, server*, cache*, cookie*, token*, \
                synchron*, export*, import*, download*, upload*, applicatie*, functionalit*, configur*, parameter*, \
                valid*, optima*, implement*, facilit*, interventie*, monitor*, traject*, indicatie*, gebruiker*, \
                inloggen, data, u, uw",
        english: "authenti*, encrypt*, cryptogra*, database*, server*, cache*, cookie*, token*, synchron*, export*, \
                import*, upload*, functionalit*, configur*, parameter*, valid, validat*, optim*, implement*, \
                facilit*, intervention*, monitor*, user, users, log in, data",
    },
];

const EXCUSE: &str = "// plain:";

pub fn words(source: &Source) -> Vec<Problem> {
    let inner = source.path.strip_prefix("src/text/");
    if inner.is_none_or(|inner| inner.contains("test")) {
        return vec![];
    }
    let english = source.path.ends_with("en.rs");
    let texts = source
        .literals
        .iter()
        .filter(|text| !source.in_tests(text.start) && !excused(source, text));
    texts
        .flat_map(|text| {
            wrong(&source.text[text.clone()], english)
                .into_iter()
                .map(|what| Problem::new(source, text.start, "plain", what))
        })
        .collect()
}

/// What is wrong with a text, each in a sentence.
fn wrong(text: &str, english: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    if text.contains('!') {
        wrong.push("no exclamation marks".to_owned());
    }
    for sentence in text.split_inclusive(['.', '?', ':', ';', '…']) {
        let count = sentence
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        if count > LONGEST {
            wrong.push(format!(
                "{count} words in one sentence; make it two, of {LONGEST} at most: {}",
                sentence.trim()
            ));
        }
    }
    let said = plain(text);
    for refused in &REFUSED {
        let words = if english {
            refused.english
        } else {
            refused.dutch
        };
        wrong.extend(
            words
                .split(", ")
                .filter(|word| says(&said, word))
                .map(|word| format!("“{word}”: {}", refused.why)),
        );
    }
    wrong
}

/// In small letters, a space before, between and after its words, without what is filled in or written as a number.
fn plain(text: &str) -> String {
    let text = text.replace("\\u{", "{");
    let mut depth = 0;
    let letters = text.chars().map(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c.is_alphanumeric() && depth == 0 {
            c
        } else {
            ' '
        }
    });
    let letters: String = letters.collect();
    let words: Vec<String> = letters.split_whitespace().map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

fn says(said: &str, word: &str) -> bool {
    match word.strip_suffix('*') {
        Some(beginning) => said.contains(&format!(" {beginning}")),
        None => said.contains(&format!(" {word} ")),
    }
}

fn excused(source: &Source, text: &Range<usize>) -> bool {
    let rest = &source.text[text.end..];
    rest.lines()
        .next()
        .is_some_and(|line| line.contains(EXCUSE))
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    const NONE: [usize; 0] = [];

    fn dutch(text: &str) -> usize {
        lines(
            words,
            "src/text/nl.rs",
            &format!("//! x\nstatic A: &str = \"{text}\";\n"),
        )
        .len()
    }

    #[test]
    fn what_the_product_refuses_is_found() {
        let table = [
            "Vijf dagen op rij",
            "Je hebt gisteren gemist.",
            "Welkom terug",
            "Goed gedaan",
            "We misten je",
            "Je risico is hoog.",
            "Synchroniseer je gegevens",
            "Vult u dit in.",
            "Klaar!",
            "Jouw score: {count}",
        ];
        for text in table {
            assert!(dutch(text) > 0, "{text}");
        }
        let english =
            "//! x\nstatic A: &str = \"We missed you\";\nstatic B: &str = \"Take your time\";\n";
        assert_eq!(lines(words, "src/text/patterns/en.rs", english), [2, 2]);
    }

    #[test]
    fn plain_words_are_left_alone() {
        let table = [
            "1\\u{a0}ding gedeeld",
            "Alles kan, niets moet.",
            "Het ging niet. Dat mag.",
            "Tik op de drie puntjes.",
            "Bewaard",
            "Deels gelukt",
            "{score}",
        ];
        for text in table {
            assert_eq!(dutch(text), 0, "{text}");
        }
        let on_purpose =
            "//! x\nstatic A: &str = \"Dit is geen diagnose.\"; // plain: says that it is none\n";
        assert_eq!(lines(words, "src/text/nl.rs", on_purpose), NONE);
        assert_eq!(
            lines(words, "src/ui/a.rs", "static A: &str = \"score\";"),
            NONE
        );
    }

    #[test]
    fn a_sentence_is_short_and_a_text_may_have_several() {
        let sentence = "een ".repeat(LONGEST);
        assert_eq!(dutch(&format!("{sentence}. {sentence}? {sentence}")), 0);
        assert_eq!(dutch(&format!("{sentence}twee.")), 1);
    }
}

//! Ways to reach someone or something that stand in typed words: telephone numbers, mail addresses, pages.
//!
//! SECURITY: what becomes a link is put together here from characters that are checked one by one, with one of four
//! beginnings. Typed words never become an address by themselves, so no `javascript:` or `data:` can.

/// A way to reach someone or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// As it was typed.
    pub words: String,
    /// The address behind it: `tel:`, `mailto:`, `https://` or `http://`.
    pub address: String,
}

/// The fewest digits of a telephone number: below that it is a house number, a time or a day.
const FEWEST_DIGITS: usize = 9;
/// The most digits of one (ITU-T E.164).
const MOST_DIGITS: usize = 15;

/// All ways in a text, in their order.
pub fn ways(text: &str) -> Vec<Way> {
    let lines = text.lines();
    lines.flat_map(|line| in_line(line, true)).collect()
}

/// The pages in a text, in their order.
pub fn pages(text: &str) -> Vec<Way> {
    let lines = text.lines();
    lines.flat_map(|line| in_line(line, false)).collect()
}

fn in_line(line: &str, people: bool) -> Vec<Way> {
    let mut found = Vec::new();
    let mut number = String::new();
    for word in line.split_whitespace().map(bare) {
        // A number may be written in groups.
        if people && !word.is_empty() && word.chars().all(is_of_a_number) {
            number.push_str(if number.is_empty() { "" } else { " " });
            number.push_str(word);
            continue;
        }
        found.extend(telephone(core::mem::take(&mut number)));
        found.extend(page(word).or_else(|| people.then(|| mail(word))?));
    }
    found.extend(telephone(number));
    found
}

/// A word without what closes a sentence or stands around it.
fn bare(word: &str) -> &str {
    let word = word.trim_end_matches([',', '.', ';', ':', '!', '?', '>', '"', '”']);
    word.trim_start_matches(['<', '"', '“'])
}

fn is_of_a_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '+' | '-' | '(' | ')' | '/' | '–')
}

fn telephone(words: String) -> Option<Way> {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let plus = if words.starts_with('+') { "+" } else { "" };
    let fits = (FEWEST_DIGITS..=MOST_DIGITS).contains(&digits.len());
    // A date is written in digits and dashes too, and a telephone number begins with a nought or a plus.
    let fits = fits && (!plus.is_empty() || digits.starts_with('0'));
    let address = format!("tel:{plus}{digits}");
    fits.then_some(Way { words, address })
}

fn mail(word: &str) -> Option<Way> {
    let (name, host) = word.split_once('@')?;
    let plain = |text: &str, more: &[char]| {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || more.contains(&letter);
        !text.is_empty() && text.chars().all(fits)
    };
    let fits = plain(name, &['.', '_', '-', '+']) && plain(host, &['.', '-']);
    let words = word.to_owned();
    let address = format!("mailto:{word}");
    (fits && host.contains('.') && !host.starts_with('.')).then_some(Way { words, address })
}

fn page(word: &str) -> Option<Way> {
    let rest = word
        .strip_prefix("https://")
        .or_else(|| word.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':');
    // No name before the host: "https://jouwbank.nl@elders.nl" is elsewhere.
    let fits = host.contains('.') && host.chars().all(fits);
    fits.then(|| Way {
        words: rest.trim_end_matches('/').to_owned(),
        address: word.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<String> {
        ways(text).into_iter().map(|way| way.address).collect()
    }

    #[test]
    fn what_people_type_can_be_tapped() {
        for (typed, expected) in [
            ("06 12 34 56 78", vec!["tel:0612345678"]),
            ("Bel 06-12345678.", vec!["tel:0612345678"]),
            ("+31 (0)20 1234567", vec!["tel:+310201234567"]),
            ("ilse@school.example", vec!["mailto:ilse@school.example"]),
            (
                "mail <jan.de-vries+vo@ggd.example>, of 020-1234567",
                vec!["mailto:jan.de-vries+vo@ggd.example", "tel:0201234567"],
            ),
            (
                "06 12345678\n0612345679",
                vec!["tel:0612345678", "tel:0612345679"],
            ),
            (
                "https://swv.example/steun?a=1",
                vec!["https://swv.example/steun?a=1"],
            ),
        ] {
            assert_eq!(addresses(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_way_stays_words() {
        for typed in [
            "op dinsdag om 10.30",
            "kamer 12",
            "2026-11-22",
            "22 11 2026",
            "06-11-2026",
            "javascript:alert(1)",
            "data:text/html,x",
            "@ilse",
            "ilse@",
            "a@b",
            "a@b.example?body=x",
            "https://bank.example@elders.example/",
            "https://",
            "http://localhost",
            "0612345678901234567",
        ] {
            assert_eq!(addresses(typed), [""; 0], "{typed}");
        }
    }

    #[test]
    fn pages_are_found_without_people() {
        let found = pages("Zie https://brood.example/gist/ of mail bak@brood.example, 0612345678");
        let words: Vec<&str> = found.iter().map(|way| way.words.as_str()).collect();
        assert_eq!(words, ["brood.example/gist"]);
    }
}

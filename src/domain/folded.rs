//! Words made alike for searching: without capitals, accents and signs, so that "Cafe" finds "café".
//!
//! Dutch and English first; other writing is only put in small letters. An emoji is a word by itself.

/// U+00C0 to U+017F without marks, in small letters. A star: more than one letter. A blank: no letter.
const LATIN: &[u8; 192] = b"aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrsssssssstttttt\
uuuuuuuuuuuuwwyyyzzzzzzs";

/// The words of a text, each with one blank before it.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    add(&mut folded, text);
    folded
}

/// Adds the words of one more text.
pub(super) fn add(folded: &mut String, text: &str) {
    let mut between = true;
    for c in text.chars() {
        match c {
            // Marks put on the letter before, and what is not seen at all.
            '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{fe00}'..='\u{fe0f}' => {}
            'a'..='z' | '0'..='9' => word(folded, &mut between).push(c),
            'A'..='Z' => word(folded, &mut between).push(c.to_ascii_lowercase()),
            'Æ' | 'æ' => word(folded, &mut between).push_str("ae"),
            'Œ' | 'œ' => word(folded, &mut between).push_str("oe"),
            'Ĳ' | 'ĳ' => word(folded, &mut between).push_str("ij"),
            'Þ' | 'þ' => word(folded, &mut between).push_str("th"),
            'ß' => word(folded, &mut between).push_str("ss"),
            '×' | '÷' => between = true,
            '\u{c0}'..='\u{17f}' => {
                word(folded, &mut between).push(char::from(LATIN[c as usize - 0xc0]));
            }
            _ if is_between(c) => between = true,
            _ if is_picture(c) => {
                between = true;
                word(folded, &mut between).push(c);
                between = true;
            }
            _ => word(folded, &mut between).extend(c.to_lowercase()),
        }
    }
}

/// Goes on with a word, or begins one.
fn word<'a>(folded: &'a mut String, between: &mut bool) -> &'a mut String {
    if core::mem::take(between) {
        folded.push(' ');
    }
    folded
}

/// What stands between words.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || c.is_ascii()
        || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{3000}'..='\u{303f}')
}

fn is_picture(c: char) -> bool {
    c >= '\u{2190}' && !c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_however_they_were_typed() {
        for (typed, folded) in [
            ("Ik zag 'm, één keer.", " ik zag m een keer"),
            ("e\u{301}e\u{301}n", " een"),
            ("Foto's van de skiërs", " foto s van de skiers"),
            ("ĲSBEER ijsbeer", " ijsbeer ijsbeer"),
            ("klockan är ÖVER tjugo", " klockan ar over tjugo"),
            (
                "Çà ñ ß œuf Łódź İstanbul ÿ",
                " ca n ss oeuf lodz istanbul y",
            ),
            ("leuk😀!", " leuk 😀"),
            ("3×4", " 3 4"),
            ("БЫЛ ضوء", " был ضوء"),
            ("€5 – “zo”…", " 5 zo"),
            (" \n ... ", ""),
        ] {
            assert_eq!(fold(typed), folded, "{typed}");
        }
    }

    #[test]
    fn every_latin_letter_leaves_letters_only() {
        for c in '\u{c0}'..='\u{17f}' {
            let folded = fold(&c.to_string());
            let letters = folded.trim_start().chars();
            assert!(
                letters.clone().all(|it| it.is_ascii_lowercase()),
                "{c}: {folded}"
            );
            assert_eq!(letters.count() == 0, matches!(c, '×' | '÷'), "{c}");
        }
    }
}

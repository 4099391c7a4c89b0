//! What can be done to bytes: by bad luck, by a chat app, by someone who means it.

use crate::dice::Dice;

/// No input grows beyond this: a megabyte is what a card may be, and more than any record. A debug
/// build, some ten times slower, has to do with less.
const LARGEST: usize = if cfg!(debug_assertions) {
    256 * 1024
} else {
    1024 * 1024
};

const NOISE: &[u8] = b"AZaz09+/=-_> \r\n\t*";
const LENGTHS: [u32; 6] = [0, 1, 0x00ff_ffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];
const JSON: [&str; 12] = [
    "null",
    "[]",
    "{}",
    "\"\"",
    "\\u0000",
    "\\ud800",
    "99999999999999999999",
    "-1",
    "1e999",
    "\"v\":2",
    ",\"nieuw\":[{}]",
    "\u{feff}",
];

/// One to four things done to the bytes, or now and then none; a piece of `other` may be put in.
pub fn mutate(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let things = [1, 1, 1, 2, 3, 4][dice.below(6)];
    for _ in 0..if dice.one_in(30) { 0 } else { things } {
        once(bytes, other, dice);
        bytes.truncate(LARGEST);
    }
}

fn once(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + 1 + dice.below(64)).min(bytes.len());
    let piece = bytes[at..end].to_vec();
    let put = |bytes: &mut Vec<u8>, new: &[u8]| drop(bytes.splice(at..at, new.iter().copied()));
    match dice.below(13) {
        // Flipped, cut short, cut off in front, a piece gone.
        0 if !piece.is_empty() => bytes[at] ^= 1 << dice.below(8),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(..at)),
        3 => drop(bytes.drain(at..end)),
        // Said twice, and all of it many times.
        4 => put(bytes, &piece),
        5 if dice.one_in(10) => {
            let times = (1 + dice.below(50)).min(LARGEST / (bytes.len() + 1) + 1);
            *bytes = bytes.repeat(times);
        }
        // The end of something else, or a piece of it.
        6 => {
            let from = dice.below(other.len() + 1);
            bytes.truncate(at);
            bytes.extend(&other[from..]);
        }
        7 => {
            let from = dice.below(other.len() + 1);
            let until = (from + dice.below(200)).min(other.len());
            put(bytes, &other[from..until]);
        }
        // Any bytes at all, in between or instead.
        8 => {
            let random: Vec<u8> = (0..dice.below(40)).map(|_| dice.next() as u8).collect();
            put(bytes, &random);
        }
        9 => bytes[at..end].fill_with(|| dice.next() as u8),
        // A length that cannot be.
        10 => {
            let length = LENGTHS[dice.below(LENGTHS.len())].to_be_bytes();
            let until = (at + length.len()).min(bytes.len());
            bytes[at..until].copy_from_slice(&length[..until - at]);
        }
        // What looks like base64.
        11 => {
            let most = if dice.one_in(50) { 100_000 } else { 8 };
            let some = 1 + dice.below(most);
            let noise: Vec<u8> = (0..some).map(|_| NOISE[dice.below(NOISE.len())]).collect();
            put(bytes, &noise);
        }
        // What looks like JSON, or lists in lists in lists.
        _ if dice.one_in(3) => {
            let most = if dice.one_in(20) { 100_000 } else { 200 };
            let deep = 1 + dice.below(most);
            let open = ["[", "{\"a\":", "[{\"a\":"][dice.below(3)];
            let mut nested = open.repeat(deep);
            if dice.one_in(2) {
                nested.push('1');
                let close = open.chars().rev().filter_map(|c| match c {
                    '[' => Some(']'),
                    '{' => Some('}'),
                    _ => None,
                });
                let close: String = close.collect();
                nested.push_str(&close.repeat(deep));
            }
            put(bytes, nested.as_bytes());
        }
        _ => {
            let json = JSON[dice.below(JSON.len())].as_bytes();
            drop(bytes.splice(at..end, json.iter().copied()));
        }
    }
}

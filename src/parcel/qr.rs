//! A QR code, for people who are in one room: a card, or a parcel that is small enough, on one screen and before the camera of
//! the other.
//!
//! Drawing is for the page; reading takes a picture and a large crate, and is for a worker of its own (`src/bin/scan.rs`).

use qrcodegen::{QrCode, QrCodeEcc};
use zeroize::Zeroizing;

/// The most characters of a text that one code holds (ISO/IEC 18004, version 40-L).
const MOST: usize = 2953;
/// The most points of a picture that is looked at: a photo of a telephone, made smaller.
const MOST_POINTS: usize = 4096 * 4096;
/// White squares around it, which a reader needs to find it.
const QUIET: i32 = 4;

/// A code as a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// How many squares it is wide and high, with the white around it.
    pub side: i32,
    /// The path of its dark squares, one unit each.
    pub path: String,
}

/// Whether a text is short enough for one code.
pub fn fits(text: &str) -> bool {
    small(text).len() <= MOST
}

/// Draws a text as a code; none when it does not fit.
pub fn draw(text: &str) -> Option<Code> {
    let text = small(text);
    // The better it fits, the more of it may be dirty or in the shade: the crate raises that level by itself.
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y));
            let length = dark.count() as i32;
            if length > 0 {
                let (left, top) = (x + QUIET, y + QUIET);
                path.push_str(&format!("M{left} {top}h{length}v1h-{length}z"));
            }
            x += length.max(1);
        }
    }
    Some(Code {
        side: code.size() + 2 * QUIET,
        path,
    })
}

/// Armour without the words before it and without line ends, which a reader does not need; any other text as it is.
fn small(text: &str) -> String {
    match text.find("-----BEGIN ") {
        Some(at) => text.split_at(at).1.lines().collect(),
        None => text.to_owned(),
    }
}

/// The job for the worker: a picture as grey points, row by row.
pub fn job(width: u32, grey: &[u8]) -> Vec<u8> {
    [&width.to_be_bytes(), grey].concat()
}

/// Does the job: the text of the code in the picture, and nothing when there is none to be read.
pub fn work(job: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(read(job).unwrap_or_default())
}

fn read(job: &[u8]) -> Option<Vec<u8>> {
    let (width, grey) = job.split_first_chunk()?;
    let width = usize::try_from(u32::from_be_bytes(*width)).ok()?;
    let height = grey.len().checked_div(width)?;
    if grey.len() > MOST_POINTS || width * height != grey.len() {
        return None;
    }
    let point = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, point);
    picture.detect_grids().into_iter().find_map(|grid| {
        let mut text = Vec::new();
        grid.decode_to(&mut text).ok().map(|_| text)
    })
}

#[cfg(test)]
mod tests {
    use super::super::armour::{self, Label};
    use super::*;

    /// The code as a camera might see it: each square so many points, turned upside down, not quite black and white.
    fn seen(code: &Code, scale: usize) -> Vec<u8> {
        let side = code.side as usize * scale;
        let mut grey = vec![200; side * side];
        for step in code.path.split('M').skip(1) {
            let (x, rest) = step.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (length, _) = rest.split_once('v').unwrap();
            let [x, y, length]: [usize; 3] = [x, y, length].map(|it| it.parse().unwrap());
            for row in y * scale..(y + 1) * scale {
                grey[row * side..][x * scale..(x + length) * scale].fill(60);
            }
        }
        grey.reverse();
        job(side as u32, &grey)
    }

    #[test]
    fn what_is_drawn_is_read_again() {
        let parcel = armour::wrap(Label::Parcel, &[7; 1128]);
        let link = format!("https://stem.example/koppel#k={}", "aB3-_".repeat(30));
        for text in [link.as_str(), &parcel, "x"] {
            assert!(fits(text));
            let code = draw(text).unwrap();
            let found = work(&seen(&code, 4));
            assert_eq!(str::from_utf8(&found), Ok(small(text).as_str()));
        }
        // The armour is the same, for whoever opens it.
        let found = work(&seen(&draw(&parcel).unwrap(), 4));
        assert_eq!(armour::unwrap(Label::Parcel, &found), Ok(vec![7; 1128]));
    }

    #[test]
    fn what_is_too_large_for_a_code_is_not_drawn() {
        let large = armour::wrap(Label::Parcel, &[7; 4200]);
        assert!(!fits(&large));
        assert_eq!(draw(&large), None);
        assert!(fits(&"x".repeat(MOST)) && draw(&"x".repeat(MOST)).is_some());
        assert!(!fits(&"x".repeat(MOST + 1)) && draw(&"x".repeat(MOST + 1)).is_none());
    }

    #[test]
    fn a_picture_without_a_code_and_an_odd_job_give_nothing() {
        for job in [
            vec![],
            vec![0; 4],
            job(0, &[1, 2]),
            job(3, &[1, 2]),
            job(64, &[255; 64 * 64]),
            job(u32::MAX, &[0; 8]),
        ] {
            assert!(work(&job).is_empty());
        }
    }
}

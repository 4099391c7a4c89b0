//! A zip of files as they are, not compressed (APPNOTE.TXT 6.3.3): each whole file in one go, so that its length and
//! checksum stand before it and any reader can read it.

use crate::domain::moment::Moment;

/// More than the numbers of a zip can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuch;

/// A zip that is being made.
#[derive(Default)]
pub struct Zip {
    /// What the directory at the end says of the files so far.
    directory: Vec<u8>,
    files: u16,
    /// How many bytes were given.
    length: u32,
}

impl Zip {
    /// The bytes of one more file; `name` is ASCII.
    pub fn file(&mut self, name: &str, bytes: &[u8], changed: Moment) -> Result<Vec<u8>, TooMuch> {
        let length = u32::try_from(bytes.len()).map_err(|_| TooMuch)?;
        let named = u16::try_from(name.len()).map_err(|_| TooMuch)?;
        // Version 2.0, no flags, stored; when; checksum; twice the length; the name's length; nothing else.
        let mut about = Vec::with_capacity(26);
        about.extend([20, 0, 0, 0, 0, 0]);
        about.extend(date(changed));
        about.extend(crc32(bytes).to_le_bytes());
        about.extend(length.to_le_bytes());
        about.extend(length.to_le_bytes());
        about.extend(named.to_le_bytes());
        about.extend([0, 0]);

        let at = self.length;
        let part = [b"PK\x03\x04", about.as_slice(), name.as_bytes(), bytes].concat();
        let given = u32::try_from(part.len()).ok();
        self.length = given
            .and_then(|given| at.checked_add(given))
            .ok_or(TooMuch)?;
        self.files = self.files.checked_add(1).ok_or(TooMuch)?;
        // Made by version 2.0; the same; no comment, disk 0, no attributes; where it begins.
        self.directory.extend(b"PK\x01\x02\x14\0");
        self.directory.extend(about);
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        Ok(part)
    }

    /// The directory, which ends the zip.
    pub fn finish(self) -> Vec<u8> {
        let mut end = self.directory;
        // At most 65,535 files with short names, so that it always fits.
        let length = end.len() as u32;
        end.extend(b"PK\x05\x06\0\0\0\0");
        end.extend(self.files.to_le_bytes());
        end.extend(self.files.to_le_bytes());
        end.extend(length.to_le_bytes());
        end.extend(self.length.to_le_bytes());
        end.extend([0, 0]);
        end
    }
}

/// Time and date as MS-DOS has them: by two seconds, from 1980 to 2107.
fn date(moment: Moment) -> [u8; 4] {
    let ((hour, minute), (year, month, day)) = (moment.clock(), moment.day().ymd());
    let year = (year.clamp(1980, 2107) - 1980) as u16;
    let time = u16::from(hour) << 11 | u16::from(minute) << 5;
    let date = year << 9 | u16::from(month) << 5 | u16::from(day);
    let ([a, b], [c, d]) = (time.to_le_bytes(), date.to_le_bytes());
    [a, b, c, d]
}

/// CRC-32 (IEEE 802.3, reflected), four bits at a time: small, and quick enough beside unsealing the bytes.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let (mut table, mut nibble) = ([0; 16], 0);
        while nibble < 16 {
            let (mut sum, mut bit) = (nibble as u32, 0);
            while bit < 4 {
                sum = (sum >> 1) ^ (0xedb8_8320 * (sum & 1));
                bit += 1;
            }
            table[nibble] = sum;
            nibble += 1;
        }
        table
    };
    let step = |sum: u32, low: u32| (sum >> 4) ^ TABLE[((sum ^ low) & 15) as usize];
    !bytes.iter().fold(!0, |sum, byte| {
        let byte = u32::from(*byte);
        step(step(sum, byte), byte >> 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_that_everyone_has() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_date_outside_what_a_zip_can_say_is_the_nearest() {
        let at = |ms| date(Moment::new(ms, 0).unwrap());
        // 1970 becomes 1980; 2026-11-22 03:04.
        assert_eq!(at(0), [0, 0, 0x21, 0]);
        assert_eq!(at(1_795_316_640_000), [0x80, 0x18, 0x76, 0x5d]);
    }
}

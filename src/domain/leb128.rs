//! Whole numbers in groups of seven bits, the lowest first, each but the last with its upmost bit set (LEB128, unsigned): as a drawing has
//! them, and packed JSON.

/// Writes a number, in as few groups as it takes.
pub fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number of at most so many groups, four or fewer, from the front; none where no such number stands.
pub fn take(bytes: &mut &[u8], most: u32) -> Option<u32> {
    let mut number = 0;
    for group in 0..most {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << (7 * group);
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_number_comes_back_and_half_of_it_or_one_too_long_does_not(number in 0..1_u32 << 28) {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            prop_assert_eq!(take(&mut bytes.as_slice(), 4), Some(number));
            let groups = bytes.len();
            prop_assert_eq!(take(&mut bytes.as_slice(), groups as u32 - 1), None);
            prop_assert_eq!(take(&mut &bytes[..groups - 1], 4), None);
        }
    }
}

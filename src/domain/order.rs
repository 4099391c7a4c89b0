//! Putting things in order. One piece of sorting code for everything, because each sort of things
//! that is sorted by itself costs every visitor some kilobytes.

use super::id::Id;

/// What decides the order: the first number, then the second, then the id, each from small to large.
pub type Key = (i64, i64, Id);

/// The things from the smallest key to the largest; those with the same key stay as they were.
pub fn by<T>(things: impl IntoIterator<Item = T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let mut keys: Vec<(Key, usize)> = things
        .iter()
        .enumerate()
        .filter_map(|(place, thing)| Some((key(thing.as_ref()?), place)))
        .collect();
    keys.sort_unstable();
    keys.into_iter()
        .filter_map(|(_, place)| things.get_mut(place)?.take())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smallest_first_and_equals_stay_as_they_were() {
        let words = ["cc", "a", "bb", "d"];
        let key = |word: &&str| (word.len() as i64, 0, Id::new([0; 16]));
        assert_eq!(by(words, key), ["a", "d", "cc", "bb"]);
    }
}

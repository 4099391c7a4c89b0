//! Putting things in order. One piece of sorting code for everything, because each sort of things
//! that is sorted by itself costs every visitor some kilobytes.

use super::id::Id;

/// What decides the order: the first number, then the second, then the id, each from small to large.
pub type Key = (i64, i64, Id);

/// The things from the smallest key to the largest; those with the same key stay as they were.
pub fn by<T>(things: impl IntoIterator<Item = T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let mut all = InOrder::default();
    for thing in things {
        all.add(key(&thing), thing);
    }
    all.finish()
}

/// Things that come one by one, for [`by`]. Each key is taken as its thing comes, while that is at hand: of a hundred thousand, to
/// go by all of them afterwards takes longer than to sort.
#[derive(Debug)]
pub struct InOrder<T> {
    keys: Vec<(Key, usize)>,
    things: Vec<Option<T>>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            things: Vec::new(),
        }
    }
}

impl<T> InOrder<T> {
    /// One more.
    pub fn add(&mut self, key: Key, thing: T) {
        self.keys.push((key, self.things.len()));
        self.things.push(Some(thing));
    }

    /// What came so far, as it came.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.things.iter().flatten()
    }

    /// All of it, from the smallest key to the largest.
    pub fn finish(self) -> Vec<T> {
        let Self {
            mut keys,
            mut things,
        } = self;
        keys.sort_unstable();
        keys.into_iter()
            .filter_map(|(_, place)| things.get_mut(place)?.take())
            .collect()
    }
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

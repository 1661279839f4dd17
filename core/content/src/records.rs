//! A list of byte strings in the image, found by number without reading the others.
//!
//! Opening a list looks at none of its entries: bounds are checked when an entry is asked for, so
//! that opening an image costs the same however much it holds.

use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

/// Byte strings one after another, and where each of them ends.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records<'a> {
    #[serde(borrow)]
    ends: ZeroVec<'a, u32>,
    #[serde(borrow)]
    bytes: ZeroVec<'a, u8>,
}

impl Records<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The one with this number; none when there is none, or when the list is damaged there.
    pub fn get(&self, number: usize) -> Option<&[u8]> {
        let end = self.ends.get(number)?;
        let start = match number {
            0 => 0,
            _ => self.ends.get(number - 1)?,
        };
        self.bytes.as_ule_slice().get(start as usize..end as usize)
    }

    /// The same list with bytes of its own.
    pub fn into_owned(self) -> Records<'static> {
        Records {
            ends: self.ends.into_owned(),
            bytes: self.bytes.into_owned(),
        }
    }

    /// All of them in order. One that is damaged is empty.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|number| self.get(number).unwrap_or(&[]))
    }

    /// The number of this entry in a sorted list; none when it is not there.
    pub fn find(&self, wanted: &[u8]) -> Option<usize> {
        let place = self.first_not_before(wanted);
        (self.get(place)? == wanted).then_some(place)
    }

    /// In a sorted list the number of the first entry that is not before this one.
    pub fn first_not_before(&self, wanted: &[u8]) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from + (to - from) / 2;
            match self.get(middle).unwrap_or(&[]) < wanted {
                true => from = middle + 1,
                false => to = middle,
            }
        }
        from
    }
}

impl<T: AsRef<[u8]>> FromIterator<T> for Records<'static> {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> Self {
        let mut ends: Vec<u32> = Vec::new();
        let mut bytes: Vec<u8> = Vec::new();
        for entry in list {
            bytes.extend_from_slice(entry.as_ref());
            // The image as a whole is refused when its length does not fit into a u32.
            ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        }
        Records {
            ends: ZeroVec::alloc_from_slice(&ends),
            bytes: ZeroVec::alloc_from_slice(&bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_number_and_by_what_they_are() {
        let list: Records<'_> = ["", "ab", "b", "b", "zz"].into_iter().collect();
        assert_eq!(list.len(), 5);
        assert_eq!(list.get(1), Some(&b"ab"[..]));
        assert_eq!(list.get(5), None);
        assert_eq!((list.find(b"b"), list.find(b"c")), (Some(2), None));
        assert_eq!(list.first_not_before(b"c"), 4);
        assert_eq!(list.iter().map(<[u8]>::len).sum::<usize>(), 6);
    }

    #[test]
    fn a_damaged_list_gives_nothing_and_does_not_panic() {
        let list = Records {
            ends: ZeroVec::alloc_from_slice(&[2, 1, 9]),
            bytes: ZeroVec::alloc_from_slice(b"abc"),
        };
        assert_eq!(list.get(0), Some(&b"ab"[..]));
        assert_eq!((list.get(1), list.get(2)), (None, None));
        assert_eq!(list.find(b"x"), None);
    }
}

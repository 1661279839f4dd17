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

    /// All of them in order. One that is damaged is empty.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|number| self.get(number).unwrap_or(&[]))
    }

    /// The number of this entry in a sorted list, or the number that it would have.
    pub fn binary_search(&self, wanted: &[u8]) -> Result<usize, usize> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from + (to - from) / 2;
            match self.get(middle).unwrap_or(&[]).cmp(wanted) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Ok(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        Err(from)
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
        let list: Records<'_> = ["", "ab", "b", "zz"].into_iter().collect();
        assert_eq!(list.len(), 4);
        assert_eq!(list.get(1), Some(&b"ab"[..]));
        assert_eq!(list.get(4), None);
        assert_eq!(list.binary_search(b"b"), Ok(2));
        assert_eq!(list.binary_search(b"c"), Err(3));
        assert_eq!(list.iter().map(<[u8]>::len).sum::<usize>(), 5);
    }

    #[test]
    fn a_damaged_list_gives_nothing_and_does_not_panic() {
        let list = Records {
            ends: ZeroVec::alloc_from_slice(&[2, 1, 9]),
            bytes: ZeroVec::alloc_from_slice(b"abc"),
        };
        assert_eq!(list.get(0), Some(&b"ab"[..]));
        assert_eq!((list.get(1), list.get(2)), (None, None));
        assert_eq!(list.binary_search(b"x"), Err(3));
    }
}

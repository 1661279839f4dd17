//! A list of byte strings that the image keeps compressed: texts, sources, what is learned from examples.
//!
//! The list lies in blocks. Opening it touches none of them; asking for an entry unpacks its block, once, and
//! the block stays. Why this and not the whole image: docs/adr/0016-packed-texts.md.

use crate::records::Records;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use zerovec::ZeroVec;

/// Most bytes that one block may unpack to, so that a small damaged pack cannot fill the memory.
const MOST: usize = 4 << 20;

/// Byte strings in compressed blocks, each unpacked when an entry of it is first asked for.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Packed<'a> {
    /// Number of the first entry of each block.
    #[serde(borrow)]
    firsts: ZeroVec<'a, u32>,
    /// How many entries there are.
    count: u32,
    /// The blocks: each a frame of `Records`, deflated.
    #[serde(borrow)]
    blocks: Records<'a>,
    /// The blocks that were asked for. One that cannot be unpacked holds nothing.
    #[serde(skip)]
    open: OnceLock<Box<[OnceLock<Records<'static>>]>>,
}

impl Packed<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The one with this number; none when there is none, or when its block is damaged.
    pub fn get(&self, number: usize) -> Option<&[u8]> {
        let wanted = u32::try_from(number).ok()?;
        let block = match self.firsts.binary_search(&wanted) {
            Ok(block) => block,
            Err(next) => next.checked_sub(1)?,
        };
        let first = self.firsts.get(block)?;
        self.block(block)?.get(number.checked_sub(first as usize)?)
    }

    /// All of them in order; this unpacks everything. One that is damaged is empty.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|number| self.get(number).unwrap_or(&[]))
    }

    /// A block, unpacked.
    fn block(&self, number: usize) -> Option<&Records<'static>> {
        let cells = self
            .open
            .get_or_init(|| self.blocks.iter().map(|_| OnceLock::new()).collect());
        let unpack = || {
            let packed = self.blocks.get(number)?;
            let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MOST).ok()?;
            let records: Records<'_> = postcard::from_bytes(&bytes).ok()?;
            Some(records.into_owned())
        };
        let cell = cells.get(number)?;
        Some(cell.get_or_init(|| unpack().unwrap_or_default()))
    }
}

/// Bytes of a block before it is packed, about: larger ones pack better, smaller ones unpack sooner.
#[cfg(feature = "compile")]
const BLOCK: usize = 8 << 10;

#[cfg(feature = "compile")]
impl Packed<'static> {
    /// Packs a list.
    ///
    /// Errors: a frame that postcard cannot write, which only a lack of memory can bring about.
    pub fn pack<T: AsRef<[u8]>>(list: impl IntoIterator<Item = T>) -> postcard::Result<Self> {
        let mut packed = Packed::default();
        let mut firsts: Vec<u32> = Vec::new();
        let mut blocks: Vec<Vec<u8>> = Vec::new();
        let mut block: Vec<T> = Vec::new();
        let mut list = list.into_iter().peekable();
        let mut size = 0;
        while let Some(entry) = list.next() {
            size += entry.as_ref().len();
            if block.is_empty() {
                firsts.push(packed.count);
            }
            block.push(entry);
            packed.count += 1;
            if size >= BLOCK || list.peek().is_none() {
                let frame: Records<'_> = block.drain(..).collect();
                let frame = postcard::to_allocvec(&frame)?;
                blocks.push(miniz_oxide::deflate::compress_to_vec(&frame, 10));
                size = 0;
            }
        }
        packed.firsts = ZeroVec::alloc_from_slice(&firsts);
        packed.blocks = blocks.iter().collect();
        Ok(packed)
    }
}

#[cfg(all(test, feature = "compile"))]
mod tests {
    use super::*;

    /// Entries of many lengths, more than one block of them.
    fn entries() -> Vec<String> {
        (0..9_000).map(|n| "ab ".repeat(n % 17)).collect()
    }

    #[test]
    fn each_entry_comes_back_in_any_order() -> postcard::Result<()> {
        let entries = entries();
        let bytes = postcard::to_allocvec(&Packed::pack(&entries)?)?;
        let packed: Packed<'_> = postcard::from_bytes(&bytes)?;
        assert!(packed.blocks.len() > 3 && bytes.len() < 50_000);
        assert_eq!(packed.len(), entries.len());
        for (n, entry) in entries.iter().enumerate().rev() {
            assert_eq!(packed.get(n), Some(entry.as_bytes()), "{n}");
        }
        assert!(packed.iter().eq(entries.iter().map(String::as_bytes)));
        assert_eq!(packed.get(entries.len()), None);
        assert_eq!(packed.get(usize::MAX), None);
        assert!(Packed::pack::<&str>([])?.get(0).is_none());
        Ok(())
    }

    #[test]
    fn a_damaged_block_gives_nothing_and_leaves_the_others() -> postcard::Result<()> {
        let entries = entries();
        let mut packed = Packed::pack(&entries)?;
        let mut blocks: Vec<Vec<u8>> = packed.blocks.iter().map(<[u8]>::to_vec).collect();
        if let Some(second) = blocks.get_mut(1) {
            second.fill(0xff);
        }
        packed.blocks = blocks.iter().collect();
        let second = packed.firsts.get(1).unwrap_or(0) as usize;
        assert_eq!(packed.get(second), None);
        let before = entries.get(second - 1).map(String::as_bytes);
        assert!(before.is_some() && packed.get(second - 1) == before);
        Ok(())
    }

    #[test]
    fn a_small_block_that_unpacks_to_very_much_is_refused() -> postcard::Result<()> {
        let packed = Packed::pack([vec![0u8; MOST + 1]])?;
        assert!(packed.blocks.get(0).is_some_and(|b| b.len() < 10_000));
        assert_eq!(packed.get(0), None);
        Ok(())
    }
}

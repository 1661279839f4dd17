//! The first page of a binder, in front of the store: what it is, its format, whether a key fits,
//! and a witness of the last change.
//!
//! It stands outside the store so that "not ours", "newer" and "wrong key" can be told apart
//! without trusting, or touching, anything else in the file. Two copies of it stand in different
//! sectors; a damaged one is read from the other. Two more sectors hold the `note` on the key.

use super::disk::Disk;
use super::error::BinderError;
use super::record::Id;
use super::seal::{NONCE_LEN, Seal, TAG_LEN};

/// How many bytes stand before the store.
pub(crate) const HEADER_LEN: u64 = 4096;
/// The format this program writes.
pub(crate) const FORMAT: u32 = 1;

const MAGIC: [u8; 8] = *b"careteam";
const COPIES: [u64; 2] = [0, 1024];
const COPY_LEN: usize = 8 + 4 + 16 + NONCE_LEN + TAG_LEN;
/// Two places that take turns, so that a torn write leaves the witness before it.
const WITNESSES: [u64; 2] = [2048, 3072];
const WITNESS_LEN: usize = NONCE_LEN + 8 + TAG_LEN;

/// What the header of a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    pub format: u32,
    pub binder: Id,
}

fn check_context(format: u32, binder: &Id) -> Vec<u8> {
    let mut context = b"careteam binder check 1\0".to_vec();
    context.extend_from_slice(&format.to_le_bytes());
    context.extend_from_slice(binder);
    context
}

fn witness_context(binder: &Id) -> Vec<u8> {
    let mut context = b"careteam binder witness 1\0".to_vec();
    context.extend_from_slice(binder);
    context
}

impl Header {
    /// Writes a whole new header page.
    pub fn write(&self, disk: &dyn Disk, seal: &Seal) -> Result<(), BinderError> {
        let mut copy = MAGIC.to_vec();
        copy.extend_from_slice(&self.format.to_le_bytes());
        copy.extend_from_slice(&self.binder);
        copy.extend_from_slice(&seal.close(&check_context(self.format, &self.binder), &[])?);
        disk.set_len(HEADER_LEN)?;
        for offset in COPIES {
            disk.write(offset, &copy)?;
        }
        Ok(())
    }

    /// Reads the header and proves the key.
    pub fn read(disk: &dyn Disk, seal: &Seal) -> Result<Self, BinderError> {
        let copies = COPIES.map(|offset| read_copy(disk, offset));
        let [first, second] = copies;
        let (first, second) = (first?, second?);
        recognize(disk)?;
        let alike = first == second;
        for copy in [first, second].into_iter().flatten() {
            let Some((header, check)) = split_copy(&copy) else {
                continue;
            };
            // A version that nobody wrote would look newer too; two equal copies are no accident.
            if header.format > FORMAT && alike {
                return Err(BinderError::NewerFormat {
                    found: i32::try_from(header.format).unwrap_or(i32::MAX),
                    known: i32::try_from(FORMAT).unwrap_or(i32::MAX),
                });
            }
            let context = check_context(header.format, &header.binder);
            if seal.open(&context, check).is_some() {
                return Ok(header);
            }
        }
        // With one copy bent the other would have opened under the right key, unless both are bent.
        if alike {
            Err(BinderError::WrongKey)
        } else {
            Err(BinderError::damaged("header"))
        }
    }

    /// Notes that the change with this number is on the disk.
    ///
    /// The store falls back to the state before its last commit when that commit's own page is
    /// damaged. That is right after a crash and wrong afterwards: an acknowledged change would be
    /// gone without a word. The witness is written only once the commit is durable, so a store
    /// that stands behind its witness is damaged.
    pub fn testify(&self, disk: &dyn Disk, seal: &Seal, change: u64) -> Result<(), BinderError> {
        let plain = change.to_le_bytes();
        let sealed = seal.close(&witness_context(&self.binder), &plain)?;
        let [even, odd] = WITNESSES;
        disk.write(if change.is_multiple_of(2) { even } else { odd }, &sealed)?;
        Ok(())
    }

    /// The highest change that a witness names; 0 where none can be read.
    pub fn witnessed(&self, disk: &dyn Disk, seal: &Seal) -> Result<u64, BinderError> {
        let mut highest = 0;
        for offset in WITNESSES {
            let mut sealed = [0u8; WITNESS_LEN];
            disk.read(offset, &mut sealed)?;
            if let Some(plain) = seal.open(&witness_context(&self.binder), &sealed) {
                let bytes = plain.as_slice().try_into().unwrap_or_default();
                highest = highest.max(u64::from_le_bytes(bytes));
            }
        }
        Ok(highest)
    }
}

/// Refuses a file that does not begin like a binder.
pub(crate) fn recognize(disk: &dyn Disk) -> Result<(), BinderError> {
    for offset in COPIES {
        if read_copy(disk, offset)?.is_some_and(|copy| copy.starts_with(&MAGIC)) {
            return Ok(());
        }
    }
    Err(foreign_or_cut(disk)?)
}

/// A file too short for one copy is ours if what is left of it begins like ours.
fn foreign_or_cut(disk: &dyn Disk) -> Result<BinderError, BinderError> {
    let len = usize::try_from(disk.len()?).unwrap_or(usize::MAX);
    let mut start = [0u8; MAGIC.len()];
    let start = start.get_mut(..len.min(MAGIC.len())).unwrap_or_default();
    disk.read(0, start)?;
    if len < COPY_LEN && MAGIC.starts_with(start) {
        return Ok(BinderError::damaged("header"));
    }
    Ok(BinderError::NotABinder)
}

/// The bytes of one copy, or nothing where the file is too short to have it.
fn read_copy(disk: &dyn Disk, offset: u64) -> Result<Option<[u8; COPY_LEN]>, BinderError> {
    let mut copy = [0u8; COPY_LEN];
    match disk.read(offset, &mut copy) {
        Ok(()) => Ok(Some(copy)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn split_copy(copy: &[u8; COPY_LEN]) -> Option<(Header, &[u8])> {
    let (magic, rest) = copy.split_first_chunk::<8>()?;
    let (format, rest) = rest.split_first_chunk::<4>()?;
    let (binder, check) = rest.split_first_chunk::<16>()?;
    let header = Header {
        format: u32::from_le_bytes(*format),
        binder: *binder,
    };
    (*magic == MAGIC).then_some((header, check))
}

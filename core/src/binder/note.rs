//! A note in the plain part of the file on how its key is made.
//!
//! A key made from a passphrase needs a salt. In a file of its own the salt is soon lost: a family
//! copies the binder and leaves the other file behind. So it stands in the binder, in room that
//! the header page never used. The note is the caller's; this module does not read it.
//!
//! It stands there twice, in sectors that hold nothing else, each with a check sum, so that a bent
//! byte costs neither the note nor the binder.

use super::check::limited;
use super::disk::Disk;
use super::error::BinderError;
use super::header;

/// Bytes that a note may have.
pub(crate) const LONGEST: usize = 200;

const PLACES: [u64; 2] = [512, 1536];
const MARK: [u8; 8] = *b"key note";
/// Mark, length, text filled up with zeros, check sum.
const LEN: usize = 8 + 1 + LONGEST + 8;

/// Refuses a note that has no room.
pub(crate) fn check(note: &str) -> Result<(), BinderError> {
    limited("key_note", note.len(), LONGEST)
}

/// Writes the note of a new file; an empty one is none.
pub(crate) fn write(disk: &dyn Disk, note: &str) -> Result<(), BinderError> {
    check(note)?;
    if note.is_empty() {
        return Ok(());
    }
    let mut copy = MARK.to_vec();
    copy.push(u8::try_from(note.len()).unwrap_or_default());
    copy.extend_from_slice(note.as_bytes());
    copy.resize(LEN - 8, 0);
    copy.extend_from_slice(&sum(&copy).to_le_bytes());
    for offset in PLACES {
        disk.write(offset, &copy)?;
    }
    Ok(())
}

/// The note of a file; empty where it has none.
pub(crate) fn read(disk: &dyn Disk) -> Result<String, BinderError> {
    let mut blank = true;
    for offset in PLACES {
        let mut copy = [0u8; LEN];
        match disk.read(offset, &mut copy) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => continue,
            Err(error) => return Err(error.into()),
        }
        if let Some(note) = whole(&copy) {
            return Ok(note);
        }
        blank &= copy.iter().all(|byte| *byte == 0);
    }
    header::recognize(disk)?;
    if blank {
        return Ok(String::new());
    }
    Err(BinderError::damaged("note"))
}

fn whole(copy: &[u8; LEN]) -> Option<String> {
    let (rest, found) = copy.split_last_chunk::<8>()?;
    if u64::from_le_bytes(*found) != sum(rest) {
        return None;
    }
    let (len, text) = rest.strip_prefix(&MARK)?.split_first()?;
    let text = text.get(..usize::from(*len))?;
    String::from_utf8(text.to_vec()).ok()
}

/// FNV-1a: tells any single bent byte, which is all that it is for. It protects from accidents; who
/// can write the file can write another note, and then the key does not fit.
fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::binder::disk::MemoryDisk;
    use crate::binder::header::{FORMAT, HEADER_LEN, Header};
    use crate::binder::seal::Seal;

    fn page(note: &str) -> Vec<u8> {
        let disk = MemoryDisk::default();
        let header = Header {
            format: FORMAT,
            binder: [5; 16],
        };
        let seal = Seal::new(vec![1; 32]).unwrap();
        header.write(&disk, &seal).unwrap();
        write(&disk, note).unwrap();
        header.testify(&disk, &seal, 1).unwrap();
        header.testify(&disk, &seal, 2).unwrap();
        assert_eq!(Header::read(&disk, &seal).unwrap(), header);
        assert_eq!(disk.bytes().len() as u64, HEADER_LEN);
        disk.bytes()
    }

    #[test]
    fn every_single_bent_byte_leaves_the_note() {
        let longest = "n".repeat(LONGEST);
        for note in ["argon2id 00ff", longest.as_str()] {
            let whole = page(note);
            for at in 0..whole.len() {
                let mut bent = whole.clone();
                *bent.get_mut(at).unwrap() ^= 0x41;
                assert_eq!(read(&MemoryDisk::new(bent)).unwrap(), note, "byte {at}");
            }
        }
    }

    #[test]
    fn a_note_is_there_or_not_or_damaged() {
        assert_eq!(read(&MemoryDisk::new(page(""))).unwrap(), "");
        let mut bent = page("argon2id 00ff");
        for at in PLACES {
            *bent.get_mut(usize::try_from(at).unwrap() + 12).unwrap() ^= 1;
        }
        let error = read(&MemoryDisk::new(bent)).err();
        assert_eq!(error, Some(BinderError::damaged("note")));
        let foreign = MemoryDisk::new(vec![b'x'; 9_000]);
        assert_eq!(read(&foreign).err(), Some(BinderError::NotABinder));
        let empty = MemoryDisk::new(Vec::new());
        assert_eq!(read(&empty).err(), Some(BinderError::damaged("header")));
        assert!(write(&empty, &"n".repeat(LONGEST + 1)).is_err());
    }
}

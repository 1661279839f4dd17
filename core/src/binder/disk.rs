//! Where the bytes of a binder live, and the backend that keeps an opening from touching them.

use std::fs::File;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Storage under a binder. A file is the usual one; tests put faults here.
pub trait Disk: std::fmt::Debug + Send + Sync + 'static {
    /// How many bytes there are.
    fn len(&self) -> io::Result<u64>;
    /// True when there is nothing yet.
    fn is_empty(&self) -> io::Result<bool> {
        Ok(self.len()? == 0)
    }
    /// Fills `out` from `offset` on; fails when there are fewer bytes.
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()>;
    /// Writes all of `data` at `offset`.
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()>;
    /// Cuts or extends with zeros.
    fn set_len(&self, len: u64) -> io::Result<()>;
    /// Returns when everything written before will survive a loss of power.
    fn sync(&self) -> io::Result<()>;
}

/// A file, locked for as long as this value lives.
#[derive(Debug)]
pub(crate) struct FileDisk {
    file: File,
}

impl FileDisk {
    pub fn new(file: File) -> Self {
        Self { file }
    }
}

impl Disk for FileDisk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::read_exact_at(&self.file, out, offset);
        #[cfg(not(unix))]
        {
            use std::io::{Read, Seek, SeekFrom};
            let mut file = &self.file;
            file.seek(SeekFrom::Start(offset))?;
            file.read_exact(out)
        }
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::write_all_at(&self.file, data, offset);
        #[cfg(not(unix))]
        {
            use std::io::{Seek, SeekFrom, Write};
            let mut file = &self.file;
            file.seek(SeekFrom::Start(offset))?;
            file.write_all(data)
        }
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.file.set_len(len)
    }

    fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }
}

/// One thing the store did to its bytes, in order.
#[derive(Debug)]
enum Step {
    Write(u64, Vec<u8>),
    SetLen(u64),
    Sync,
}

/// What becomes of the steps of the store.
#[derive(Debug)]
enum Mode {
    /// They are kept in memory.
    Holding(Vec<Step>),
    /// They go to the disk.
    Through,
    /// They fail: the disk is no longer what the store believes it to be.
    Severed,
}

/// What the store believes to be its disk. It starts `base` bytes into the real one.
///
/// While it holds, nothing reaches the disk: opening (which repairs after a crash, and marks the
/// file as in use) is done in memory, so that a file that turns out to be damaged or locked by
/// another key stays as it was, byte for byte. The first change lets go: the held steps are
/// replayed in their order, with their syncs, and every later one goes straight through.
#[derive(Debug, Clone)]
pub(crate) struct Backend {
    disk: Arc<dyn Disk>,
    base: u64,
    mode: Arc<Mutex<Mode>>,
    start: Arc<OnceLock<u64>>,
}

impl Backend {
    pub fn holding(disk: Arc<dyn Disk>, base: u64) -> Self {
        Self {
            disk,
            base,
            mode: Arc::new(Mutex::new(Mode::Holding(Vec::new()))),
            start: Arc::new(OnceLock::new()),
        }
    }

    fn mode(&self) -> MutexGuard<'_, Mode> {
        // The steps are only ever pushed to, so a panic elsewhere leaves them whole.
        self.mode.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn at(&self, offset: u64) -> io::Result<u64> {
        let far = || io::Error::from(io::ErrorKind::InvalidInput);
        offset.checked_add(self.base).ok_or_else(far)
    }

    /// The length of the disk while nothing is written to it. It is asked for at every page that
    /// is read, which is too often to ask the operating system.
    fn len_at_start(&self) -> io::Result<u64> {
        if let Some(len) = self.start.get() {
            return Ok(*len);
        }
        let len = self.disk_len()?;
        Ok(*self.start.get_or_init(|| len))
    }

    fn disk_len(&self) -> io::Result<u64> {
        Ok(self.disk.len()?.saturating_sub(self.base))
    }

    /// Replays what was held and holds no more. When that fails midway nothing more gets through:
    /// the store, which knows of no failure, would write on top of steps that are not there.
    pub fn release(&self) -> io::Result<()> {
        let mut mode = self.mode();
        if let Mode::Holding(steps) = std::mem::replace(&mut *mode, Mode::Severed) {
            for step in steps {
                self.step(&step)?;
            }
            *mode = Mode::Through;
        }
        Ok(())
    }

    /// Lets nothing more through, as if the power were cut.
    pub fn sever(&self) {
        *self.mode() = Mode::Severed;
    }

    fn step(&self, step: &Step) -> io::Result<()> {
        match step {
            Step::Write(offset, data) => self.disk.write(self.at(*offset)?, data),
            Step::SetLen(len) => self.disk.set_len(self.at(*len)?),
            Step::Sync => self.disk.sync(),
        }
    }

    fn take(&self, step: impl FnOnce() -> Step) -> io::Result<()> {
        match &mut *self.mode() {
            Mode::Holding(steps) => steps.push(step()),
            Mode::Through => self.step(&step())?,
            Mode::Severed => return Err(severed()),
        }
        Ok(())
    }

    fn read_held(&self, steps: &[Step], offset: u64, out: &mut [u8]) -> io::Result<()> {
        let end = offset.saturating_add(out.len() as u64);
        if end > self.len_held(steps)? {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let there = self.len_at_start()?.saturating_sub(offset);
        let there = usize::try_from(there).unwrap_or(usize::MAX).min(out.len());
        let (from_disk, fresh) = out.split_at_mut(there);
        self.disk.read(self.at(offset)?, from_disk)?;
        fresh.fill(0);
        for step in steps {
            match step {
                Step::Write(start, data) => overlay(offset, out, *start, data),
                Step::SetLen(len) => {
                    let kept = usize::try_from(len.saturating_sub(offset)).unwrap_or(usize::MAX);
                    out.iter_mut().skip(kept).for_each(|byte| *byte = 0);
                }
                Step::Sync => {}
            }
        }
        Ok(())
    }

    fn len_held(&self, steps: &[Step]) -> io::Result<u64> {
        let mut len = self.len_at_start()?;
        for step in steps {
            match step {
                Step::Write(start, data) => len = len.max(start + data.len() as u64),
                Step::SetLen(to) => len = *to,
                Step::Sync => {}
            }
        }
        Ok(len)
    }
}

/// Copies the part of `data`, which stands at `start`, that falls into `out`, which stands at
/// `offset`.
fn overlay(offset: u64, out: &mut [u8], start: u64, data: &[u8]) {
    let skip_out = usize::try_from(start.saturating_sub(offset)).unwrap_or(usize::MAX);
    let skip_data = usize::try_from(offset.saturating_sub(start)).unwrap_or(usize::MAX);
    let to = out.iter_mut().skip(skip_out);
    for (to, from) in to.zip(data.iter().skip(skip_data)) {
        *to = *from;
    }
}

fn severed() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

impl redb::StorageBackend for Backend {
    fn len(&self) -> io::Result<u64> {
        match &*self.mode() {
            Mode::Holding(steps) => self.len_held(steps),
            Mode::Through => self.disk_len(),
            Mode::Severed => Err(severed()),
        }
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        match &*self.mode() {
            Mode::Holding(steps) => self.read_held(steps, offset, out),
            Mode::Through => self.disk.read(self.at(offset)?, out),
            Mode::Severed => Err(severed()),
        }
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.take(|| Step::SetLen(len))
    }

    fn sync_data(&self) -> io::Result<()> {
        self.take(|| Step::Sync)
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        if let Mode::Through = &*self.mode() {
            // The usual case, without a copy of the data.
            return self.disk.write(self.at(offset)?, data);
        }
        self.take(|| Step::Write(offset, data.to_vec()))
    }
}

/// Bytes in memory: what salvage reads a copy of a damaged file from, and tests.
#[derive(Debug, Default)]
pub struct MemoryDisk {
    bytes: Mutex<Vec<u8>>,
}

impl MemoryDisk {
    /// A disk that holds these bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self {
            bytes: Mutex::new(bytes),
        }
    }

    /// A copy of what it holds.
    pub fn bytes(&self) -> Vec<u8> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn index(offset: u64) -> io::Result<usize> {
    usize::try_from(offset).map_err(|_| io::ErrorKind::InvalidInput.into())
}

impl Disk for MemoryDisk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.lock().len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let bytes = self.lock();
        let start = index(offset)?;
        let from = start
            .checked_add(out.len())
            .and_then(|end| bytes.get(start..end))
            .ok_or(io::ErrorKind::UnexpectedEof)?;
        out.copy_from_slice(from);
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut bytes = self.lock();
        let start = index(offset)?;
        let end = start
            .checked_add(data.len())
            .ok_or(io::ErrorKind::InvalidInput)?;
        if bytes.len() < end {
            bytes.resize(end, 0);
        }
        if let Some(to) = bytes.get_mut(start..end) {
            to.copy_from_slice(data);
        }
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.lock().resize(index(len)?, 0);
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use redb::StorageBackend;

    #[test]
    fn held_writes_are_read_back_and_reach_the_disk_only_on_release() {
        let disk = Arc::new(MemoryDisk::new(b"headABCDEF".to_vec()));
        let backend = Backend::holding(disk.clone(), 4);
        backend.write(1, b"xy").unwrap();
        backend.set_len(4).unwrap();
        backend.set_len(8).unwrap();
        backend.write(7, b"z").unwrap();
        let mut out = [9u8; 8];
        backend.read(0, &mut out).unwrap();
        assert_eq!(&out, b"AxyD\0\0\0z");
        let mut middle = [9u8; 3];
        backend.read(2, &mut middle).unwrap();
        assert_eq!(&middle, b"yD\0");
        assert!(backend.read(2, &mut [0; 7]).is_err());
        assert_eq!(disk.bytes(), b"headABCDEF");

        backend.release().unwrap();
        assert_eq!(disk.bytes(), b"headAxyD\0\0\0z");
        backend.write(0, b"Q").unwrap();
        assert_eq!(disk.bytes(), b"headQxyD\0\0\0z");
    }
}

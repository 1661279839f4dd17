//! The files of a binder: the one that is kept, and those that stand beside it for a while.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, FileDisk};
use super::error::BinderError;

/// What a file beside the binder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A new binder that is not yet complete.
    Part,
    /// A binder that is being written anew, to take the place of the old one.
    Rewrite,
    /// The binder as it was before a migration.
    Copy,
    /// That copy while it is not yet complete.
    CopyPart,
}

impl Role {
    pub const ALL: [Role; 4] = [Role::Part, Role::Rewrite, Role::Copy, Role::CopyPart];

    fn suffix(self) -> &'static str {
        match self {
            Role::Part => ".part",
            Role::Rewrite => ".rewrite",
            Role::Copy => ".before-migration",
            Role::CopyPart => ".before-migration.part",
        }
    }
}

pub(crate) fn beside(path: &Path, role: Role) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(role.suffix());
    PathBuf::from(name)
}

/// What "delete everything" removed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Deleted {
    /// Names of the files that are gone, without their folder.
    pub removed: Vec<String>,
    /// Names of the files that could not be removed. Empty when all went well.
    pub left: Vec<String>,
    /// How many bytes were overwritten before their file was removed.
    pub bytes: i64,
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Takes the lock that keeps two writers apart. It ends with the file handle, also when the
/// process is killed.
fn lock(file: &File) -> Result<(), BinderError> {
    match fs4::FileExt::try_lock(file) {
        Ok(()) => Ok(()),
        Err(fs4::TryLockError::WouldBlock) => Err(BinderError::InUse),
        // A file system without locks; an app opens its own binder once.
        Err(fs4::TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(fs4::TryLockError::Error(e)) => Err(e.into()),
    }
}

/// Opens and locks an existing file; never makes one.
pub(crate) fn open_locked(path: &Path) -> Result<Arc<dyn Disk>, BinderError> {
    let file = options().open(path)?;
    lock(&file)?;
    Ok(Arc::new(FileDisk::new(file)))
}

/// Opens a file to look at its first page only; it may be open elsewhere.
pub(crate) fn open_to_look(path: &Path) -> Result<FileDisk, BinderError> {
    Ok(FileDisk::new(File::open(path)?))
}

/// Reads a file that may not be written. Refuses one that someone is writing.
pub(crate) fn read_whole(path: &Path) -> Result<Vec<u8>, BinderError> {
    let mut file = File::open(path)?;
    match fs4::FileExt::try_lock_shared(&file) {
        Err(fs4::TryLockError::WouldBlock) => return Err(BinderError::InUse),
        // Without a lock the worst is a record that does not open.
        Err(fs4::TryLockError::Error(_)) | Ok(()) => {}
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes an empty file beside the binder, in place of one that a crash left there.
pub(crate) fn fresh(path: &Path) -> Result<Arc<dyn Disk>, BinderError> {
    let file = options().create(true).truncate(false).open(path)?;
    lock(&file)?;
    file.set_len(0)?;
    Ok(Arc::new(FileDisk::new(file)))
}

/// Copies a file so that the copy is complete under its name, or not there.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), BinderError> {
    let part = {
        let mut name = to.as_os_str().to_owned();
        name.push(".part");
        PathBuf::from(name)
    };
    let mut source = File::open(from)?;
    let mut file = options().create(true).truncate(true).open(&part)?;
    io::copy(&mut source, &mut file)?;
    file.sync_all()?;
    drop(file);
    rename(&part, to)
}

/// Gives a complete file its name, durably.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), BinderError> {
    std::fs::rename(from, to)?;
    sync_folder(to);
    Ok(())
}

/// A new name is durable only when its folder is. Not every system can sync a folder; those that
/// cannot do it on their own.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        let _ = folder.sync_all();
    }
}

/// Removes what a crash left beside a binder that opened well.
pub(crate) fn tidy(path: &Path) {
    for role in [Role::Rewrite, Role::CopyPart] {
        let leftover = beside(path, role);
        if leftover.exists() {
            let _ = wipe(&leftover);
        }
    }
}

/// Overwrites a file and removes it. On flash memory the old cells may outlive the overwriting;
/// there it is the sealing that protects, see docs/privacy.md.
fn wipe(path: &Path) -> Result<i64, BinderError> {
    let mut file = options().open(path)?;
    lock(&file)?;
    let len = file.metadata()?.len();
    overwrite(&mut file, len)?;
    drop(file);
    std::fs::remove_file(path)?;
    sync_folder(path);
    Ok(i64::try_from(len).unwrap_or(i64::MAX))
}

fn overwrite(file: &mut File, len: u64) -> io::Result<()> {
    io::copy(&mut io::repeat(0).take(len), file)?;
    file.flush()?;
    file.sync_data()
}

/// Overwrites a disk whose file has lost its name.
pub(crate) fn blank(disk: &dyn Disk) -> io::Result<()> {
    // Not a static: zeros would be 64 KB of what a phone downloads.
    let zeros = vec![0; 64 * 1024];
    let len = disk.len()?;
    let mut at = 0;
    while at < len {
        let step = (len - at).min(zeros.len() as u64);
        let zeros = zeros.get(..usize::try_from(step).unwrap_or(0));
        disk.write(at, zeros.unwrap_or_default())?;
        at += step;
    }
    disk.sync()?;
    disk.set_len(0)
}

/// Removes the binder and everything beside it, whatever state it is in and without a key.
pub(crate) fn delete_all(path: &Path) -> Result<Deleted, BinderError> {
    let mut report = Deleted {
        removed: Vec::new(),
        left: Vec::new(),
        bytes: 0,
    };
    let others = Role::ALL.map(|role| beside(path, role));
    for file in std::iter::once(path.to_owned()).chain(others) {
        if std::fs::symlink_metadata(&file).is_err() {
            continue;
        }
        let name = file.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        match wipe(&file) {
            Ok(bytes) => {
                report.bytes = report.bytes.saturating_add(bytes);
                report.removed.push(name);
            }
            // Deleting must not pull the file away from under another writer.
            Err(BinderError::InUse) => return Err(BinderError::InUse),
            Err(_) => report.left.push(name),
        }
    }
    if report.removed.is_empty() && report.left.is_empty() {
        return Err(BinderError::Missing);
    }
    Ok(report)
}

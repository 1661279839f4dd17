//! The key of a binder: from a key file, or from a passphrase by Argon2id.
//!
//! The salt is one line: `careteam-salt argon2id m=65536 t=3 p=1 <32 hex digits>`. It is no
//! secret, but without it the passphrase opens nothing; so it stands in the binder itself, as its
//! note on the key, and changes together with the key. Binders of before had it in a file beside
//! them, which is read where there is no note and never written. The cost is that of RFC 9106 for
//! computers with little memory (64 MiB, three passes), here in one lane.

use super::args::Options;
use super::fail;
use crate::context::Context;
use crate::exit::{Code, Failure};
use argon2::{Algorithm, Argon2, Params, Version};
use careteam::binder::{Binder, BinderError};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const KEY: usize = 32;
const SALT: usize = 16;
const MARK: &str = "careteam-salt argon2id";
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// What is taken from a salt file: less would be weak, more would exhaust the computer.
const MEMORIES: std::ops::RangeInclusive<u32> = 19 * 1024..=1024 * 1024;
const MOST_PASSES: u32 = 32;
/// Characters of a passphrase for a new key. The file can be copied and tried out without end.
const SHORTEST: usize = 10;
/// Bytes of a passphrase or key file that are read.
const LONGEST: u64 = 4096;

/// A passphrase, wiped when it is no longer needed.
pub type Passphrase = Zeroizing<String>;

/// What a passphrase is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To open the binder.
    Open,
    /// For a new binder, or a new key.
    New,
    /// For a new backup.
    NewBackup,
    /// To open a backup.
    OpenBackup,
}

/// The key of an existing binder.
pub fn existing(context: &Context, options: &Options, binder: &Path) -> Result<Vec<u8>, Failure> {
    if let Some(path) = &options.key_file {
        return from_file(context, path);
    }
    // Before anything is asked: a passphrase for a binder that is not there helps nobody.
    if !binder.exists() {
        return Err(fail::of(&context.words, &BinderError::Missing));
    }
    let salt = Salt::of(context, binder)?;
    salt.key(context, &ask(context, options, Purpose::Open)?)
}

/// A new key, and the note on how it is made.
pub struct Fresh {
    pub key: Vec<u8>,
    /// Empty for a key file.
    pub note: String,
}

/// The key for a new binder, or a new key for an old one. A passphrase gets a fresh salt.
pub fn fresh(
    context: &Context,
    options: &Options,
    key_file: Option<&Path>,
) -> Result<Fresh, Failure> {
    if let Some(path) = key_file {
        return Ok(Fresh {
            key: from_file(context, path)?,
            note: String::new(),
        });
    }
    let passphrase = ask(context, options, Purpose::New)?;
    let salt = Salt::make(context)?;
    Ok(Fresh {
        key: salt.key(context, &passphrase)?,
        note: salt.text(),
    })
}

/// Where the salt of an older binder is.
pub fn salt_path(binder: &Path) -> PathBuf {
    let mut name = binder.as_os_str().to_owned();
    name.push(".salt");
    PathBuf::from(name)
}

fn from_file(context: &Context, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Zeroizing::new(Vec::new());
    File::open(path)
        .and_then(|file| file.take(LONGEST).read_to_end(&mut bytes))
        .map_err(|_| fail::device(&context.words, "shell_binder_no_key_file"))?;
    if bytes.len() == KEY {
        return Ok(bytes.to_vec());
    }
    let text = std::str::from_utf8(&bytes).unwrap_or_default().trim();
    unhex(text)
        .filter(|key| key.len() == KEY)
        .ok_or_else(|| fail::of(&context.words, &BinderError::BadKey { found: 0 }))
}

/// Asks for a passphrase without showing it; for a new one twice.
pub fn ask(context: &Context, options: &Options, purpose: Purpose) -> Result<Passphrase, Failure> {
    let words = &context.words;
    let prompt = match purpose {
        Purpose::Open => "shell_binder_passphrase",
        Purpose::New => "shell_binder_passphrase_new",
        Purpose::NewBackup => "shell_binder_passphrase_new_backup",
        Purpose::OpenBackup => "shell_binder_passphrase_backup",
    };
    let new = matches!(purpose, Purpose::New | Purpose::NewBackup);
    let passphrase = if options.passphrase_stdin {
        line_of_standard_input()?
    } else {
        hidden(context, prompt)?
    };
    if new && passphrase.chars().count() < SHORTEST {
        return Err(fail::say(words, "shell_binder_short_passphrase"));
    }
    if new && !options.passphrase_stdin && *hidden(context, "shell_binder_again")? != *passphrase {
        return Err(fail::say(words, "shell_binder_not_the_same"));
    }
    Ok(passphrase)
}

fn hidden(context: &Context, prompt: &str) -> Result<Passphrase, Failure> {
    let words = &context.words;
    rpassword::prompt_password(format!("{}: ", words.say(prompt)))
        .map(Zeroizing::new)
        .map_err(|_| fail::device(words, "shell_binder_no_terminal"))
}

fn line_of_standard_input() -> Result<Passphrase, Failure> {
    let mut line = Zeroizing::new(String::new());
    // The buffer of standard input is shared, so what follows is not lost.
    io::stdin()
        .lock()
        .take(LONGEST)
        .read_line(&mut line)
        .map_err(Failure::reading)?;
    let end = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(end);
    Ok(line)
}

/// The salt of a passphrase, and what making the key costs.
struct Salt {
    salt: [u8; SALT],
    memory: u32,
    passes: u32,
}

impl Salt {
    /// The salt of a binder: its note, else the file beside it.
    fn of(context: &Context, binder: &Path) -> Result<Self, Failure> {
        let words = &context.words;
        let missing = match Binder::key_note(binder.to_string_lossy().into_owned()) {
            Ok(note) if note.is_empty() => fail::device(words, "shell_binder_no_salt"),
            Ok(note) => {
                return Self::parse(&note)
                    .ok_or_else(|| fail::device(words, "shell_binder_bad_note"));
            }
            // Where the page of the note is lost, a salt beside the file may still save the rest.
            Err(error @ (BinderError::Damaged { .. } | BinderError::NotABinder)) => {
                fail::of(words, &error)
            }
            Err(error) => return Err(fail::of(words, &error)),
        };
        Self::read(context, binder)?.ok_or(missing)
    }

    fn read(context: &Context, binder: &Path) -> Result<Option<Self>, Failure> {
        let mut text = String::new();
        match File::open(salt_path(binder)).and_then(|f| f.take(LONGEST).read_to_string(&mut text))
        {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Ok(_) => {}
            Err(_) => return Err(fail::device(&context.words, "shell_binder_bad_salt")),
        }
        Self::parse(&text)
            .map(Some)
            .ok_or_else(|| fail::device(&context.words, "shell_binder_bad_salt"))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().strip_prefix(MARK)?.split_whitespace();
        let memory = parts.next()?.strip_prefix("m=")?.parse().ok()?;
        let passes = parts.next()?.strip_prefix("t=")?.parse().ok()?;
        (parts.next()? == "p=1").then_some(())?;
        let salt = unhex(parts.next()?)?.try_into().ok()?;
        let known = parts.next().is_none()
            && MEMORIES.contains(&memory)
            && (1..=MOST_PASSES).contains(&passes);
        known.then_some(Salt {
            salt,
            memory,
            passes,
        })
    }

    fn make(context: &Context) -> Result<Self, Failure> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt)
            .map_err(|_| fail::device(&context.words, "shell_binder_disk"))?;
        Ok(Salt {
            salt,
            memory: MEMORY,
            passes: PASSES,
        })
    }

    fn text(&self) -> String {
        let hex: String = self.salt.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{MARK} m={} t={} p=1 {hex}", self.memory, self.passes)
    }

    fn key(&self, context: &Context, passphrase: &str) -> Result<Vec<u8>, Failure> {
        let slow = || Failure::Binder {
            code: Code::Device,
            text: context.words.say("shell_binder_disk").to_owned(),
        };
        let params = Params::new(self.memory, self.passes, 1, Some(KEY)).map_err(|_| slow())?;
        let mut key = vec![0; KEY];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &self.salt, &mut key)
            .map_err(|_| slow())?;
        Ok(key)
    }
}

/// Writes a file that only its owner can read and that was not there before, durably: complete
/// under its name, or not there.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let part = part_path(path);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        // Systems that cannot sync a folder do it on their own.
        let _ = folder.sync_all();
    }
    Ok(())
}

/// A file while it is written.
pub fn part_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
            }
            _ => None,
        })
        .collect()
}

/// Whether a person can be asked.
pub fn can_ask() -> bool {
    io::stdin().is_terminal()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_salt_comes_back_as_it_was_written() {
        let salt = Salt {
            salt: [7; SALT],
            memory: MEMORY,
            passes: PASSES,
        };
        let read = Salt::parse(&salt.text()).unwrap();
        assert_eq!(
            (read.salt, read.memory, read.passes),
            ([7; SALT], MEMORY, PASSES)
        );
        for bad in [
            "",
            "careteam-salt argon2id m=1 t=3 p=1 07070707070707070707070707070707",
            "careteam-salt argon2id m=65536 t=3 p=2 07070707070707070707070707070707",
            "careteam-salt argon2id m=4000000000 t=3 p=1 07070707070707070707070707070707",
            "careteam-salt argon2id m=65536 t=3 p=1 0707",
        ] {
            assert!(Salt::parse(bad).is_none(), "{bad}");
        }
    }

    /// The key of a passphrase must be the same for ever. The answer is that of the reference
    /// implementation (argon2-cffi).
    #[test]
    fn the_key_of_a_passphrase_stays() {
        let params = Params::new(MEMORY, PASSES, 1, Some(KEY)).unwrap();
        let mut key = vec![0; KEY];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(b"correct horse battery", &[7; SALT], &mut key)
            .unwrap();
        let hex: String = key.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            hex,
            "c5a11ba75128bd1b2edc3f948cae6138eb04f2e3f066dd8ade3ed131c7ab04f2"
        );
    }

    #[test]
    fn hex_digits_in_pairs() {
        assert_eq!(unhex("00fF"), Some(vec![0, 255]));
        assert_eq!(unhex("0"), None);
        assert_eq!(unhex("+1"), None);
    }
}

//! A backup is a standard age file under a passphrase, and what is in it is the documented JSON.
//! So it can be opened with the `age` or `rage` command, without this program.

use std::io::{Read, Write};
use std::iter;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};

use crate::binder::{Binder, BinderError, IMPORT_LIMIT};

/// How hard a passphrase is to try out: 2^17 blocks of 1 KB, that is 128 MB for a moment.
/// Fixed, so that a backup made on a fast computer still opens on an old phone.
const WORK: u8 = 17;
/// What the `age` command itself uses. More is refused, for it is memory that a phone has not.
const MOST_WORK: u8 = 18;
/// A backup is a little larger than what is in it.
const FILE_LIMIT: usize = IMPORT_LIMIT + IMPORT_LIMIT / 100;
/// Characters of a passphrase. The file can be copied and tried out without end.
const SHORTEST: usize = 10;

/// Seals everything in the binder under a passphrase of at least ten characters.
pub fn backup(binder: &Binder, passphrase: String) -> Result<Vec<u8>, BinderError> {
    if passphrase.chars().count() < SHORTEST {
        return Err(BinderError::Invalid {
            field: "passphrase".into(),
            reason: format!("it has fewer than {SHORTEST} characters"),
        });
    }
    let json = binder.export_json()?;
    seal(json.as_bytes(), passphrase).map_err(BinderError::from)
}

fn seal(plain: &[u8], passphrase: String) -> std::io::Result<Vec<u8>> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(WORK);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(std::io::Error::other)?;
    let mut sealed = Vec::with_capacity(plain.len() + plain.len() / 1_000 + 1_000);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

/// Opens a backup and gives the JSON in it, ready for `preview_import` and `import_json`.
pub fn open_backup(bytes: Vec<u8>, passphrase: String) -> Result<String, BinderError> {
    let too_long = || BinderError::TooLong {
        field: "backup".into(),
        limit: i32::try_from(FILE_LIMIT).unwrap_or(i32::MAX),
    };
    if bytes.len() > FILE_LIMIT {
        return Err(too_long());
    }
    let decryptor = Decryptor::new(bytes.as_slice()).map_err(explain)?;
    if !decryptor.is_scrypt() {
        // Sealed for a key pair, so not by this program.
        return Err(BinderError::NotABinder);
    }
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let reader = decryptor
        .decrypt(iter::once(&identity as &dyn age::Identity))
        .map_err(explain)?;
    // age does not compress, so what comes out is no longer than the file; the limit stays here
    // for the day that it might be.
    let mut plain = Vec::with_capacity(bytes.len());
    let limit = u64::try_from(IMPORT_LIMIT).unwrap_or(u64::MAX);
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut plain)
        .map_err(|_| damaged())?;
    if plain.len() > IMPORT_LIMIT {
        return Err(too_long());
    }
    String::from_utf8(plain).map_err(|_| BinderError::NotABinder)
}

fn damaged() -> BinderError {
    BinderError::Damaged {
        part: "backup".into(),
    }
}

fn explain(error: DecryptError) -> BinderError {
    match error {
        DecryptError::NoMatchingKeys
        | DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed => BinderError::WrongKey,
        DecryptError::ExcessiveWork { required, .. } => BinderError::TooLong {
            field: format!("work factor {required}"),
            limit: i32::from(MOST_WORK),
        },
        DecryptError::InvalidMac => damaged(),
        // Not even the start of an age file.
        _ => BinderError::NotABinder,
    }
}

//! The one place that knows the key: sealing and opening of values.

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};
use zeroize::{Zeroize, Zeroizing};

use super::error::BinderError;
use super::record::{KEY_LEN, Key};

/// Stands before every sealed record, so that salvage finds records in a file whose index is lost.
pub(crate) const MARK: [u8; 4] = *b"\xc7rec";
pub(crate) const NONCE_LEN: usize = 24;
pub(crate) const TAG_LEN: usize = 16;
/// Mark, length and key, which stand before the nonce.
pub(crate) const ENVELOPE_LEN: usize = 4 + 4 + KEY_LEN;

/// Seals values under one key. The cipher wipes its key from memory when it is dropped.
#[derive(Clone)]
pub(crate) struct Seal {
    cipher: XChaCha20Poly1305,
}

impl Seal {
    /// Takes the key and wipes the caller's copy that was handed over.
    pub fn new(mut key: Vec<u8>) -> Result<Self, BinderError> {
        let cipher = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| BinderError::BadKey {
            found: i32::try_from(key.len()).unwrap_or(i32::MAX),
        });
        key.zeroize();
        Ok(Self { cipher: cipher? })
    }

    /// Nonce, cipher text and tag. A random nonce of 24 bytes does not repeat in practice, so no
    /// counter has to survive a crash.
    pub fn close(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, BinderError> {
        let mut nonce = [0u8; NONCE_LEN];
        fill_random(&mut nonce)?;
        let mut text = Vec::with_capacity(plain.len() + TAG_LEN);
        text.extend_from_slice(plain);
        self.cipher
            .encrypt_in_place(&nonce.into(), context, &mut text)
            .map_err(|_| BinderError::damaged("record"))?;
        let mut sealed = Vec::with_capacity(NONCE_LEN + text.len());
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&text);
        Ok(sealed)
    }

    /// The plain text, or nothing when the value, its context or the key is another one.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut plain = Zeroizing::new(text.to_vec());
        self.cipher
            .decrypt_in_place(&(*nonce).into(), context, &mut *plain)
            .ok()?;
        Some(plain)
    }

    /// A record as it stands in the store. Its key is part of what is authenticated: a value moved
    /// under another id, kind or parent does not open.
    pub fn close_record(&self, key: &Key, plain: &[u8]) -> Result<Vec<u8>, BinderError> {
        let bytes = key.to_bytes();
        let sealed = self.close(&record_context(&bytes), plain)?;
        let len = u32::try_from(sealed.len()).map_err(|_| BinderError::TooLong {
            field: "record".into(),
            limit: i32::MAX,
        })?;
        let mut out = Vec::with_capacity(ENVELOPE_LEN + sealed.len());
        out.extend_from_slice(&MARK);
        out.extend_from_slice(&len.to_le_bytes());
        out.extend_from_slice(&bytes);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    pub fn open_record(&self, key: &Key, stored: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (found, sealed) = split_envelope(stored)?;
        let bytes = key.to_bytes();
        (found == bytes).then(|| self.open(&record_context(&bytes), sealed))?
    }
}

/// The key and the sealed part of the record that starts here; bytes after it are left alone.
pub(crate) fn split_envelope(stored: &[u8]) -> Option<([u8; KEY_LEN], &[u8])> {
    let (mark, rest) = stored.split_first_chunk::<4>()?;
    let (len, rest) = rest.split_first_chunk::<4>()?;
    let (key, rest) = rest.split_first_chunk::<KEY_LEN>()?;
    let len = usize::try_from(u32::from_le_bytes(*len)).ok()?;
    (*mark == MARK).then_some(())?;
    Some((*key, rest.get(..len)?))
}

pub(crate) fn record_context(key: &[u8; KEY_LEN]) -> Vec<u8> {
    let mut context = b"careteam binder record 1\0".to_vec();
    context.extend_from_slice(key);
    context
}

pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), BinderError> {
    getrandom::fill(bytes).map_err(|_| BinderError::Disk {
        kind: "no random numbers".into(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::binder::record::Kind;

    #[test]
    fn a_value_opens_only_in_its_place_and_unchanged() {
        let seal = Seal::new(vec![7; 32]).unwrap();
        let key = Key::new(Kind::Person, [1; 16], [2; 16]);
        let stored = seal.close_record(&key, b"Dana").unwrap();
        assert_eq!(*seal.open_record(&key, &stored).unwrap(), b"Dana");

        let other = Key::new(Kind::Person, [1; 16], [3; 16]);
        assert!(seal.open_record(&other, &stored).is_none());
        let mut moved = stored.clone();
        moved[8..8 + KEY_LEN].copy_from_slice(&other.to_bytes());
        assert!(seal.open_record(&other, &moved).is_none());
        for at in 0..stored.len() {
            let mut bent = stored.clone();
            bent[at] ^= 1;
            assert!(seal.open_record(&key, &bent).is_none(), "byte {at}");
        }
        assert!(
            Seal::new(vec![8; 32])
                .unwrap()
                .open_record(&key, &stored)
                .is_none()
        );
    }

    #[test]
    fn a_key_has_32_bytes() {
        assert_eq!(
            Seal::new(vec![0; 31]).err(),
            Some(BinderError::BadKey { found: 31 })
        );
    }
}

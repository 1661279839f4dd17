//! Rules as numbers of sixteen bits, one after another.
//!
//! A rule is its head and its parts. A part is a number that says what kind it is and how many atoms it has,
//! then its first atom, then for each further atom the most words before it and the atom.

use zerovec::ule::RawBytesULE;

/// Bits of a head that hold the subject.
const SUBJECT_BITS: u32 = 8;
/// Bits of a head that hold the language.
const LANGUAGE_BITS: u32 = 3;
/// Bits of a head that hold the number of parts.
#[cfg(feature = "compile")]
const PART_BITS: u32 = 4;

/// What stands before the parts of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// Number of the need, sign or crisis sign.
    pub(super) subject: u16,
    /// Number of the language.
    pub(super) language: u16,
    /// How many parts the rule has.
    pub(super) parts: u16,
    /// Whether it is enough alone.
    pub(super) enough: bool,
}

impl Head {
    /// The number that stands for it; none when it holds more than fits.
    #[cfg(feature = "compile")]
    pub(super) fn write(self) -> Option<u16> {
        let fits = self.subject >> SUBJECT_BITS == 0
            && self.language >> LANGUAGE_BITS == 0
            && self.parts >> PART_BITS == 0;
        let high = (self.parts << LANGUAGE_BITS | self.language) << 1 | u16::from(self.enough);
        fits.then_some(high << SUBJECT_BITS | self.subject)
    }

    pub(super) fn read(number: u16) -> Self {
        let low = |number: u16, bits: u32| number & ((1 << bits) - 1);
        let high = number >> SUBJECT_BITS;
        Head {
            subject: low(number, SUBJECT_BITS),
            language: low(high >> 1, LANGUAGE_BITS),
            parts: high >> (1 + LANGUAGE_BITS),
            enough: high & 1 == 1,
        }
    }
}

/// One part of a rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'r> {
    /// Whether it must not stand there.
    pub(super) absent: bool,
    /// Whether it may stand in another sentence than the first part.
    pub(super) anywhere: bool,
    /// Its first atom, then for each further one the most words before it and the atom.
    pub(super) atoms: &'r [RawBytesULE<2>],
}

impl<'r> Part<'r> {
    /// The numbers that stand for a part, which has at least one atom; each is given with the most words
    /// before it, which say nothing of the first.
    #[cfg(feature = "compile")]
    pub(super) fn write(absent: bool, anywhere: bool, atoms: &[(u16, u16)], out: &mut Vec<u16>) {
        out.push((atoms.len() as u16) << 2 | u16::from(anywhere) << 1 | u16::from(absent));
        let spread = atoms.iter().flat_map(|(atom, gap)| [*gap, *atom]);
        out.extend(spread.skip(1));
    }

    /// Takes the next part from the numbers; none at their end, or when they are damaged.
    pub(super) fn next(rest: &mut &'r [RawBytesULE<2>]) -> Option<Self> {
        let (kind, tail) = rest.split_first()?;
        let (atoms, behind) = split(tail, length(number(kind)));
        *rest = behind;
        Some(Part {
            absent: number(kind) & 1 == 1,
            anywhere: number(kind) & 2 == 2,
            atoms,
        })
    }
}

/// Splits the numbers of `count` parts from what follows them.
pub(super) fn split_parts(
    list: &[RawBytesULE<2>],
    count: u16,
) -> (&[RawBytesULE<2>], &[RawBytesULE<2>]) {
    let mut end = 0;
    for _ in 0..count {
        end += 1 + list.get(end).map_or(0, |kind| length(number(kind)));
    }
    split(list, end)
}

/// How many numbers the atoms of a part take.
fn length(kind: u16) -> usize {
    (usize::from(kind >> 2) * 2).saturating_sub(1)
}

pub(super) fn number(raw: &RawBytesULE<2>) -> u16 {
    u16::from_le_bytes(raw.0)
}

pub(super) fn split<T>(list: &[T], at: usize) -> (&[T], &[T]) {
    list.split_at_checked(at).unwrap_or((list, &[]))
}

#[cfg(all(test, feature = "compile"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use zerovec::ZeroVec;

    #[test]
    fn what_is_written_is_read() {
        for (subject, language, parts, enough) in
            [(0, 0, 1, false), (255, 7, 15, true), (42, 1, 3, true)]
        {
            let head = Head {
                subject,
                language,
                parts,
                enough,
            };
            assert_eq!(Head::read(head.write().unwrap()), head);
        }
        let mut numbers = Vec::new();
        Part::write(false, true, &[(9, 5)], &mut numbers);
        Part::write(true, false, &[(7, 0), (8, 3), (9, 1)], &mut numbers);
        numbers.push(77);
        let list = ZeroVec::alloc_from_slice(&numbers);
        let (mut parts, behind) = split_parts(list.as_ule_slice(), 2);
        assert_eq!(behind.iter().map(number).collect::<Vec<_>>(), [77]);
        let mut next = || {
            let part = Part::next(&mut parts)?;
            let atoms: Vec<u16> = part.atoms.iter().map(number).collect();
            Some((part.absent, part.anywhere, atoms))
        };
        assert_eq!(next(), Some((false, true, vec![9])));
        assert_eq!(next(), Some((true, false, vec![7, 3, 8, 1, 9])));
        assert_eq!(next(), None);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let head = Head {
            subject: 255,
            language: 7,
            parts: 15,
            enough: true,
        };
        assert!(head.write().is_some());
        assert!(
            Head {
                subject: 256,
                ..head
            }
            .write()
            .is_none()
        );
        assert!(
            Head {
                language: 8,
                ..head
            }
            .write()
            .is_none()
        );
        assert!(Head { parts: 16, ..head }.write().is_none());
    }
}

//! A disk that tears, reorders and drops what was not yet synced, and one that runs full, at every
//! position of a scripted run: afterwards the old or the new state, never neither.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

// Each of the three uses a part of it.
#[allow(dead_code)]
mod script;

use std::io;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use careteam::binder::{Binder, BinderError, Disk, MemoryDisk};
use script::{KEY, NOW, Seen};

const CHANGES: u64 = 34;

#[derive(Debug, Clone)]
enum Step {
    Write(u64, Vec<u8>),
    SetLen(u64),
    Sync,
    /// Change n was acknowledged.
    Done(u64),
}

/// Remembers in which order things were done to it.
#[derive(Debug, Default)]
struct Recorder {
    inner: MemoryDisk,
    steps: Mutex<Vec<Step>>,
}

impl Recorder {
    fn note(&self, step: Step) {
        self.steps.lock().expect("steps").push(step);
    }
}

impl Disk for Recorder {
    fn len(&self) -> io::Result<u64> {
        self.inner.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.inner.read(offset, out)
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.note(Step::Write(offset, data.to_vec()));
        self.inner.write(offset, data)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.note(Step::SetLen(len));
        self.inner.set_len(len)
    }
    fn sync(&self) -> io::Result<()> {
        self.note(Step::Sync);
        Ok(())
    }
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn open(disk: Arc<dyn Disk>) -> Result<Binder, BinderError> {
    Binder::open_on(disk, KEY.to_vec())
}

/// A run with two closings and openings in between. Returns what was done to the disk from the
/// first change on, and the disk before it.
fn record() -> (Vec<u8>, Vec<Step>) {
    let disk = Arc::new(Recorder::default());
    let mut binder = Binder::create_on(disk.clone(), KEY.to_vec(), NOW).expect("created");
    script::make_child(&binder).expect("a child");
    drop(binder);
    let start = disk.inner.bytes();
    disk.steps.lock().expect("steps").clear();
    binder = open(disk.clone()).expect("opens");
    for n in 1..=CHANGES {
        script::make_change(&binder, n).expect("changed");
        disk.note(Step::Done(n));
        if n % 12 == 0 {
            drop(binder);
            binder = open(disk.clone()).expect("opens");
        }
    }
    drop(binder);
    let steps = disk.steps.lock().expect("steps").clone();
    (start, steps)
}

fn do_step(disk: &MemoryDisk, step: &Step) {
    match step {
        Step::Write(offset, data) => disk.write(*offset, data).expect("written"),
        Step::SetLen(len) => disk.set_len(*len).expect("set"),
        Step::Sync | Step::Done(_) => {}
    }
}

/// How a loss of power treats what was not yet synced.
#[derive(Debug, Clone, Copy)]
enum Loss {
    All,
    Nothing,
    LastTorn,
    Shuffled,
}

fn lose(durable: &[u8], pending: &[Step], loss: Loss, dice: &mut Dice) -> Vec<u8> {
    let disk = MemoryDisk::new(durable.to_vec());
    match loss {
        Loss::All => {}
        Loss::Nothing => pending.iter().for_each(|step| do_step(&disk, step)),
        Loss::LastTorn => {
            let Some((last, before)) = pending.split_last() else {
                return disk.bytes();
            };
            before.iter().for_each(|step| do_step(&disk, step));
            tear(&disk, last, dice);
        }
        Loss::Shuffled => {
            // The disk may take its sectors in any order. Whatever order that is, the result is a
            // choice of sectors that arrived; for one place written twice, either may be last.
            for step in pending {
                match dice.below(3) {
                    0 => {}
                    1 => do_step(&disk, step),
                    _ => tear(&disk, step, dice),
                }
            }
        }
    }
    disk.bytes()
}

/// Writes some sectors of a write and leaves others out; cuts one of them within.
fn tear(disk: &MemoryDisk, step: &Step, dice: &mut Dice) {
    let Step::Write(offset, data) = step else {
        return;
    };
    for (n, sector) in data.chunks(512).enumerate() {
        let at = offset + n as u64 * 512;
        match dice.below(5) {
            0 | 1 => {}
            2 => {
                let some = dice.below(sector.len() as u64 + 1) as usize;
                disk.write(at, &sector[..some]).expect("written");
            }
            _ => disk.write(at, sector).expect("written"),
        }
    }
}

#[test]
fn a_loss_of_power_leaves_the_old_or_the_new_state() {
    let (start, steps) = record();
    let mut dice = Dice(0x5eed_0002);
    let durable = MemoryDisk::new(start);
    let mut pending: Vec<Step> = Vec::new();
    let mut done = 0u64;
    let (mut tried, mut positions, mut newer) = (0, 0, 0);
    let mut states: Vec<Seen> = vec![Seen::after(0)];
    for n in 1..=CHANGES {
        let mut next = states[n as usize - 1].clone();
        next.step(n);
        states.push(next);
    }
    for step in &steps {
        match step {
            Step::Sync => {
                pending.iter().for_each(|step| do_step(&durable, step));
                pending.clear();
            }
            Step::Done(n) => done = *n,
            _ => pending.push(step.clone()),
        }
        positions += 1;
        let image = durable.bytes();
        let losses = [Loss::All, Loss::Nothing, Loss::LastTorn, Loss::LastTorn];
        for loss in losses.into_iter().chain([Loss::Shuffled; 5]) {
            let bytes = lose(&image, &pending, loss, &mut dice);
            let what = format!("step {positions}, {loss:?}, after change {done}");
            let disk = Arc::new(MemoryDisk::new(bytes));
            let binder = open(disk.clone()).unwrap_or_else(|e| panic!("{what}: {e}"));
            let seen = Seen::read(&binder).unwrap_or_else(|e| panic!("{what}: {e}"));
            let at = done as usize;
            let new = states.get(at + 1).is_some_and(|new| *new == seen);
            assert!(new || seen == states[at], "{what}: neither state");
            // And the family can go on from there.
            let next = done + 1 + u64::from(new);
            script::make_change(&binder, next).unwrap_or_else(|e| panic!("{what}: {e}"));
            drop(binder);
            let binder = open(disk).unwrap_or_else(|e| panic!("{what}, again: {e}"));
            let mut expected = seen;
            expected.step(next);
            assert_eq!(Seen::read(&binder).expect("readable"), expected, "{what}");
            tried += 1;
            newer += usize::from(new);
        }
    }
    println!("{positions} positions, {tried} losses of power, {newer} with the newer state");
}

/// Fails with one error once a number of writes was done, for as long as it is told to.
#[derive(Debug)]
struct Failing {
    inner: MemoryDisk,
    left: AtomicI64,
    kind: Mutex<Option<io::ErrorKind>>,
    /// Whether the failing write leaves half of itself behind.
    half: bool,
}

impl Failing {
    fn spend(&self) -> io::Result<()> {
        let kind = *self.kind.lock().expect("kind");
        match kind {
            Some(kind) if self.left.fetch_sub(1, Ordering::SeqCst) <= 0 => Err(kind.into()),
            _ => Ok(()),
        }
    }
}

impl Disk for Failing {
    fn len(&self) -> io::Result<u64> {
        self.inner.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.inner.read(offset, out)
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let result = self.spend();
        if result.is_err() && self.half {
            self.inner.write(offset, &data[..data.len() / 2])?;
        }
        result?;
        self.inner.write(offset, data)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.spend()?;
        self.inner.set_len(len)
    }
    fn sync(&self) -> io::Result<()> {
        self.spend()
    }
}

/// Runs the script on a disk that fails from its `left`-th write on. At the failure the state must
/// be old or new and the error the right one; then the disk works again and the script goes on.
fn run_with_failure(start: &[u8], left: i64, kind: io::ErrorKind, half: bool) -> bool {
    let disk = Arc::new(Failing {
        inner: MemoryDisk::new(start.to_vec()),
        left: AtomicI64::new(left),
        kind: Mutex::new(Some(kind)),
        half,
    });
    let what = format!("{kind:?} at write {left}, half {half}");
    let binder = open(disk.clone()).unwrap_or_else(|e| panic!("{what}: {e}"));
    let mut state = Seen::after(0);
    let mut failed = false;
    let mut n = 1;
    while n <= CHANGES {
        match script::make_change(&binder, n) {
            Ok(()) => {
                state.step(n);
                n += 1;
            }
            Err(error) => {
                assert!(!failed, "{what}: failed again: {error}");
                failed = true;
                let expected = match kind {
                    io::ErrorKind::StorageFull => error == BinderError::NoSpace,
                    io::ErrorKind::ReadOnlyFilesystem => error == BinderError::ReadOnly,
                    _ => matches!(error, BinderError::Disk { .. }),
                };
                assert!(expected, "{what}: {error}");
                // Still full: what was there can be read, and another try fails the same way.
                let seen = Seen::read(&binder).unwrap_or_else(|e| panic!("{what}: {e}"));
                let mut newer = state.clone();
                newer.step(n);
                assert!(seen == state || seen == newer, "{what}: neither state");
                if seen == newer {
                    state = newer;
                    n += 1;
                }
                *disk.kind.lock().expect("kind") = None;
            }
        }
    }
    drop(binder);
    let binder = open(disk).unwrap_or_else(|e| panic!("{what}, at the end: {e}"));
    assert_eq!(Seen::read(&binder).expect("readable"), state, "{what}");
    failed
}

/// Fails with this error at each write in turn, and then at each with half of it done.
fn fails_at_each_write(kind: io::ErrorKind) {
    let disk = Arc::new(MemoryDisk::default());
    let binder = Binder::create_on(disk.clone(), KEY.to_vec(), NOW).expect("created");
    script::make_child(&binder).expect("a child");
    drop(binder);
    let start = disk.bytes();
    for half in [false, true] {
        let mut left = 0;
        while run_with_failure(&start, left, kind, half) {
            left += 1;
        }
        println!("{kind:?}, half {half}: {left} positions");
        assert!(left > 100);
    }
}

// Three tests and not one, so that they run beside each other.

#[test]
fn a_full_disk_leaves_the_old_or_the_new_state() {
    fails_at_each_write(io::ErrorKind::StorageFull);
}

#[test]
fn a_disk_that_takes_no_writes_leaves_the_old_or_the_new_state() {
    fails_at_each_write(io::ErrorKind::ReadOnlyFilesystem);
}

#[test]
fn a_failing_disk_leaves_the_old_or_the_new_state() {
    fails_at_each_write(io::ErrorKind::Other);
}

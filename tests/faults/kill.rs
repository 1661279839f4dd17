//! `kill -9` of a writing process at random moments: the binder opens every time and holds every
//! change that was acknowledged, and at most one more.
//!
//! 40 kills by default; `CARETEAM_KILLS=1000` for the full run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

// Each of the three uses a part of it.
#[allow(dead_code)]
mod script;

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use careteam::binder::Binder;
use script::{KEY, NOW, Seen};

/// A small generator, so that a failing run can be repeated from its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn number(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(default, |text| text.parse().expect("a number"))
}

#[test]
fn every_acknowledged_change_survives_a_kill() {
    let kills = number("CARETEAM_KILLS", 40);
    let seed = number("CARETEAM_SEED", 0x5eed_0001);
    let mut dice = Dice(seed);
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir
        .path()
        .join("family.binder")
        .to_string_lossy()
        .into_owned();
    {
        let binder = Binder::create(path.clone(), KEY.to_vec(), NOW).expect("created");
        script::make_child(&binder).expect("a child");
    }
    let mut state = Seen::after(0);
    let mut last = 0u64;
    let (mut silent, mut unacknowledged, mut slowest) = (0, 0, Duration::ZERO);
    for round in 0..kills {
        let mut writer = Command::new(env!("CARGO_BIN_EXE_faults-writer"))
            .args([&path, &last.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the writer starts");
        std::thread::sleep(Duration::from_micros(dice.below(90_000)));
        let early = writer.try_wait().expect("its state").is_some();
        assert!(
            !early,
            "round {round}, seed {seed}: the writer ended by itself"
        );
        writer.kill().expect("killed");
        let mut said = String::new();
        let mut out = writer.stdout.take().expect("its output");
        out.read_to_string(&mut said).expect("what it said");
        writer.wait().expect("ended");
        // The last line may be cut in the middle.
        let lines = said.rfind('\n').map_or("", |end| &said[..end]);
        let acknowledged = lines
            .lines()
            .last()
            .map_or(last, |n| n.parse().expect("a number"));
        silent += u64::from(acknowledged == last);

        let start = Instant::now();
        let binder = Binder::open(path.clone(), KEY.to_vec())
            .unwrap_or_else(|e| panic!("round {round}, seed {seed}: {e}"));
        slowest = slowest.max(start.elapsed());
        let seen = Seen::read(&binder).expect("readable");
        for n in last + 1..=acknowledged {
            state.step(n);
        }
        last = acknowledged;
        if seen != state {
            // The kill fell between the disk's answer and the line that says so.
            last += 1;
            state.step(last);
            unacknowledged += 1;
        }
        assert_eq!(
            seen, state,
            "round {round}, seed {seed}: after change {last}"
        );
    }
    let size = std::fs::metadata(&path).expect("the file").len();
    println!(
        "{kills} kills, {last} changes, {silent} kills before the first change, \
         {unacknowledged} changes durable and not yet acknowledged, \
         slowest opening {slowest:?}, file {size} bytes"
    );
}

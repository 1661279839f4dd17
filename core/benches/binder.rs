//! A large binder: ten children, each with 50 people and 500 visits of ten questions.
//!
//! `cargo bench -p careteam --bench binder`. The file is on the disk of the temporary folder; set
//! `TMPDIR` to measure another one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![allow(missing_docs)]

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};

use careteam::binder::{
    Binder, Change, ChildFields, ItemFields, MemoryDisk, PersonFields, VisitFields,
};
use divan::{Bencher, black_box};

const KEY: [u8; 32] = [1; 32];
const NOW: i64 = 1_795_000_000_000;

fn main() {
    if let Ok(path) = std::env::var("CARETEAM_BENCH_MEMORY") {
        return memory(path);
    }
    let large = LARGE.path();
    println!("{} bytes", std::fs::metadata(&large).unwrap().len());
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .env("CARETEAM_BENCH_MEMORY", text(&large))
        .status();
    assert!(child.unwrap().success());
    divan::main();
    std::fs::remove_dir_all(large.parent().unwrap()).unwrap();
}

/// Uses the large binder in a process of its own and prints the most memory that it ever held.
fn memory(path: String) {
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap();
        let kb: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        kb
    };
    let start = peak();
    let binder = Binder::open(path, KEY.to_vec()).unwrap();
    println!(
        "peak memory: {} kB before, +{} kB after opening",
        start,
        peak() - start
    );
    let child = binder.children().unwrap()[0].child.id.clone();
    let home = binder.home(child.clone(), "2026-11-24".into()).unwrap();
    let visit = binder.visit(home.last_visit.unwrap().visit.id).unwrap();
    for n in 0..200 {
        let fields = ItemFields {
            answer: Some(format!("answer {n}")),
            ..Default::default()
        };
        let id = visit.items[n % visit.items.len()].id.clone();
        binder
            .apply(Change::EditItem { id, fields }, now())
            .unwrap();
    }
    println!(
        "peak memory: +{} kB after home, visit and 200 changes",
        peak() - start
    );
    binder.history(child, 0, 50).unwrap();
    binder.search("psychologist weekly".into(), 50).unwrap();
    println!(
        "peak memory: +{} kB after history and search",
        peak() - start
    );
}

static CLOCK: AtomicI64 = AtomicI64::new(NOW);

fn now() -> i64 {
    CLOCK.fetch_add(10_000, Ordering::Relaxed)
}

struct Large {
    dir: PathBuf,
    child: String,
    person: String,
    visit: String,
    item: String,
}

impl Large {
    fn path(&self) -> PathBuf {
        self.dir.join("family.binder")
    }

    fn open(&self) -> Binder {
        Binder::open(text(&self.path()), KEY.to_vec()).unwrap()
    }
}

static LARGE: LazyLock<Large> = LazyLock::new(build);

fn text(path: &Path) -> String {
    path.to_str().unwrap().into()
}

/// Builds in memory, where nothing waits for a disk, and copies to the file.
fn build() -> Large {
    let disk = Arc::new(MemoryDisk::default());
    let binder = Binder::create_on(disk.clone(), KEY.to_vec(), NOW).unwrap();
    let add = |change| binder.apply(change, now()).unwrap().added;
    let mut last = (String::new(), String::new(), String::new(), String::new());
    for c in 0..10 {
        let fields = ChildFields {
            name: Some(format!("child {c}")),
            ..Default::default()
        };
        let child_id = add(Change::AddChild { fields })[0].clone();
        let mut people = Vec::new();
        for p in 0..50 {
            let fields = PersonFields {
                name: Some(format!("person {p}")),
                title: Some("skills trainer".into()),
                role_id: Some("or-qmha".into()),
                note: Some("works on mornings and on the way to school".into()),
                ..Default::default()
            };
            let child_id = child_id.clone();
            people.push(add(Change::AddPerson { child_id, fields })[0].clone());
        }
        for v in 0..500 {
            let fields = VisitFields {
                kind: Some("first-visit".into()),
                on: Some(format!(
                    "20{:02}-{:02}-{:02}",
                    20 + v % 7,
                    1 + v % 12,
                    1 + v % 28
                )),
                people: Some(vec![people[v % 50].clone(), people[(v + 7) % 50].clone()]),
                note: Some("she slept well, and ate; ask about the school plan".into()),
                ..Default::default()
            };
            let change = Change::AddVisit {
                child_id: child_id.clone(),
                fields,
            };
            let visit_id = add(change)[0].clone();
            let items = (0..10)
                .map(|i| ItemFields {
                    question_id: Some(format!("q-{i}")),
                    text: Some("Who is your supervisor, and what is their license?".into()),
                    answer: (i % 2 == 0).then(|| "Dr. Lee, a licensed psychologist, weekly".into()),
                    ..Default::default()
                })
                .collect();
            let change = Change::AddItems {
                visit_id: visit_id.clone(),
                items,
            };
            let items = add(change);
            last = (
                child_id.clone(),
                people[0].clone(),
                visit_id,
                items[0].clone(),
            );
        }
    }
    drop(binder);
    let dir = std::env::temp_dir().join(format!("careteam-bench-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let (child, person, visit, item) = last;
    let large = Large {
        dir,
        child,
        person,
        visit,
        item,
    };
    std::fs::write(large.path(), disk.bytes()).unwrap();
    large.open().compact().unwrap();
    large
}

#[divan::bench]
fn open_5000_visits(bencher: Bencher) {
    bencher.bench_local(|| drop(black_box(LARGE.open())));
}

#[divan::bench]
fn open_and_first_screen(bencher: Bencher) {
    bencher.bench_local(|| {
        let binder = LARGE.open();
        black_box(
            binder
                .home(LARGE.child.clone(), "2026-11-24".into())
                .unwrap(),
        );
    });
}

#[divan::bench]
fn view_visit(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| binder.visit(LARGE.visit.clone()).unwrap());
}

#[divan::bench]
fn view_home(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| {
        binder
            .home(LARGE.child.clone(), "2026-11-24".into())
            .unwrap()
    });
}

#[divan::bench]
fn view_team(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| binder.team(LARGE.child.clone()).unwrap());
}

#[divan::bench]
fn view_person(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| binder.person(LARGE.person.clone()).unwrap());
}

#[divan::bench]
fn view_history_page(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| binder.history(LARGE.child.clone(), 0, 30).unwrap());
}

#[divan::bench(sample_count = 20)]
fn search_everything(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| binder.search("psychologist weekly".into(), 50).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn export_everything(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| binder.export_json().unwrap().len());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn import_everything(bencher: Bencher) {
    let json = LARGE.open().export_json().unwrap();
    println!("{} bytes of JSON", json.len());
    bencher
        .with_inputs(|| json.clone())
        .bench_local_values(|json| {
            let disk = Arc::new(MemoryDisk::default());
            let empty = Binder::create_on(disk, KEY.to_vec(), NOW).unwrap();
            empty.import_json(json, NOW).unwrap()
        });
}

/// A key pressed in an answer: one field of one record, durable.
#[divan::bench(sample_count = 300, sample_size = 1)]
fn apply_keystroke(bencher: Bencher) {
    let binder = LARGE.open();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let fields = ItemFields {
            answer: Some(format!("Dr. Lee, and {n} more")),
            ..Default::default()
        };
        let id = LARGE.item.clone();
        binder
            .apply(Change::EditItem { id, fields }, now())
            .unwrap()
    });
}

#[divan::bench(sample_count = 300, sample_size = 1)]
fn apply_add_person(bencher: Bencher) {
    let binder = LARGE.open();
    bencher.bench_local(|| {
        let fields = PersonFields {
            name: Some("Dana".into()),
            ..Default::default()
        };
        let child_id = LARGE.child.clone();
        binder
            .apply(Change::AddPerson { child_id, fields }, now())
            .unwrap()
    });
}

/// What the disk alone costs: one page written in place and made durable.
#[divan::bench(sample_count = 300, sample_size = 1)]
fn bare_fsync(bencher: Bencher) {
    let file = File::create(LARGE.dir.join("fsync")).unwrap();
    file.write_all_at(&[7; 1 << 20], 0).unwrap();
    file.sync_all().unwrap();
    let mut n = 0u64;
    bencher.bench_local(|| {
        n += 1;
        file.write_all_at(&[n as u8; 4096], n % 200 * 4096).unwrap();
        file.sync_data().unwrap();
    });
}

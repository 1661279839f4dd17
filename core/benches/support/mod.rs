//! What the benchmarks share: names and queries made the same way each time, and a table with the
//! median and the 99th percentile of single calls, which the benchmark harness does not print.
#![allow(dead_code, clippy::indexing_slicing, missing_docs)]

use hdrhistogram::Histogram;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Rng(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// One of the list; the first ones far more often, as words are in real titles.
    pub fn often_first<'l>(&mut self, list: &[&'l str]) -> &'l str {
        let a = self.below(list.len());
        let b = self.below(list.len());
        list[a.min(b)]
    }
}

const MODIFIERS: &[&str] = &[
    "Senior",
    "Lead",
    "Licensed",
    "Certified",
    "Clinical",
    "Registered",
    "Bilingual",
    "Associate",
    "Assistant",
    "Supervising",
    "Advanced",
    "Independent",
    "Provisional",
    "Volunteer",
    "Regional",
    "Qualified",
    "Mobile",
    "Traveling",
    "Per Diem",
    "Remote",
    "Graduate",
    "Principal",
    "Interim",
    "Deputy",
    "Contract",
];
const FIELDS: &[&str] = &[
    "Mental Health",
    "Behavioral Health",
    "Social Work",
    "Family",
    "Crisis",
    "Psychiatric",
    "School",
    "Addiction",
    "Marriage and Family",
    "Child Development",
    "Substance Use",
    "Trauma",
    "Autism",
    "Early Childhood",
    "Speech Language",
    "Occupational",
    "Rehabilitation",
    "Recovery",
    "Wraparound",
    "Intensive In-Home",
    "Developmental Disabilities",
    "Juvenile Justice",
    "Foster Care",
    "Eating Disorder",
    "Grief",
    "Suicide Prevention",
    "Peer Wellness",
    "Prevention",
    "Parenting",
    "Neuropsychology",
    "Art",
    "Music",
    "Play",
    "Recreation",
    "Nutrition",
    "Pediatric",
    "Emergency",
    "Housing",
    "Vocational",
    "Tribal Health",
];
const PEOPLE: &[&str] = &[
    "Youth",
    "Child",
    "Family",
    "Parent",
    "Adolescent",
    "Student",
    "Young Adult",
    "Community",
    "Infant",
    "Caregiver",
    "Transition Age",
    "Military Family",
    "Newcomer",
    "Sibling",
];
const HEADS: &[&str] = &[
    "Specialist",
    "Therapist",
    "Counselor",
    "Case Manager",
    "Coordinator",
    "Clinician",
    "Skills Trainer",
    "Social Worker",
    "Technician",
    "Support Worker",
    "Nurse Practitioner",
    "Psychologist",
    "Psychiatrist",
    "Care Manager",
    "Advocate",
    "Navigator",
    "Coach",
    "Mentor",
    "Aide",
    "Associate",
    "Assessor",
    "Evaluator",
    "Analyst",
    "Consultant",
    "Supervisor",
    "Liaison",
    "Interventionist",
    "Paraprofessional",
    "Instructor",
    "Facilitator",
    "Educator",
    "Responder",
    "Resident",
    "Intern",
    "Fellow",
    "Outreach Worker",
    "Practitioner",
    "Director",
];
const SETTINGS: &[&str] = &[
    "Outpatient",
    "Residential",
    "Day Treatment",
    "School Based",
    "In-Home",
    "Inpatient",
    "Emergency Department",
    "Community Clinic",
    "Telehealth",
    "Respite",
    "Shelter",
    "Court",
    "Primary Care",
    "Partial Hospital",
    "Group Home",
    "After School",
];
const LEVELS: &[&str] = &[
    "I",
    "II",
    "III",
    "IV",
    "Trainee",
    "Part Time",
    "Nights",
    "Weekends",
];
const SYLLABLES: &[&str] = &[
    "al", "ber", "cas", "dor", "el", "fair", "gar", "ha", "is", "jor", "ken", "lin", "mar", "nor",
    "ol", "por", "quin", "ros", "sal", "ton", "ul", "ver", "wil", "yor", "zan", "burg", "dale",
    "field", "ford", "ville", "wood", "mont",
];

/// A place or an agency: every list of real titles has rare words.
fn place(rng: &mut Rng) -> String {
    let mut word = String::new();
    for _ in 0..2 + rng.below(2) {
        word.push_str(SYLLABLES[rng.below(SYLLABLES.len())]);
    }
    let mut letters = word.chars();
    letters
        .next()
        .map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
}

/// `count` different names.
pub fn names(count: usize) -> Vec<String> {
    let mut rng = Rng::new(20_261_124);
    let mut seen = BTreeSet::new();
    let mut out = Vec::with_capacity(count);
    while out.len() < count {
        let mut parts: Vec<String> = Vec::new();
        if rng.below(100) < 40 {
            parts.push(rng.often_first(MODIFIERS).to_owned());
        }
        if rng.below(100) < 35 {
            parts.push(rng.often_first(PEOPLE).to_owned());
        }
        parts.push(rng.often_first(FIELDS).to_owned());
        parts.push(rng.often_first(HEADS).to_owned());
        if rng.below(100) < 20 {
            parts.push(rng.often_first(LEVELS).to_owned());
        }
        if rng.below(100) < 30 {
            parts.push(rng.often_first(SETTINGS).to_owned());
        }
        if rng.below(100) < 25 {
            parts.push(place(&mut rng));
        }
        let name = parts.join(" ");
        if seen.insert(name.clone()) {
            out.push(name);
        }
    }
    out
}

/// How a text differs from the name that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Exact,
    Prefix,
    Cut,
    OneTypo,
    TwoTypos,
    Reordered,
    Noise,
    Abbreviated,
    NoMatch,
}

pub const KINDS: [Kind; 9] = [
    Kind::Exact,
    Kind::Prefix,
    Kind::Cut,
    Kind::OneTypo,
    Kind::TwoTypos,
    Kind::Reordered,
    Kind::Noise,
    Kind::Abbreviated,
    Kind::NoMatch,
];

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Exact => "exact",
            Kind::Prefix => "prefix",
            Kind::Cut => "cut",
            Kind::OneTypo => "one typo",
            Kind::TwoTypos => "two typos",
            Kind::Reordered => "reordered",
            Kind::Noise => "with noise",
            Kind::Abbreviated => "abbreviated",
            Kind::NoMatch => "no match",
        }
    }

    /// A text of this kind for a name.
    pub fn query(self, name: &str, rng: &mut Rng) -> String {
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        match self {
            Kind::Exact => {}
            // Still typing: the last word is half there.
            Kind::Prefix => {
                if let Some(last) = words.last_mut() {
                    *last = half(last);
                }
            }
            // Every word shortened, as on a badge.
            Kind::Cut => words
                .iter_mut()
                .for_each(|w| *w = w.chars().take(5).collect()),
            Kind::OneTypo => slip(&mut words, rng, 1),
            Kind::TwoTypos => slip(&mut words, rng, 2),
            Kind::Reordered => {
                let by = 1 + rng.below(words.len().max(2) - 1);
                let by = by.min(words.len());
                words.rotate_left(by);
            }
            Kind::Noise => {
                words.insert(0, "our".to_owned());
                words.push("from the agency (Tuesday)".to_owned());
            }
            Kind::Abbreviated => words.iter_mut().for_each(|w| {
                if let Some((_, short)) = SHORT.iter().find(|(full, _)| full == w) {
                    *w = (*short).to_owned();
                }
            }),
            Kind::NoMatch => {
                return (0..words.len())
                    .map(|_| place(rng) + &place(rng).to_lowercase())
                    .collect::<Vec<_>>()
                    .join(" ");
            }
        }
        words.join(" ")
    }
}

const SHORT: &[(&str, &str)] = &[
    ("Specialist", "Spec"),
    ("Manager", "Mgr"),
    ("Coordinator", "Coord"),
    ("Behavioral", "Beh"),
    ("Counselor", "Couns"),
    ("Technician", "Tech"),
    ("Licensed", "Lic"),
    ("Psychiatric", "Psych"),
    ("Supervisor", "Supv"),
    ("Assistant", "Asst"),
    ("Development", "Dev"),
    ("Community", "Comm"),
];

fn half(word: &str) -> String {
    let count = word.chars().count();
    word.chars().take((count / 2).max(3).min(count)).collect()
}

/// Slips of the finger in the longest words.
fn slip(words: &mut [String], rng: &mut Rng, slips: usize) {
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(words[*n].len()));
    for n in 0..slips {
        let word = &mut words[order[n % order.len()]];
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() < 5 {
            continue;
        }
        let at = 1 + rng.below(letters.len() - 2);
        match rng.below(4) {
            0 => letters.swap(at, at + 1),
            1 => {
                letters.remove(at);
            }
            2 => letters.insert(at, letters[at]),
            _ => letters[at] = char::from(b'a' + rng.below(26) as u8),
        }
        *word = letters.into_iter().collect();
    }
}

/// Whether the harness was asked to measure, and not to list or to try its benchmarks.
pub fn measuring() -> bool {
    let mut bench = false;
    for argument in std::env::args() {
        match argument.as_str() {
            "--bench" => bench = true,
            "--test" | "--list" => return false,
            _ => {}
        }
    }
    bench
}

/// How often each query is timed.
const TIMES: usize = 7;

/// Times single calls and returns the spread over the queries, in nanoseconds.
///
/// Of several timings of one query the fastest counts: what differs between them is the machine,
/// and the spread is meant to tell the queries apart.
pub fn spread<Q, R>(queries: &[Q], call: impl FnMut(&Q) -> R) -> Histogram<u64> {
    spread_of(TIMES, queries, call)
}

/// The same with a number of timings, for calls that take long.
pub fn spread_of<Q, R>(
    times: usize,
    queries: &[Q],
    mut call: impl FnMut(&Q) -> R,
) -> Histogram<u64> {
    let mut histogram = Histogram::new_with_bounds(1, 10_000_000_000, 3)
        .unwrap_or_else(|error| unreachable!("{error}"));
    let mut fastest = vec![Duration::MAX; queries.len()];
    // All of them once before any again, so that no query finds its own traces in the caches.
    for _ in 0..times {
        for (query, fastest) in queries.iter().zip(&mut fastest) {
            let start = Instant::now();
            black_box(call(black_box(query)));
            *fastest = start.elapsed().min(*fastest);
        }
    }
    for time in fastest {
        histogram.saturating_record(time.as_nanos() as u64);
    }
    histogram
}

/// One line of a table: what, median, 99th percentile, and a remark.
pub fn row(what: &str, spread: &Histogram<u64>, remark: &str) {
    let micros = |quantile: f64| spread.value_at_quantile(quantile) as f64 / 1000.0;
    println!(
        "{what:<28} {:>10.2} {:>10.2}   {remark}",
        micros(0.5),
        micros(0.99)
    );
}

pub fn head(title: &str, remark: &str) {
    println!(
        "\n{title}\n{:<28} {:>10} {:>10}   {remark}",
        "", "median µs", "p99 µs"
    );
}

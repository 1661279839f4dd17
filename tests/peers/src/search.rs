//! The title index beside other libraries for the same job, on the same names and queries.
//!
//! `cargo run --release --bin search`

#[path = "../../../core/benches/support/mod.rs"]
mod support;

use careteam::identify::TitleIndex;
use careteam_content::text::fold;
use fst::automaton::Levenshtein;
use fst::{IntoStreamer, Map, MapBuilder, Streamer};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};
use std::cell::RefCell;
use support::{KINDS, Kind, Rng, head, names, row, spread_of};

/// The numbers of the best names for a text, best first.
type Search<'s> = Box<dyn Fn(&str) -> Vec<usize> + 's>;

fn ours(names: &[String]) -> Search<'_> {
    let index = TitleIndex::build(names);
    Box::new(move |text| {
        index
            .search(text, 10)
            .iter()
            .map(|h| h.name as usize)
            .collect()
    })
}

/// Every name by the letters that it shares, in order, with the text.
fn nucleo(names: &[String]) -> Search<'_> {
    let matcher = RefCell::new(Matcher::new(Config::DEFAULT));
    let numbered: Vec<(usize, String)> = names.iter().map(|n| fold(n)).enumerate().collect();
    Box::new(move |text| {
        let pattern = Pattern::parse(text, CaseMatching::Ignore, Normalization::Smart);
        let mut found: Vec<(u32, usize)> = Vec::new();
        let mut buffer = Vec::new();
        for (n, name) in &numbered {
            let name = nucleo_matcher::Utf32Str::new(name, &mut buffer);
            if let Some(score) = pattern.score(name, &mut matcher.borrow_mut()) {
                found.push((score, *n));
            }
        }
        best(found)
    })
}

/// An index of words with prefixes and tolerance for slips.
fn simsearch(names: &[String]) -> Search<'_> {
    let mut engine = ::simsearch::Index::new();
    for (n, name) in names.iter().enumerate() {
        engine.insert(n, name);
    }
    Box::new(move |text| engine.search(text).into_iter().map(|hit| hit.id).collect())
}

/// Every name by Damerau and Levenshtein's distance from the text.
fn strsim(names: &[String]) -> Search<'_> {
    let folded: Vec<String> = names.iter().map(|n| fold(n)).collect();
    Box::new(move |text| {
        let text = fold(text);
        let scored = folded.iter().enumerate().map(|(n, name)| {
            let near = ::strsim::normalized_damerau_levenshtein(&text, name);
            ((near * 1000.0) as u32, n)
        });
        best(scored.collect())
    })
}

/// Whole names in one automaton, searched with at most two slips.
fn automaton(names: &[String]) -> Search<'_> {
    let mut sorted: Vec<(String, u64)> = names.iter().map(|n| fold(n)).zip(0u64..).collect();
    sorted.sort();
    let mut builder = MapBuilder::memory();
    for (name, n) in &sorted {
        builder
            .insert(name, *n)
            .expect("names are sorted and differ");
    }
    let map: Map<Vec<u8>> = builder.into_map();
    Box::new(move |text| {
        // A text too long for its automaton finds nothing.
        let Ok(near) = Levenshtein::new_with_limit(&fold(text), 2, 200_000) else {
            return Vec::new();
        };
        let mut stream = map.search(near).into_stream();
        let mut out = Vec::new();
        while let Some((_, n)) = stream.next() {
            out.push(n as usize);
        }
        out.truncate(10);
        out
    })
}

/// The best ten, best first.
fn best(mut found: Vec<(u32, usize)>) -> Vec<usize> {
    found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(10).map(|(_, n)| n).collect()
}

type Library = (&'static str, fn(&[String]) -> Search<'_>);

const LIBRARIES: [Library; 5] = [
    ("careteam", ours),
    ("fst, Levenshtein", automaton),
    ("nucleo-matcher", nucleo),
    ("simsearch", simsearch),
    ("strsim, linear", strsim),
];

fn main() {
    let names = names(100_000);
    for size in [1_000, 10_000, 100_000] {
        let names = &names[..size];
        for (library, build) in LIBRARIES {
            // A scan of the long list takes up to half a second: fewer queries must do there.
            let count = match (library, size) {
                ("careteam", _) => 500,
                (_, 1_000) => 100,
                (_, 10_000) => 40,
                _ => 10,
            };
            let search = build(names);
            head(
                &format!("{library}, {size} names"),
                "meant name first / in the first ten",
            );
            for kind in KINDS.into_iter().filter(|k| *k != Kind::NoMatch) {
                let mut rng = Rng::new(kind as u64 + 1);
                let queries: Vec<(usize, String)> = (0..count)
                    .map(|_| {
                        let n = rng.below(size);
                        (n, kind.query(&names[n], &mut rng))
                    })
                    .collect();
                let times = spread_of(3, &queries, |(_, text)| search(text));
                let (mut first, mut ten) = (0, 0);
                for (n, text) in &queries {
                    let found = search(text);
                    first += usize::from(found.first() == Some(n));
                    ten += usize::from(found.contains(n));
                }
                let share = |part: usize| 100.0 * part as f64 / queries.len() as f64;
                row(
                    kind.name(),
                    &times,
                    &format!("{:.0} % / {:.0} %", share(first), share(ten)),
                );
            }
        }
    }
}

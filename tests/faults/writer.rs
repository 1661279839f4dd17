//! Opens a binder and changes it until it is killed. Each change that is durable is said aloud.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

// Each of the three uses a part of it.
#[allow(dead_code)]
mod script;

use std::io::Write;

use careteam::binder::Binder;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("path of the binder")?;
    let mut n: u64 = args.next().ok_or("number of the last change")?.parse()?;
    let binder = Binder::open(path, script::KEY.to_vec())?;
    let mut out = std::io::stdout();
    loop {
        n += 1;
        script::make_change(&binder, n)?;
        writeln!(out, "{n}")?;
        out.flush()?;
        if n.is_multiple_of(61) {
            binder.compact()?;
        }
    }
}

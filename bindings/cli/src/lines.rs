//! JSON Lines in, JSON Lines out: one answer for each line, in order, in bounded memory.
//!
//! A line that cannot be read is answered with the reason and its number, and the lines after it
//! are answered all the same.

use crate::exit::{self, Failure};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

/// Longest line that is read, in bytes. The longest text that the core reads fits in, even when
/// every character of it is written as an escape.
const LONGEST_LINE: usize = 128 * 1024;
const BUFFER: usize = 64 * 1024;
/// Windows programs put this in front of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Lines of a stream, each at most [LONGEST_LINE] bytes.
pub struct Lines<R> {
    from: BufReader<R>,
    line: Vec<u8>,
    number: u64,
}

/// A line was too long and was passed over.
pub struct TooLong;

impl<R: Read> Lines<R> {
    /// Reads lines from a stream.
    pub fn new(from: R) -> Self {
        Lines {
            from: BufReader::with_capacity(BUFFER, from),
            line: Vec::new(),
            number: 0,
        }
    }

    /// Whether the next call may have to wait.
    fn drained(&self) -> bool {
        self.from.buffer().is_empty()
    }

    /// The next line without its end; none at the end of the stream.
    pub fn next(&mut self) -> io::Result<Option<Result<&[u8], TooLong>>> {
        self.line.clear();
        let most = LONGEST_LINE as u64 + 1;
        let read = (&mut self.from)
            .take(most)
            .read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
        } else if self.line.len() > LONGEST_LINE {
            self.skip()?;
            return Ok(Some(Err(TooLong)));
        }
        let mut line = self.line.as_slice();
        if self.number == 1 {
            line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        }
        Ok(Some(Ok(line)))
    }

    /// Passes over the rest of a line without keeping it.
    fn skip(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let passed = end.map_or(buffer.len(), |n| n + 1);
            self.from.consume(passed);
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

/// Answers every line of standard input. Returns how many lines could not be read.
///
/// `answer` answers what a line asks, or gives the reason why it cannot; `refuse` makes the
/// answer to a line from such a reason. A failure of the catalog itself ends the run.
pub fn answer_all<Q, A, E>(
    mut answer: impl FnMut(Q) -> Result<A, E>,
    refuse: impl Fn(String) -> A,
) -> Result<u64, Failure>
where
    Q: DeserializeOwned,
    A: Serialize,
    E: Into<Failure>,
{
    let mut lines = Lines::new(io::stdin().lock());
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut bad = 0;
    loop {
        if lines.drained() {
            // Whoever wrote the line may be waiting for the answer before writing the next.
            out.flush().map_err(Failure::writing)?;
        }
        let Some(line) = lines.next().map_err(Failure::reading)? else {
            break;
        };
        let answered = match line.map_err(|TooLong| too_long()).and_then(read) {
            Ok(question) => match answer(question).map_err(Into::into) {
                Ok(record) => Ok(record),
                Err(failure) if failure.code() == exit::Code::Catalog => return Err(failure),
                Err(failure) => Err(failure.to_string()),
            },
            Err(reason) => Err(reason),
        };
        let record = answered.unwrap_or_else(|reason| {
            bad += 1;
            let reason = format!("line {}: {reason}", lines.number);
            exit::report(&reason);
            refuse(reason)
        });
        serde_json::to_writer(&mut out, &record)
            .map_err(io::Error::from)
            .and_then(|()| out.write_all(b"\n"))
            .map_err(Failure::writing)?;
    }
    out.flush().map_err(Failure::writing)?;
    Ok(bad)
}

fn too_long() -> String {
    format!("longer than {LONGEST_LINE} bytes")
}

/// Reads one line, or says where and why it cannot be read.
fn read<Q: DeserializeOwned>(line: &[u8]) -> Result<Q, String> {
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("byte {}: not UTF-8", error.valid_up_to() + 1))?;
    match text.trim_start().chars().next() {
        None => return Err("empty; give a JSON object".to_owned()),
        // Serde would also take a list for a record.
        Some(first)
            if first != '{' && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() =>
        {
            return Err("not a JSON object".to_owned());
        }
        Some(_) => {}
    }
    serde_json::from_str(text).map_err(|error| {
        let reason = error.to_string();
        // Each line is a document of its own, so that serde's line number is always 1.
        let bare = reason
            .rsplit_once(" at line ")
            .map_or(reason.as_str(), |(bare, _)| bare);
        format!("column {}: {bare}", error.column())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Result<String, ()>> {
        let mut lines = Lines::new(bytes);
        let mut out = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            out.push(match line {
                Ok(line) => Ok(String::from_utf8_lossy(line).into_owned()),
                Err(TooLong) => Err(()),
            });
        }
        out
    }

    #[test]
    fn lines_end_where_they_end() {
        let ok = |s: &str| Ok(s.to_owned());
        assert_eq!(all(b""), []);
        assert_eq!(all(b"a\n\nb"), [ok("a"), ok(""), ok("b")]);
        assert_eq!(all(b"\xef\xbb\xbfa\n"), [ok("a")]);
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over() {
        let longest = "x".repeat(LONGEST_LINE);
        assert_eq!(
            all(format!("{longest}\nb").as_bytes()),
            [Ok(longest.clone()), Ok("b".into())]
        );
        assert_eq!(
            all(format!("{longest}x\nb\n").as_bytes()),
            [Err(()), Ok("b".into())]
        );
        assert_eq!(all(format!("{longest}{longest}").as_bytes()), [Err(())]);
    }

    #[test]
    fn reasons_name_the_place() {
        #[derive(Debug, serde::Deserialize)]
        struct Question {
            #[allow(dead_code)]
            text: String,
        }
        let reason = |line: &[u8]| read::<Question>(line).unwrap_err();
        assert_eq!(reason(b""), "empty; give a JSON object");
        assert_eq!(reason(b"{\"text\":\"a\xff\"}"), "byte 11: not UTF-8");
        assert_eq!(reason(b"[\"QMHA\"]"), "not a JSON object");
        assert_eq!(reason(b"{}"), "column 2: missing field `text`");
        assert!(reason(b"QMHA").starts_with("column 1: expected value"));
        assert!(reason(b"{\"text\":5}").starts_with("column 9: invalid type"));
    }
}

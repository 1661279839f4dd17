//! JSON Lines in, JSON Lines out: one answer for each line, in order, in bounded memory.
//!
//! A line that cannot be read is answered with the reason and its number, and the lines after it
//! are answered all the same.

use crate::exit::{self, Code, Failure};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};

/// Longest line that is read, in bytes. The longest text that the core reads fits in, even when
/// every character of it is written as an escape.
const LONGEST_LINE: usize = 128 * 1024;
/// Longest record that is read where one may go over several lines.
const LONGEST_RECORD: usize = 1024 * 1024;
const BUFFER: usize = 64 * 1024;
/// Windows programs put this in front of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Lines of a stream, each with at most some bytes.
pub struct Lines<R> {
    from: BufReader<R>,
    line: Vec<u8>,
    /// Number of the last line that was read.
    number: u64,
    longest: usize,
}

/// How records stand in a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One on each line.
    Lines,
    /// One on each line, or one over several lines, as programs and people write it to be read.
    Records,
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
            longest: LONGEST_LINE,
        }
    }

    /// With another limit.
    fn at_most(self, longest: usize) -> Self {
        Lines { longest, ..self }
    }

    /// Whether the next call may have to wait.
    fn drained(&self) -> bool {
        self.from.buffer().is_empty()
    }

    /// The next line without its end; none at the end of the stream.
    pub fn next(&mut self) -> io::Result<Option<Result<&[u8], TooLong>>> {
        self.line.clear();
        let first = self.number == 0;
        match self.append()? {
            None => Ok(None),
            Some(Err(TooLong)) => Ok(Some(Err(TooLong))),
            Some(Ok(())) => Ok(Some(Ok(self.read_so_far(first)))),
        }
    }

    /// The next record: a line, with those after it where it cannot end there. A line that
    /// begins an object of its own is never taken.
    fn record(&mut self) -> io::Result<Option<Result<&[u8], TooLong>>> {
        self.line.clear();
        let first = self.number == 0;
        loop {
            match self.append()? {
                None if self.line.is_empty() => return Ok(None),
                None => break,
                Some(Err(TooLong)) => {
                    self.pass_over()?;
                    return Ok(Some(Err(TooLong)));
                }
                Some(Ok(())) => {}
            }
            if !unfinished(self.read_so_far(first)) || !self.goes_on()? {
                break;
            }
            self.line.push(b'\n');
        }
        Ok(Some(Ok(self.read_so_far(first))))
    }

    /// What was read, without the mark at the beginning of the stream.
    fn read_so_far(&self, first: bool) -> &[u8] {
        let line = self.line.as_slice();
        match first {
            true => line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line),
            false => line,
        }
    }

    /// Whether the next line can belong to the record before it.
    fn goes_on(&mut self) -> io::Result<bool> {
        let next = self.from.fill_buf()?;
        Ok(next.first().is_some_and(|byte| *byte != b'{'))
    }

    /// Passes over the rest of a record that is too long.
    fn pass_over(&mut self) -> io::Result<()> {
        while self.goes_on()? {
            self.number += 1;
            self.skip()?;
        }
        Ok(())
    }

    /// Adds the next line to what was read, without its end. None at the end of the stream.
    fn append(&mut self) -> io::Result<Option<Result<(), TooLong>>> {
        let most = self.longest.saturating_sub(self.line.len()) as u64 + 1;
        let read = (&mut self.from)
            .take(most)
            .read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
        } else if self.line.len() > self.longest {
            self.skip()?;
            return Ok(Some(Err(TooLong)));
        }
        Ok(Some(Ok(())))
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

/// Answers every record of standard input. Returns how many could not be read.
///
/// `answer` answers what a line asks, or gives the reason why it cannot; `refuse` makes the
/// answer to a line from such a reason. A failure of the catalog itself ends the run.
pub fn answer_all<Q, A, E>(
    form: Form,
    mut answer: impl FnMut(Q) -> Result<A, E>,
    refuse: impl Fn(String) -> A,
) -> Result<Code, Failure>
where
    Q: DeserializeOwned,
    A: Serialize,
    E: Into<Failure>,
{
    let mut lines = Lines::new(io::stdin().lock());
    if form == Form::Records {
        lines = lines.at_most(LONGEST_RECORD);
    }
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut bad = 0u64;
    loop {
        if lines.drained() {
            // Whoever wrote the line may be waiting for the answer before writing the next.
            out.flush().map_err(Failure::writing)?;
        }
        let start = lines.number + 1;
        let longest = lines.longest;
        let line = match form {
            Form::Lines => lines.next(),
            Form::Records => lines.record(),
        };
        let Some(line) = line.map_err(Failure::reading)? else {
            break;
        };
        let read = match line {
            Ok(line) => read(line),
            Err(TooLong) => Err(format!("longer than {longest} bytes").into()),
        };
        let answered = match read {
            Ok(question) => match answer(question).map_err(Into::into) {
                Ok(record) => Ok(record),
                Err(failure) if failure.code() == Code::Catalog => return Err(failure),
                Err(failure) => Err(failure.to_string().into()),
            },
            Err(reason) => Err(reason),
        };
        let record = answered.unwrap_or_else(|Unread { below, reason }| {
            bad += 1;
            let reason = format!("line {}: {reason}", start + below);
            exit::report(&reason);
            refuse(reason)
        });
        serde_json::to_writer(&mut out, &record)
            .map_err(io::Error::from)
            .and_then(|()| out.write_all(b"\n"))
            .map_err(Failure::writing)?;
    }
    out.flush().map_err(Failure::writing)?;
    Ok(if bad == 0 {
        Code::Answered
    } else {
        Code::BadInput
    })
}

/// Why a record cannot be read.
#[derive(Debug)]
pub struct Unread {
    /// How many lines below its first one.
    below: u64,
    reason: String,
}

impl From<String> for Unread {
    fn from(reason: String) -> Self {
        Unread { below: 0, reason }
    }
}

/// The whole of standard input as one text; none when a person sits there. `what` says in an
/// error what would have been shorter.
pub fn text(longest: usize, what: &str) -> Result<Option<String>, Failure> {
    if io::stdin().is_terminal() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // One byte more than is taken, so that it shows when there is too much.
    io::stdin()
        .lock()
        .take(longest as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(Failure::reading)?;
    if bytes.len() > longest {
        return Err(Failure::Input(format!(
            "standard input has more than {longest} bytes; {what} has fewer"
        )));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to() + 1;
        Failure::Input(format!("standard input: byte {place}: not UTF-8"))
    })?;
    Ok(Some(text))
}

/// The whole of standard input as one record; none when a person sits there or nothing came.
pub fn record<Q: DeserializeOwned>(what: &str) -> Result<Option<Q>, Failure> {
    let Some(text) = text(LONGEST_RECORD, what)?.filter(|text| !text.trim().is_empty()) else {
        return Ok(None);
    };
    let text = text.trim_start_matches('\u{feff}');
    let record = read(text.as_bytes()).map_err(|Unread { below, reason }| {
        Failure::Input(format!("standard input: line {}: {reason}", below + 1))
    })?;
    Ok(Some(record))
}

/// Whether these bytes are the beginning of a JSON object that ends on a later line.
fn unfinished(bytes: &[u8]) -> bool {
    let begins = bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
    begins
        && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_err_and(|error| error.is_eof())
}

/// Reads one record, or says where and why it cannot be read.
fn read<Q: DeserializeOwned>(line: &[u8]) -> Result<Q, Unread> {
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("byte {}: not UTF-8", error.valid_up_to() + 1))?;
    match text.trim_start().chars().next() {
        None => return Err("empty; give a JSON object".to_owned().into()),
        // Serde would also take a list for a record.
        Some(first)
            if first != '{' && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() =>
        {
            return Err("not a JSON object".to_owned().into());
        }
        Some(_) => {}
    }
    serde_json::from_str(text).map_err(|error| {
        let reason = error.to_string();
        // Serde counts the lines from the beginning of the record.
        let bare = reason
            .rsplit_once(" at line ")
            .map_or(reason.as_str(), |(bare, _)| bare);
        Unread {
            below: error.line().saturating_sub(1) as u64,
            reason: format!("column {}: {bare}", error.column()),
        }
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
    fn a_record_may_go_over_lines() {
        let records = |bytes: &[u8], longest: usize| {
            let mut lines = Lines::new(bytes).at_most(longest);
            let mut out = Vec::new();
            while let Some(record) = lines.record().unwrap() {
                out.push(record.map(|r| String::from_utf8_lossy(r).into_owned()).ok());
            }
            (out, lines.number)
        };
        let some = |s: &str| Some(s.to_owned());
        let pretty = b"\xef\xbb\xbf{\n \"a\": [\n  1\n ]\n}\n{\"b\":2}\n{\"c\":\n{}\n";
        assert_eq!(
            records(pretty, 100),
            (
                vec![
                    some("{\n \"a\": [\n  1\n ]\n}"),
                    some("{\"b\":2}"),
                    some("{\"c\":"),
                    some("{}")
                ],
                8
            )
        );
        assert_eq!(
            records(b"{\n 1234567\n}\n{}", 5),
            (vec![None, some("{}")], 4)
        );
        assert_eq!(records(b"", 5), (vec![], 0));
    }

    #[test]
    fn reasons_name_the_place() {
        #[derive(Debug, serde::Deserialize)]
        struct Question {
            #[allow(dead_code)]
            text: String,
        }
        let reason = |line: &[u8]| read::<Question>(line).unwrap_err().reason;
        assert_eq!(reason(b""), "empty; give a JSON object");
        assert_eq!(reason(b"{\"text\":\"a\xff\"}"), "byte 11: not UTF-8");
        assert_eq!(reason(b"[\"QMHA\"]"), "not a JSON object");
        assert_eq!(reason(b"{}"), "column 2: missing field `text`");
        assert!(reason(b"QMHA").starts_with("column 1: expected value"));
        assert!(reason(b"{\"text\":5}").starts_with("column 9: invalid type"));
    }
}

//! The conversation: type a title, read who that is.
use crate::context::Context;
use crate::exit::{Code, Failure};
/// Runs it.
pub fn run(_context: Context) -> Result<Code, Failure> {
    Ok(Code::Answered)
}

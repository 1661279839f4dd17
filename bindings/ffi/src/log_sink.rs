//! What the library tells the log of an app: that something was opened or failed, never a word of
//! a family.

use std::sync::{Arc, Once, PoisonError, RwLock};

/// How much a line of the log matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LogLevel {
    /// Something happened as it should.
    Info,
    /// Something is not as it should be, and the library went on.
    Warning,
    /// Something failed.
    Error,
}

/// Why a sink could not take a line. The library goes on without it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum LogSinkError {
    /// The sink failed.
    #[error("the log sink failed")]
    Failed,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for LogSinkError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed
    }
}

/// Takes lines for the log of an app. It is called on the thread of the call that caused the line,
/// so it must be quick, and it may be called from several threads at once.
#[uniffi::export(foreign)]
pub trait LogSink: Send + Sync {
    /// Takes one line. What it throws is dropped.
    fn log(&self, level: LogLevel, target: String, text: String) -> Result<(), LogSinkError>;
}

/// Sends what the library logs to a sink, or to none.
#[uniffi::export]
pub fn set_log_sink(sink: Option<Arc<dyn LogSink>>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Another logger in this process keeps its place; then the sink stays silent.
        if log::set_logger(&Bridge).is_ok() {
            log::set_max_level(log::LevelFilter::Info);
        }
    });
    *SINK.write().unwrap_or_else(PoisonError::into_inner) = sink;
}

static SINK: RwLock<Option<Arc<dyn LogSink>>> = RwLock::new(None);

struct Bridge;

impl log::Log for Bridge {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        // Only our own crates: what others log was not read for words of a family.
        metadata.level() <= log::Level::Info && metadata.target().starts_with("careteam")
    }

    fn log(&self, record: &log::Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // The lock is not held while the sink runs: it may call the library.
        let sink = SINK.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(sink) = sink else {
            return;
        };
        let level = match record.level() {
            log::Level::Error => LogLevel::Error,
            log::Level::Warn => LogLevel::Warning,
            _ => LogLevel::Info,
        };
        let text = record.args().to_string();
        // A log that fails must not break what it tells of.
        let _ = sink.log(level, record.target().to_owned(), text);
    }

    fn flush(&self) {}
}

//! Every call passes through here, so that a panic inside becomes an error of the caller: neither
//! the end of the process nor a text that might hold words of a family.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::Path;
use std::sync::Once;

/// An error that has a case for a failure of the library itself.
pub(crate) trait Defect {
    /// That case, with the place of the failure.
    fn defect(place: String) -> Self;
}

thread_local! {
    /// Whether this thread is inside a call.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic of this thread happened.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs a call.
pub(crate) fn guarded<T, E: Defect>(call: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    install_hook();
    let outer = INSIDE.replace(true);
    // What is behind a reference is either never changed (the catalog) or repairs itself (the
    // binder opens its store anew), so it may be used again after a panic.
    let result = panic::catch_unwind(AssertUnwindSafe(call));
    INSIDE.set(outer);
    result.unwrap_or_else(|_| Err(E::defect(PLACE.take())))
}

/// Panics as a defect would, with a payload that must not come out.
#[track_caller]
#[expect(clippy::panic, reason = "this is what is drilled")]
pub(crate) fn drill<T>() -> T {
    panic!("the payload of a drill")
}

/// The hook keeps the place of a panic and drops its payload. Panics outside of our calls go to
/// whichever hook was there before.
fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if INSIDE.get() {
                let place = place_of(info);
                log::error!("defect at {place}");
                PLACE.set(place);
            } else {
                before(info);
            }
        }));
    });
}

/// File and line, without the folders of the machine that built this.
fn place_of(info: &PanicHookInfo<'_>) -> String {
    let Some(location) = info.location() else {
        return "an unknown place".into();
    };
    let path = Path::new(location.file());
    let mut parts: Vec<_> = path.iter().rev().take(2).collect();
    parts.reverse();
    let parts: Vec<_> = parts.iter().map(|part| part.to_string_lossy()).collect();
    format!("{}:{}", parts.join("/"), location.line())
}

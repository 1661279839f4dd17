//! A visit as an entry for the calendar of the phone.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike};

use crate::binder::{Binder, BinderError};

/// What a calendar entry says. A calendar is often shared, so it says little by itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CalendarOptions {
    /// The words of the entry, as the parent chose them.
    pub summary: String,
    /// Whether the place of the visit is in it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub place: bool,
    /// Minutes before the visit for a reminder; 0 for none.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub remind_minutes: i32,
}

/// Writes the visit as an iCalendar file. It has no time zone: a visit at four is at four wherever
/// the phone is, which is what a family means by it.
pub fn calendar_event(
    binder: &Binder,
    visit_id: String,
    options: CalendarOptions,
    now_ms: i64,
) -> Result<String, BinderError> {
    let visit = binder.visit(visit_id)?.visit;
    let day: NaiveDate = visit.on.parse().map_err(|_| BinderError::Invalid {
        field: "on".into(),
        reason: "the visit has no day".into(),
    })?;
    let now: DateTime<Utc> =
        DateTime::from_timestamp_millis(now_ms).ok_or_else(|| BinderError::Invalid {
            field: "now_ms".into(),
            reason: "it is not a time".into(),
        })?;
    let mut event = Event::new();
    // The same visit again replaces its earlier entry.
    event.uid(&format!("{}@careteam", visit.id));
    event.timestamp(now);
    event.class(Class::Private);
    event.summary(&line(&options.summary));
    if options.place && !visit.place.trim().is_empty() {
        event.location(&line(&visit.place));
    }
    match NaiveTime::parse_from_str(&visit.at, "%H:%M") {
        Ok(time) => {
            let start = NaiveDateTime::new(day, time);
            let minutes = if visit.minutes > 0 { visit.minutes } else { 60 };
            let end = start.checked_add_signed(Duration::minutes(i64::from(minutes.min(24 * 60))));
            event.starts(start);
            event.ends(end.unwrap_or(start));
        }
        // A whole day ends where the next one begins.
        Err(_) => {
            event.starts(day);
            event.ends(day.checked_add_days(Days::new(1)).unwrap_or(day));
        }
    }
    if options.remind_minutes > 0 {
        let before = Duration::minutes(i64::from(options.remind_minutes.min(7 * 24 * 60)));
        let mut alarm = Alarm::display(&line(&options.summary), -before);
        // Given here, for the library would take them from the clock and from chance.
        alarm.timestamp(now);
        alarm.uid(&format!("{}-alarm@careteam", visit.id));
        event.alarm(alarm);
    }
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Who is in the Room//careteam//EN"));
    calendar.push(event.done());
    Ok(calendar.to_string())
}

/// Control characters have no place in a calendar file.
fn line(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.trim().chars().map(plain).collect()
}

//! careteam

//! What a family keeps: the records a caller reads, and the fields a caller writes.
//!
//! Of each kind there are two types. `Person` is a whole record as it is read; `PersonFields` is
//! what a change writes, where an absent field is left as it is. The text of a family never
//! appears when one of them is printed for debugging.

use serde::{Deserialize, Serialize};

use super::check;
use super::error::BinderError;
use super::record::{Key, Kind, ROOT, Record, Value, id_text};
use super::schema::{Stored, Writes};

family_record! {
    /// A child whose team the binder is about.
    Child, ChildFields in parent_id {
        /// What the family calls the child.
        1 name: short,
        /// Day of birth, or empty.
        2 born: date,
        /// State whose rules apply, such as `US-OR`, or empty.
        3 state: code,
        /// Anything else.
        4 note: long,
        /// Where this child stands among the children.
        5 position: int,
    }
}

family_record! {
    /// Someone on the team of a child.
    Person, PersonFields in child_id {
        /// Name as the family knows it.
        1 name: short,
        /// Title as it was heard or read.
        2 title: short,
        /// The role that the title was found to be, an id of the catalog, or empty.
        3 role_id: code,
        /// State whose rules apply to this person, or empty for the child's.
        4 state: code,
        /// Who supervises, with license if known, as it was answered.
        5 supervisor: short,
        /// Telephone number.
        6 phone: short,
        /// Where the person works.
        7 agency: short,
        /// License or registration number, as it was given.
        8 license_number: short,
        /// Anything else.
        9 note: long,
        /// True when the person no longer works with the family.
        10 left: flag,
    }
}

family_record! {
    /// Something the child or the family needs.
    Need, NeedFields in child_id {
        /// The need, an id of the catalog, or empty.
        1 need_id: code,
        /// The parent's own words.
        2 words: short,
        /// Anything else.
        3 note: long,
        /// Day since which it is needed, or empty.
        4 since: date,
        /// True when the need is met or no longer there.
        5 met: flag,
    }
}

family_record! {
    /// A sign that was seen, good or worrying.
    Sign, SignFields in child_id {
        /// The sign, an id of the catalog, or empty.
        1 sign_id: code,
        /// The parent's own words.
        2 words: short,
        /// Day on which it was seen.
        3 seen_on: date,
        /// Anything else.
        4 note: long,
    }
}

family_record! {
    /// A visit that is planned or has been.
    Visit, VisitFields in child_id {
        /// Kind of visit, an id of the catalog.
        1 kind: code,
        /// The day.
        2 on: date,
        /// Time of day, or empty.
        3 at: time,
        /// Where, or how to join.
        4 place: short,
        /// Ids of the people who are or were there.
        5 people: list,
        /// Anything else.
        6 note: long,
        /// True when the visit is over.
        7 done: flag,
        /// Minutes it lasts; 0 when not known.
        8 minutes: int,
    }
}

family_record! {
    /// One entry of the checklist of a visit.
    Item, ItemFields in visit_id {
        /// The question: an id of the catalog, or of an own question, which an answer here closes;
        /// empty where it was written on this list alone.
        1 question_id: code,
        /// The words to ask.
        2 text: short,
        /// Order in the list, smallest first.
        3 position: int,
        /// True when the parent marked it as important.
        4 star: flag,
        /// True when it was asked.
        5 asked: flag,
        /// What was answered; an item with an answer is not carried over.
        6 answer: long,
        /// The parent's note beside it.
        7 note: long,
        /// The item of an earlier visit that this one repeats, or empty.
        8 carried_from: code,
        /// Who was asked, an id of a person, or empty.
        9 person_id: code,
    }
}

family_record! {
    /// A question of the parent's own, kept for a visit to come.
    Question, QuestionFields in child_id {
        /// The words to ask.
        1 text: short,
        /// True when the parent marked it as important.
        2 star: flag,
        /// Kind of visit it is meant for, or empty for any.
        3 visit_kind: code,
        /// Who should answer, an id of a person, or empty for anyone.
        4 person_id: code,
        /// True when it has been answered.
        5 answered: flag,
    }
}

family_record! {
    /// The page that says what to do when it gets worse.
    SafetyPlan, SafetyPlanFields in child_id {
        /// Signs that it is getting worse.
        1 signs: long,
        /// What the child can do alone.
        2 alone: long,
        /// Places and people that take the mind off it.
        3 places: long,
        /// Family and friends who can help.
        4 family: long,
        /// Professionals and lines to call.
        5 professionals: long,
        /// How the home is made safe.
        6 home: long,
        /// What is worth living for.
        7 reasons: long,
        /// Anything else.
        8 note: long,
        /// Day on which it was last gone through with a professional, or empty.
        9 reviewed_on: date,
    }
}

family_record! {
    /// Something the family and the team work toward.
    Goal, GoalFields in child_id {
        /// The goal in plain words.
        1 text: short,
        /// Day since which it is worked on, or empty.
        2 since: date,
        /// Anything else.
        3 note: long,
        /// True when it was reached.
        4 reached: flag,
        /// True when it is no longer worked on.
        5 dropped: flag,
        /// Who works on it, an id of a person, or empty.
        6 person_id: code,
    }
}

family_record! {
    /// How a goal stood on one day.
    Mark, MarkFields in goal_id {
        /// The day.
        1 on: date,
        /// How it went, from 0 (not at all) to 10 (reached).
        2 level: int,
        /// Anything else.
        3 note: long,
    }
}

family_record! {
    /// Text that was typed and not yet made into a record.
    Draft, DraftFields in child_id {
        /// The place in the app where it was typed; one draft a place.
        1 place: code,
        /// The text, in whatever form that place keeps it.
        2 text: long,
    }
}

/// The tags and names of the fields of a kind.
pub(crate) fn fields_of(kind: Kind) -> &'static [(u8, &'static str)] {
    match kind {
        Kind::State | Kind::Gone => &[],
        Kind::Child => Child::FIELDS,
        Kind::Person => Person::FIELDS,
        Kind::Need => Need::FIELDS,
        Kind::Sign => Sign::FIELDS,
        Kind::Visit => Visit::FIELDS,
        Kind::Item => Item::FIELDS,
        Kind::Question => Question::FIELDS,
        Kind::SafetyPlan => SafetyPlan::FIELDS,
        Kind::Goal => Goal::FIELDS,
        Kind::Mark => Mark::FIELDS,
        Kind::Draft => Draft::FIELDS,
    }
}

/// Refuses a value that this version could not have written to the field.
pub(crate) fn check_field(kind: Kind, tag: u8, value: &Value) -> Result<(), BinderError> {
    match kind {
        Kind::State | Kind::Gone => Err(BinderError::invalid("fields", "there are none")),
        Kind::Child => Child::check(tag, value),
        Kind::Person => Person::check(tag, value),
        Kind::Need => Need::check(tag, value),
        Kind::Sign => Sign::check(tag, value),
        Kind::Visit => Visit::check(tag, value),
        Kind::Item => Item::check(tag, value),
        Kind::Question => Question::check(tag, value),
        Kind::SafetyPlan => SafetyPlan::check(tag, value),
        Kind::Goal => Goal::check(tag, value),
        Kind::Mark => Mark::check(tag, value),
        Kind::Draft => Draft::check(tag, value),
    }
}

/// Tags that other modules need by name.
pub(crate) mod tag {
    pub const VISIT_PEOPLE: u8 = 5;
    pub const ITEM_QUESTION: u8 = 1;
    pub const ITEM_TEXT: u8 = 2;
    pub const ITEM_POSITION: u8 = 3;
    pub const ITEM_STAR: u8 = 4;
    pub const ITEM_ANSWER: u8 = 6;
    pub const ITEM_CARRIED: u8 = 8;
    pub const ITEM_PERSON: u8 = 9;
    pub const QUESTION_TEXT: u8 = 1;
    pub const QUESTION_PERSON: u8 = 4;
    pub const QUESTION_ANSWERED: u8 = 5;
    pub const GOAL_PERSON: u8 = 6;
    pub const DRAFT_PLACE: u8 = 1;
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::binder::record::Stamp;

    #[test]
    fn named_tags_are_the_declared_ones() {
        let has = |kind, tag, name| fields_of(kind).contains(&(tag, name));
        assert!(has(Kind::Visit, tag::VISIT_PEOPLE, "people"));
        assert!(has(Kind::Item, tag::ITEM_QUESTION, "question_id"));
        assert!(has(Kind::Item, tag::ITEM_TEXT, "text"));
        assert!(has(Kind::Item, tag::ITEM_POSITION, "position"));
        assert!(has(Kind::Item, tag::ITEM_STAR, "star"));
        assert!(has(Kind::Item, tag::ITEM_ANSWER, "answer"));
        assert!(has(Kind::Item, tag::ITEM_CARRIED, "carried_from"));
        assert!(has(Kind::Item, tag::ITEM_PERSON, "person_id"));
        assert!(has(Kind::Question, tag::QUESTION_TEXT, "text"));
        assert!(has(Kind::Question, tag::QUESTION_PERSON, "person_id"));
        assert!(has(Kind::Question, tag::QUESTION_ANSWERED, "answered"));
        assert!(has(Kind::Goal, tag::GOAL_PERSON, "person_id"));
        assert!(has(Kind::Draft, tag::DRAFT_PLACE, "place"));
    }

    #[test]
    fn tags_are_in_order_and_used_once() {
        for kind in Kind::ALL {
            assert!(fields_of(kind).is_sorted_by(|a, b| a.0 < b.0), "{kind:?}");
        }
    }

    #[test]
    fn printing_shows_no_text_of_the_family() {
        let fields = PersonFields {
            name: Some("Dana".into()),
            ..Default::default()
        };
        assert_eq!(format!("{fields:?}"), "PersonFields");
        let mut record = Record::default();
        for (tag, value) in fields.writes().unwrap() {
            record.set(tag, value, Stamp::default());
        }
        let key = Key::new(Kind::Person, [1; 16], [2; 16]);
        let person = Person::from_record(&key, &record);
        assert_eq!(person.name, "Dana");
        assert!(!format!("{person:?}").contains("Dana"));
    }
}

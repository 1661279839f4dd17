//! Everything a caller can do to a binder. Nothing else changes it.

use serde::{Deserialize, Serialize};

use super::model::{
    ChildFields, DraftFields, GoalFields, ItemFields, MarkFields, NeedFields, PersonFields,
    QuestionFields, SafetyPlanFields, SignFields, VisitFields,
};

/// One change. It is on the disk as a whole, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Change {
    /// Adds a child.
    AddChild {
        /// What is known of the child.
        fields: ChildFields,
    },
    /// Changes fields of a child.
    EditChild {
        /// The child.
        id: String,
        /// The fields to write.
        fields: ChildFields,
    },
    /// Adds someone to the team of a child.
    AddPerson {
        /// The child.
        child_id: String,
        /// What is known of the person.
        fields: PersonFields,
    },
    /// Changes fields of a person.
    EditPerson {
        /// The person.
        id: String,
        /// The fields to write.
        fields: PersonFields,
    },
    /// Adds a need of a child.
    AddNeed {
        /// The child.
        child_id: String,
        /// The need.
        fields: NeedFields,
    },
    /// Changes fields of a need.
    EditNeed {
        /// The need.
        id: String,
        /// The fields to write.
        fields: NeedFields,
    },
    /// Adds a sign that was seen.
    AddSign {
        /// The child.
        child_id: String,
        /// The sign.
        fields: SignFields,
    },
    /// Changes fields of a sign.
    EditSign {
        /// The sign.
        id: String,
        /// The fields to write.
        fields: SignFields,
    },
    /// Adds a visit.
    AddVisit {
        /// The child.
        child_id: String,
        /// The visit.
        fields: VisitFields,
    },
    /// Changes fields of a visit.
    EditVisit {
        /// The visit.
        id: String,
        /// The fields to write.
        fields: VisitFields,
    },
    /// Adds entries to the end of the checklist of a visit, in this order.
    AddItems {
        /// The visit.
        visit_id: String,
        /// The entries. A position that is given is kept, else the entry goes to the end.
        items: Vec<ItemFields>,
    },
    /// Changes fields of a checklist entry: tick, star, answer, note.
    EditItem {
        /// The entry.
        id: String,
        /// The fields to write.
        fields: ItemFields,
    },
    /// Moves a checklist entry to another place in its list.
    MoveItem {
        /// The entry.
        id: String,
        /// Its new place, 0 for the first; past the end means last.
        to: i32,
    },
    /// Copies what is still unanswered in one visit to the checklist of another of the same
    /// child, unless it already stands there.
    CarryOver {
        /// The visit that is over.
        from_visit_id: String,
        /// The visit to come.
        to_visit_id: String,
    },
    /// Adds a question of the parent's own.
    AddQuestion {
        /// The child.
        child_id: String,
        /// The question.
        fields: QuestionFields,
    },
    /// Changes fields of an own question.
    EditQuestion {
        /// The question.
        id: String,
        /// The fields to write.
        fields: QuestionFields,
    },
    /// Writes fields of the safety plan of a child, which is made at the first writing.
    EditSafetyPlan {
        /// The child.
        child_id: String,
        /// The fields to write.
        fields: SafetyPlanFields,
    },
    /// Adds a goal.
    AddGoal {
        /// The child.
        child_id: String,
        /// The goal.
        fields: GoalFields,
    },
    /// Changes fields of a goal.
    EditGoal {
        /// The goal.
        id: String,
        /// The fields to write.
        fields: GoalFields,
    },
    /// Adds how a goal stood on one day.
    AddMark {
        /// The goal.
        goal_id: String,
        /// How it stood.
        fields: MarkFields,
    },
    /// Changes fields of a mark.
    EditMark {
        /// The mark.
        id: String,
        /// The fields to write.
        fields: MarkFields,
    },
    /// Keeps what is being typed. There is one draft for each child and place; an empty text
    /// removes it.
    SaveDraft {
        /// The child, or empty where the text belongs to none yet.
        child_id: String,
        /// The place and the text.
        fields: DraftFields,
    },
    /// Deletes a record of any kind with everything that belongs to it.
    Remove {
        /// The record.
        id: String,
    },
}

/// What a change did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Applied {
    /// Ids of the records that were added, in the order they were asked for.
    pub added: Vec<String>,
    /// How many records were added, changed or removed. 0 when everything was so already.
    pub records: i32,
}

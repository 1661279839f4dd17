//! The people around a child, and what all of them work toward.

use super::home::open_questions;
use super::visits::visits_by_day;
use super::{GoalView, PersonView, TeamView, all, forget_missing, one};
use crate::binder::error::BinderError;
use crate::binder::model::{Child, Goal, Mark, Need, Person, SafetyPlan, Sign};
use crate::binder::reader::Reader;
use crate::binder::record::{Id, Kind};

pub(crate) fn team(reader: &Reader<'_>, child_id: &str) -> Result<TeamView, BinderError> {
    let (key, record) = one(reader, Kind::Child, child_id)?;
    let mut people = all(reader, Kind::Person, key.id, Person::from_record)?;
    people.sort_by_key(|p| p.left);
    let mut needs = all(reader, Kind::Need, key.id, Need::from_record)?;
    needs.sort_by_key(|n| n.met);
    let mut signs = all(reader, Kind::Sign, key.id, Sign::from_record)?;
    signs.sort_by(|a, b| (&b.seen_on, &b.id).cmp(&(&a.seen_on, &a.id)));
    Ok(TeamView {
        child: Child::from_record(&key, &record),
        people,
        needs,
        signs,
    })
}

pub(crate) fn person(reader: &Reader<'_>, person_id: &str) -> Result<PersonView, BinderError> {
    let (key, record) = one(reader, Kind::Person, person_id)?;
    let visits = visits_by_day(reader, key.parent)?
        .into_iter()
        .map(|(_, v)| v);
    let mine = |id: &String| id == person_id;
    Ok(PersonView {
        person: Person::from_record(&key, &record),
        visits: visits.filter(|v| v.people.iter().any(mine)).collect(),
        questions: open_questions(reader, key.parent)?
            .into_iter()
            .filter(|q| mine(&q.person_id))
            .collect(),
        goals: all(reader, Kind::Goal, key.parent, Goal::from_record)?
            .into_iter()
            .filter(|g| mine(&g.person_id))
            .collect(),
    })
}

pub(super) fn goals(reader: &Reader<'_>, child: Id) -> Result<Vec<GoalView>, BinderError> {
    let here = reader.keys(Kind::Person, child)?;
    let mut views = Vec::new();
    for (key, record) in reader.children(Kind::Goal, child)? {
        let mut goal = Goal::from_record(&key, &record);
        forget_missing(&mut goal.person_id, &here);
        let mut marks = all(reader, Kind::Mark, key.id, Mark::from_record)?;
        marks.sort_by(|a, b| (&a.on, &a.id).cmp(&(&b.on, &b.id)));
        views.push(GoalView { goal, marks });
    }
    Ok(views)
}

pub(crate) fn goals_of(reader: &Reader<'_>, child_id: &str) -> Result<Vec<GoalView>, BinderError> {
    let (key, _) = one(reader, Kind::Child, child_id)?;
    goals(reader, key.id)
}

pub(crate) fn safety_plan(
    reader: &Reader<'_>,
    child_id: &str,
) -> Result<Option<SafetyPlan>, BinderError> {
    let (key, _) = one(reader, Kind::Child, child_id)?;
    let plans = all(reader, Kind::SafetyPlan, key.id, SafetyPlan::from_record)?;
    Ok(plans.into_iter().next())
}

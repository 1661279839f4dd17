//! People: who a title says that they are.

use super::added;
use crate::binder::desk::Desk;
use crate::context;
use crate::exit::{Code, Failure};
use crate::paint::{FAINT, PLAIN, Page};
use careteam::binder::{Change, Child, PersonFields};
use careteam::catalog::CatalogError;
use careteam::identify::{LONGEST_TEXT, Outcome};

/// Adds someone, with the role that the title names without doubt, and says which that is.
pub fn add_person(
    desk: &Desk<'_>,
    child: &Child,
    mut fields: PersonFields,
) -> Result<Code, Failure> {
    let says = recognize(desk, child, &mut fields, "")?;
    added(
        desk,
        Change::AddPerson {
            child_id: child.id.clone(),
            fields,
        },
    )?;
    tell(desk, says)
}

pub fn tell(desk: &Desk<'_>, says: Vec<String>) -> Result<Code, Failure> {
    let mut page = Page::new(desk.context.width);
    for (n, line) in says.iter().enumerate() {
        page.say(if n == 0 { PLAIN } else { FAINT }, line);
    }
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

/// Finds the role of a title. Sets the role, or takes an old one away; returns what to say.
pub fn recognize(
    desk: &Desk<'_>,
    child: &Child,
    fields: &mut PersonFields,
    own_state: &str,
) -> Result<Vec<String>, Failure> {
    let Some(title) = fields.title.as_deref().filter(|t| !t.trim().is_empty()) else {
        return Ok(Vec::new());
    };
    let context = desk.context;
    let state = desk.rules(own_state, &child.state);
    if title.len() > LONGEST_TEXT {
        return Ok(Vec::new());
    }
    let found = match context.catalog.identify(context.reader, title, state) {
        // A state that this version does not know: a newer one wrote it.
        Err(CatalogError::UnknownState { .. }) => {
            context.catalog.identify(context.reader, title, None)
        }
        other => other,
    }?;
    let role = found
        .candidates
        .first()
        .filter(|_| found.verdict == Outcome::Role);
    fields.role_id = Some(role.and_then(|r| r.role.clone()).unwrap_or_default());
    let mut says = Vec::new();
    match role {
        Some(role) => says.push(context.words.fill(
            "shell_binder_is_role",
            &[
                ("title", &role.title),
                ("role", role.role.as_deref().unwrap_or_default()),
            ],
        )),
        None => says.push(context.words.say("shell_binder_role_unclear").to_owned()),
    }
    says.push(
        context
            .words
            .say(crate::identify::status(found.clinician))
            .to_owned(),
    );
    Ok(says)
}

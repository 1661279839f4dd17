//! `careteam roles`: which roles the catalog holds.

use crate::args;
use crate::card;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{LABEL, Page, Paragraph};
use careteam::catalog::License;
use careteam::explain::RoleSummary;

/// Prints the roles of a state, or all.
pub fn run(context: &Context, asked: &args::Roles) -> Result<Code, Failure> {
    let mut list = context.catalog.roles(context.reader, context.state())?;
    if let Some(family) = &asked.family {
        let families = context.catalog.role_families(context.reader)?;
        if !families.iter().any(|known| known.family == *family) {
            let family = family.chars().take(40).collect::<String>();
            return Err(Failure::Input(format!(
                "family \"{family}\" is not in the catalog"
            )));
        }
        list.retain(|role| role.family == *family);
    }
    context::print_list(context, asked.json, &list, lay_out)
}

/// The roles by place, each with its status sign and its id.
fn lay_out(page: &mut Page, context: &Context, list: &[RoleSummary]) {
    let mut place = "";
    for role in list {
        if place != role.place.id {
            place = &role.place.id;
            page.gap();
            page.say(LABEL, &role.place.name);
        }
        let (sign, style) = card::sign(role.license.clinician());
        let name = card::name(&role.letters, &role.title);
        page.ends(&Paragraph::plain(name).signed(sign, style), &role.role);
    }
    page.gap();
    for license in [
        License::Clinical,
        License::Training,
        License::None,
        License::Unknown,
    ] {
        let status = license.clinician();
        let (sign, style) = card::sign(status);
        let text = context.words.say(crate::identify::status(status));
        page.put(&Paragraph::plain(text).signed(sign, style));
    }
}

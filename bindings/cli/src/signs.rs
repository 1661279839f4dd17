//! `careteam signs`: what a parent has seen, what it may mean, what else it could mean.

use crate::args;
use crate::cite::Footnotes;
use crate::context::{self, Context};
use crate::crisis;
use crate::exit::{Code, Failure};
use crate::needs;
use crate::paint::{FAINT, LABEL, Page, Paragraph, STRONG};
use careteam::catalog::Urgency;
use careteam::checklist::SignScreen;

/// Prints one sign, or the list.
pub fn run(context: &Context, asked: &args::Signs) -> Result<Code, Failure> {
    let mut page = Page::new(context.width);
    match &asked.sign {
        Some(id) => {
            let sign = context.catalog.sign(context.reader, id)?;
            if asked.json {
                context::print_json(&sign)?;
                return Ok(Code::Answered);
            }
            if sign.urgency == Urgency::Crisis {
                let screen = context.catalog.crisis(context.reader, context.state())?;
                crisis::lay_out_first(&mut page, context, &screen, "shell_crisis_command");
            }
            let footnotes = lay_out(&mut page, context, &sign);
            footnotes.lay_out(&mut page, context, false)?;
            page.gap();
            let next = format!("careteam checklist --visit when-stuck --sign {}", sign.id);
            page.say(FAINT, &next);
            if sign.urgency == Urgency::Crisis {
                crisis::lay_out_last(&mut page, context);
            }
        }
        None => {
            let signs = context.catalog.signs(context.reader)?;
            if asked.json {
                context::print_json(&signs)?;
                return Ok(Code::Answered);
            }
            lay_out_list(&mut page, context, &signs, &[], false);
            page.gap();
            page.say(FAINT, context.words.say("shell_signs_command"));
        }
    }
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

/// The list to pick from. Those that were seen are marked.
pub fn lay_out_list(
    page: &mut Page,
    context: &Context,
    signs: &[SignScreen],
    seen: &[String],
    numbered: bool,
) {
    page.gap();
    page.say(STRONG, context.words.say("shell_signs"));
    page.gap();
    for (n, sign) in signs.iter().enumerate() {
        let mark = if seen.contains(&sign.id) {
            "■"
        } else {
            "□"
        };
        let label = Paragraph::plain(&sign.label);
        if numbered {
            page.put(&label.signed(&format!("{:>2} {mark} ", n + 1), LABEL));
        } else {
            page.ends(&label.signed("• ", LABEL), &sign.id);
        }
    }
}

/// One sign: both readings of it, and the questions that tell them apart.
pub fn lay_out<'s>(page: &mut Page, context: &Context, sign: &'s SignScreen) -> Footnotes<'s> {
    let words = &context.words;
    let mut footnotes = Footnotes::default();
    page.gap();
    page.ends(
        &Paragraph::plain(&sign.label).styled(STRONG),
        words.say(needs::soon(sign.urgency)),
    );
    page.gap();
    let marks = footnotes.marks(&sign.sources);
    let may = Paragraph::plain(&sign.may_mean).marked(marks);
    page.row(LABEL, words.say("shell_may_mean"), &[may]);
    page.gap();
    let also = Paragraph::plain(&sign.could_also_mean);
    page.row(LABEL, words.say("shell_could_also_mean"), &[also]);
    if !sign.questions.is_empty() {
        page.gap();
        let list: Vec<Paragraph> = sign
            .questions
            .iter()
            .map(|q| Paragraph::item(&q.text))
            .collect();
        page.row(LABEL, words.say("shell_ask"), &list);
    }
    footnotes
}

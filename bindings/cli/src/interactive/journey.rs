//! The stations after the card: needs, team, questions, signs, rights, help now.

use super::{Pick, Refusal, Screen, Session, action};
use crate::checklist::{SMALLEST, USUAL_VISIT};
use crate::exit::Failure;
use crate::paint::{FAINT, PLAIN, Page, STRONG};
use crate::{checklist, crisis, needs, rights, signs, team};
use careteam::catalog::Urgency;
use careteam::checklist::ChecklistQuery;
use careteam::identify::Outcome;
use careteam::team::{MOST_NEEDS, MOST_PEOPLE, Person, State, TeamQuery, TeamView};

/// A longer line that names no role is told in the parent's own words. A shorter one is a title,
/// unless a crisis is heard in it: "help desk nurse" speaks of no need.
const WORDS_OF_A_TITLE: usize = 3;

/// What the family said.
#[derive(Debug, Default)]
pub struct Family {
    people: Vec<Person>,
    needs: Vec<String>,
    signs: Vec<String>,
}

/// A screen that is made from what the family said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Station {
    /// The list of needs.
    Needs,
    /// Needs heard in a text.
    Heard(String),
    /// Who may do what is needed.
    Team,
    /// Questions for a kind of visit, for the parent or the young person.
    Checklist { visit: String, teen: bool },
    /// The list of signs.
    Signs,
    /// One sign.
    Sign(String),
    /// What a family may ask for, one topic or an overview.
    Rights(Option<&'static str>),
    /// Whom to call.
    Crisis,
}

impl Session {
    /// Free text: a title, or what happens at home. A crisis in it comes first.
    pub(super) fn told(&mut self, text: &str) -> Result<Screen, Refusal> {
        let screen = self.found(text)?;
        let Screen::Found { found, .. } = &screen else {
            return Ok(screen);
        };
        let context = &self.context;
        let heard = context
            .catalog
            .recognize(context.reader, text, context.state())?;
        let something = !heard.needs.is_empty() || !heard.signs.is_empty();
        let at_needs = matches!(
            self.screens.last(),
            Some(Screen::Station(Station::Needs | Station::Heard(_)))
        );
        let title = matches!(found.verdict, Outcome::Role | Outcome::Several);
        let long = text.split_whitespace().count() > WORDS_OF_A_TITLE;
        let story = match found.verdict {
            Outcome::NotACareRole => (long && something) || heard.crisis.is_some(),
            _ => !title && long && something,
        };
        if story || (at_needs && something) {
            return self.hear(text);
        }
        Ok(screen)
    }

    /// Puts the needs and signs that a text speaks of on the list.
    pub(super) fn hear(&mut self, text: &str) -> Result<Screen, Refusal> {
        let context = &self.context;
        let heard = context
            .catalog
            .recognize(context.reader, text, context.state())?;
        for need in heard.needs {
            if !self.family.needs.contains(&need.need) && self.family.needs.len() < MOST_NEEDS {
                self.family.needs.push(need.need);
            }
        }
        for sign in heard.signs {
            if !self.family.signs.contains(&sign.sign) {
                self.family.signs.push(sign.sign);
            }
        }
        Ok(Screen::Station(Station::Heard(text.to_owned())))
    }

    /// What stands after "needs" is told in the parent's words, unless the whole line is a title
    /// and nothing is heard in it: "needs assessment therapist".
    pub(super) fn heard_or_title(&mut self, text: &str, line: &str) -> Result<Screen, Refusal> {
        let context = &self.context;
        let heard = context
            .catalog
            .recognize(context.reader, text, context.state())?;
        if heard.needs.is_empty() && heard.signs.is_empty() && heard.crisis.is_none() {
            let title = self.found(line)?;
            if let Screen::Found { found, .. } = &title
                && matches!(found.verdict, Outcome::Role | Outcome::Several)
            {
                return Ok(title);
            }
        }
        self.hear(text)
    }

    /// Does what the numbers on the screen stand for.
    pub(super) fn choose(&mut self, numbers: &[usize]) -> Result<Screen, Refusal> {
        let picks: Result<Vec<Pick>, Refusal> = numbers
            .iter()
            .map(|number| {
                let pick = number.checked_sub(1).and_then(|n| self.list.get(n));
                let none = || Refusal::Say("shell_no_number", number.to_string());
                pick.cloned().ok_or_else(none)
            })
            .collect();
        let mut screen = None;
        for (pick, number) in picks?.into_iter().zip(numbers) {
            screen = Some(match pick {
                Pick::Need(need) => {
                    toggle(&mut self.family.needs, need);
                    match self.screens.last() {
                        Some(Screen::Station(Station::Heard(text))) => {
                            Screen::Station(Station::Heard(text.clone()))
                        }
                        _ => Screen::Station(Station::Needs),
                    }
                }
                Pick::Sign(sign) => {
                    if !self.family.signs.contains(&sign) {
                        self.family.signs.push(sign.clone());
                    }
                    Screen::Station(Station::Sign(sign))
                }
                Pick::Topic(topic) => Screen::Station(Station::Rights(Some(topic))),
                Pick::Person(n) => match self.role_of_person(n) {
                    Ok(role) => self.card(&role)?,
                    Err(_) => self.found(&self.title_of(n))?,
                },
                Pick::Role(_) => {
                    let role = self.chosen(*number)?;
                    self.card(&role)?
                }
            });
        }
        screen.ok_or_else(|| Refusal::Say("shell_no_number", String::new()))
    }

    /// The role of somebody on the team, when the title tells.
    pub(super) fn role_of_person(&self, n: usize) -> Result<String, Refusal> {
        let view = self.view()?;
        let role = view.people.get(n).and_then(|person| person.role.clone());
        role.ok_or_else(|| Refusal::Say("shell_no_card", (n + 1).to_string()))
    }

    fn title_of(&self, n: usize) -> String {
        let person = self.family.people.get(n);
        person.map(|p| p.title.clone()).unwrap_or_default()
    }

    /// Puts somebody on the team: who is on the screen, a number of it, or a title.
    pub(super) fn add(&mut self, rest: &str) -> Result<(), Refusal> {
        let person = match (action::number(rest), self.screens.last()) {
            (Some(number), _) => self.person_of_role(self.chosen(number)?)?,
            (None, Some(Screen::Card(card))) if rest.is_empty() => Person {
                title: card.letters.first().unwrap_or(&card.title).clone(),
                role: Some(card.role.clone()),
                ..Person::default()
            },
            (None, Some(Screen::Found { text, .. })) if rest.is_empty() => {
                self.person_of_title(text)?
            }
            (None, Some(Screen::Station(Station::Sign(sign)))) if rest.is_empty() => {
                let sign = sign.clone();
                if !self.family.signs.contains(&sign) {
                    self.family.signs.push(sign.clone());
                }
                return self.show_station(&Station::Sign(sign));
            }
            _ if rest.is_empty() => {
                return Err(Refusal::Say("shell_add_what", String::new()));
            }
            _ => self.person_of_title(rest)?,
        };
        if self.family.people.len() >= MOST_PEOPLE {
            return Err(Refusal::Say("shell_too_many", MOST_PEOPLE.to_string()));
        }
        let words = &self.context.words;
        let mut page = Page::new(self.context.width);
        let text = words.fill("shell_added", &[("value", person.title.trim())]);
        page.say(STRONG, &text);
        page.say(FAINT, words.say("shell_added_next"));
        self.family.people.push(person);
        Ok(self.print(page)?)
    }

    fn person_of_title(&self, title: &str) -> Result<Person, Refusal> {
        let Screen::Found { found, .. } = self.found(title)? else {
            return Err(Refusal::Say("shell_add_what", String::new()));
        };
        if found.verdict == Outcome::NotACareRole {
            return Err(Refusal::Say("shell_add_not_a_role", title.to_owned()));
        }
        Ok(Person {
            title: title.trim().to_owned(),
            ..Person::default()
        })
    }

    fn person_of_role(&self, role: String) -> Result<Person, Refusal> {
        let Screen::Card(card) = self.card(&role)? else {
            return Err(Refusal::Say("shell_add_what", String::new()));
        };
        Ok(Person {
            title: card.letters.first().unwrap_or(&card.title).clone(),
            role: Some(role),
            ..Person::default()
        })
    }

    fn person_mut(&mut self, number: usize) -> Result<&mut Person, Refusal> {
        let person = number
            .checked_sub(1)
            .and_then(|n| self.family.people.get_mut(n));
        person.ok_or_else(|| Refusal::Say("shell_no_person", number.to_string()))
    }

    /// The supervisor of somebody is known, or is not after all.
    pub(super) fn supervisor(&mut self, number: usize) -> Result<Screen, Refusal> {
        let person = self.person_mut(number)?;
        person.supervisor_named = !person.supervisor_named;
        Ok(Screen::Station(Station::Team))
    }

    /// Somebody says that they are trained in something that a chosen need asks for.
    pub(super) fn trained(&mut self, number: usize, text: &str) -> Result<Screen, Refusal> {
        let view = self.view()?;
        let text = text.trim().to_lowercase();
        let names = |name: &str| !text.is_empty() && name.to_lowercase().starts_with(&text);
        let row = view
            .capabilities
            .iter()
            .find(|row| names(&row.capability) || names(&row.label) || names(&row.short));
        let capability = row.map(|row| row.capability.clone());
        let person = self.person_mut(number)?;
        match capability {
            Some(capability) => toggle(&mut person.trained_in, capability),
            None => return Err(Refusal::Say("shell_trained_what", text)),
        }
        Ok(Screen::Station(Station::Team))
    }

    /// Takes people off the team, needs or signs off the list.
    pub(super) fn remove(&mut self, rest: &str) -> Result<Screen, Refusal> {
        let nothing = || Refusal::Say("shell_remove_what", String::new());
        match self.screens.last() {
            Some(Screen::Station(Station::Sign(sign))) if rest.is_empty() => {
                let sign = sign.clone();
                self.family.signs.retain(|seen| *seen != sign);
                return Ok(Screen::Station(Station::Sign(sign)));
            }
            Some(Screen::Station(Station::Needs | Station::Heard(_))) if !rest.is_empty() => {
                let numbers = action::numbers(rest).unwrap_or_default();
                let chosen = |n: &usize| match n.checked_sub(1).and_then(|n| self.list.get(n)) {
                    Some(Pick::Need(need)) => self.family.needs.contains(need),
                    _ => true,
                };
                let numbers: Vec<usize> = numbers.into_iter().filter(chosen).collect();
                return self.choose(&numbers);
            }
            _ => {}
        }
        let mut numbers = action::numbers(rest).ok_or_else(nothing)?;
        numbers.sort_unstable();
        numbers.dedup();
        for number in &numbers {
            self.person_mut(*number)?;
        }
        for number in numbers.iter().rev() {
            self.family.people.remove(number - 1);
        }
        Ok(Screen::Station(Station::Team))
    }

    /// "rights", "rights complaint".
    pub(super) fn rights(&self, rest: &str) -> Option<Station> {
        match rest {
            "" => Some(Station::Rights(None)),
            _ => Some(Station::Rights(Some(rights::topic(&self.context, rest)?))),
        }
    }

    /// "checklist", "checklist ongoing", "checklist low", "checklist teen".
    pub(super) fn checklist(&self, rest: &str) -> Option<Station> {
        let rest = rest.to_lowercase();
        let is = |key: &str| {
            [&self.context.words, &self.english]
                .iter()
                .any(|words| words.say(key).split(' ').any(|word| word == rest))
        };
        let context = &self.context;
        let kinds = context.catalog.visit_kinds(context.reader).ok()?;
        let (visit, teen) = match rest.as_str() {
            "" => (USUAL_VISIT, false),
            _ if is("shell_visit_low") => (SMALLEST, false),
            _ if is("shell_visit_teen") => (USUAL_VISIT, true),
            _ => {
                let named = |label: &str| rest.len() > 3 && label.to_lowercase().contains(&rest);
                let kind = kinds.iter().find(|k| k.id == rest || named(&k.label))?;
                (kind.id.as_str(), false)
            }
        };
        Some(Station::Checklist {
            visit: visit.to_owned(),
            teen,
        })
    }

    /// Questions of the bank that hold some words.
    pub(super) fn search(&self, text: &str) -> Result<(), Refusal> {
        let context = &self.context;
        let found = context.catalog.questions_with(context.reader, text)?;
        let mut page = Page::new(context.width);
        checklist::lay_out_bank(&mut page, context, &found);
        Ok(self.print(page)?)
    }

    fn view(&self) -> Result<TeamView, Refusal> {
        let context = &self.context;
        let query = TeamQuery {
            state: context.state().map(str::to_owned),
            people: self.family.people.clone(),
            needs: self.family.needs.clone(),
        };
        Ok(context.catalog.team(context.reader, &query)?)
    }

    /// What the visit is asked for: gaps are what is required and nobody may do.
    fn list(&self, visit: &str) -> Result<careteam::checklist::Checklist, Refusal> {
        let context = &self.context;
        let missing = self.view()?.capabilities.into_iter();
        let missing = missing.filter(|row| row.required && row.state == State::Nobody);
        let query = ChecklistQuery {
            visit: visit.to_owned(),
            state: context.state().map(str::to_owned),
            today: Some(context.today.clone()),
            people: self.family.people.clone(),
            needs: self.family.needs.clone(),
            gaps: missing.map(|row| row.capability).collect(),
            signs: self.family.signs.clone(),
            ..ChecklistQuery::default()
        };
        Ok(context.catalog.checklist(context.reader, &query)?)
    }

    /// Shows a station. The list that the numbers stand for is that of the last page.
    pub(super) fn show_station(&mut self, station: &Station) -> Result<(), Refusal> {
        let mut page = Page::new(self.context.width);
        let mut list = Vec::new();
        let context = &self.context;
        let (catalog, reader) = (&context.catalog, context.reader);
        let mut in_crisis = false;
        let hint = match station {
            Station::Needs => {
                let all = catalog.needs(reader)?;
                in_crisis = self.crisis_of_needs(&mut page)?;
                needs::lay_out_list(&mut page, context, &all, &self.family.needs, true);
                list.extend(all.into_iter().map(|need| Pick::Need(need.id)));
                "shell_hint_needs"
            }
            Station::Heard(text) => {
                let heard = catalog.recognize(reader, text, context.state())?;
                if let Some(found) = &heard.crisis {
                    in_crisis = true;
                    crisis::lay_out_heard(&mut page, context, found, "shell_crisis_here");
                }
                needs::lay_out_heard(&mut page, context, &heard, Some(&self.family.needs));
                let nothing = heard.needs.is_empty();
                list.extend(heard.needs.into_iter().map(|need| Pick::Need(need.need)));
                self.chosen_so_far(&mut page)?;
                if nothing {
                    "shell_hint_heard_nothing"
                } else {
                    "shell_hint_heard"
                }
            }
            Station::Team => {
                let view = self.view()?;
                team::lay_out(&mut page, context, &view, "shell_crisis_here");
                in_crisis = view.crisis.is_some();
                list.extend((0..view.people.len()).map(Pick::Person));
                match (self.family.people.is_empty(), self.family.needs.is_empty()) {
                    (true, _) => "shell_hint_team_people",
                    (_, true) => "shell_hint_team_needs",
                    _ => "shell_hint_team",
                }
            }
            Station::Checklist { visit, teen } => {
                let questions = checklist::for_whom(self.list(visit)?, *teen);
                checklist::lay_out(&mut page, context, &questions, false, "shell_crisis_here");
                in_crisis = questions.crisis.is_some();
                "shell_hint_checklist"
            }
            Station::Signs => {
                let all = catalog.signs(reader)?;
                signs::lay_out_list(&mut page, context, &all, &self.family.signs, true);
                list.extend(all.into_iter().map(|sign| Pick::Sign(sign.id)));
                "shell_hint_signs"
            }
            Station::Sign(id) => {
                let sign = catalog.sign(reader, id)?;
                in_crisis = sign.urgency == Urgency::Crisis;
                if in_crisis {
                    let screen = catalog.crisis(reader, context.state())?;
                    crisis::lay_out_first(&mut page, context, &screen, "shell_crisis_here");
                }
                signs::lay_out(&mut page, context, &sign);
                match self.family.signs.contains(id) {
                    true => "shell_hint_sign",
                    false => "shell_hint_sign_off",
                }
            }
            Station::Rights(topic) => {
                let found = catalog.rights(reader, context.state(), *topic, None)?;
                if topic.is_some() {
                    rights::lay_out(&mut page, context, &found);
                    "shell_hint_rights"
                } else {
                    rights::lay_out_topics(&mut page, context, &found, true);
                    let topics = rights::topics(&found);
                    list.extend(topics.into_iter().map(|(id, _)| Pick::Topic(id)));
                    "shell_hint_topics"
                }
            }
            Station::Crisis => {
                let screen = catalog.crisis(reader, context.state())?;
                let hint = context.words.say("shell_crisis_state_here");
                crisis::lay_out(&mut page, context, &screen, hint);
                in_crisis = true;
                "shell_hint_crisis"
            }
        };
        page.gap();
        page.say(FAINT, context.words.say(hint));
        if in_crisis {
            crisis::lay_out_last(&mut page, context);
        }
        self.list = list;
        Ok(self.print(page)?)
    }

    /// The numbers to call above the list, when a chosen need is a crisis.
    fn crisis_of_needs(&self, page: &mut Page) -> Result<bool, Refusal> {
        let context = &self.context;
        let view = self.view()?;
        if let Some(screen) = &view.crisis {
            crisis::lay_out_first(page, context, screen, "shell_crisis_here");
        }
        Ok(view.crisis.is_some())
    }

    fn chosen_so_far(&self, page: &mut Page) -> Result<(), Refusal> {
        if self.family.needs.is_empty() {
            return Ok(());
        }
        let context = &self.context;
        let all = context.catalog.needs(context.reader)?;
        let chosen = all.iter().filter(|n| self.family.needs.contains(&n.id));
        let labels: Vec<&str> = chosen.map(|n| n.label.as_str()).collect();
        let list = [("list", labels.join(" · "))];
        let list = list.each_ref().map(|(k, v)| (*k, v.as_str()));
        page.gap();
        page.say(PLAIN, &context.words.fill("shell_chosen_so_far", &list));
        Ok(())
    }

    /// The rest of a station.
    pub(super) fn more_of(&self, station: &Station, page: &mut Page) -> Result<(), Failure> {
        let context = &self.context;
        match station {
            Station::Checklist { visit, teen } => {
                let questions = checklist::for_whom(self.list(visit).map_err(failed)?, *teen);
                let more = "shell_crisis_here";
                let footnotes = checklist::lay_out(page, context, &questions, true, more);
                footnotes.lay_out(page, context, false)
            }
            Station::Crisis => {
                let screen = context.catalog.crisis(context.reader, context.state())?;
                crisis::lay_out_more(page, context, &screen)
            }
            Station::Rights(None) => {
                let found = context
                    .catalog
                    .rights(context.reader, context.state(), None, None)?;
                rights::lay_out(page, context, &found);
                Ok(())
            }
            other => self.sources_of(other, page),
        }
    }

    /// The sources of a station.
    pub(super) fn sources_of(&self, station: &Station, page: &mut Page) -> Result<(), Failure> {
        let context = &self.context;
        let (catalog, reader) = (&context.catalog, context.reader);
        // Laid out elsewhere, so that the numbers are those of the page that was shown.
        let mut aside = Page::new(context.width);
        let more = "shell_crisis_here";
        match station {
            Station::Team => {
                let view = self.view().map_err(failed)?;
                let footnotes = team::lay_out(&mut aside, context, &view, more);
                footnotes.lay_out(page, context, true)
            }
            Station::Checklist { visit, teen } => {
                let questions = checklist::for_whom(self.list(visit).map_err(failed)?, *teen);
                let footnotes = checklist::lay_out(&mut aside, context, &questions, true, more);
                footnotes.lay_out(page, context, true)
            }
            Station::Sign(id) => {
                let sign = catalog.sign(reader, id)?;
                let footnotes = signs::lay_out(&mut aside, context, &sign);
                footnotes.lay_out(page, context, true)
            }
            Station::Rights(topic) => {
                let found = catalog.rights(reader, context.state(), *topic, None)?;
                let footnotes = rights::lay_out(&mut aside, context, &found);
                footnotes.lay_out(page, context, true)
            }
            Station::Crisis => {
                let screen = catalog.crisis(reader, context.state())?;
                crisis::lay_out_more(page, context, &screen)
            }
            Station::Needs | Station::Heard(_) | Station::Signs => {
                page.say(PLAIN, context.words.say("shell_sources_of_card"));
                Ok(())
            }
        }
    }
}

/// A refusal where nothing that a parent typed can be wrong any more.
fn failed(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Fail(failure) => failure,
        Refusal::Say(key, _) => Failure::Input(key.to_owned()),
    }
}

/// Puts something on a list, or takes it off.
fn toggle(list: &mut Vec<String>, id: String) {
    match list.iter().position(|known| *known == id) {
        Some(place) => drop(list.remove(place)),
        None => list.push(id),
    }
}

//! The catalog as an app sees it: one call a screen.

use crate::catalog_error::CatalogError;
use crate::guard::{drill, guarded};
use crate::reader::{About, Reader, SignLine};
use careteam::catalog::{self, Catalog, Phrase, StateLine};
use careteam::checklist::{BankQuestion, Checklist, ChecklistQuery, SignScreen, VisitKind};
use careteam::explain::{ArticleCheck, Card, Comparison, FamilySummary, RoleSummary, SourceNote};
use careteam::identify::Identification;
use careteam::needs::{CrisisScreen, NeedLine, NeedScreen, Recognition};
use careteam::rights::Right;
use careteam::team::{TeamQuery, TeamView};

/// Everything that the app knows about roles, needs and questions. Open one, keep it as long as
/// the app runs, and call it from any thread; it never changes. Opening costs microseconds.
#[derive(Debug, uniffi::Object)]
pub struct CareTeam {
    catalog: Catalog<'static>,
}

impl CareTeam {
    /// Runs one question to the catalog for a reader.
    fn ask<T>(
        &self,
        reader: &Reader,
        question: impl FnOnce(&Catalog<'static>, catalog::Reader) -> Result<T, catalog::CatalogError>,
    ) -> Result<T, CatalogError> {
        guarded(|| {
            let language = self.catalog.reader(&reader.language)?;
            Ok(question(&self.catalog, language)?)
        })
    }
}

/// The catalog and the language of a reader, for calls of another object. The catalog comes with
/// the library and opens in microseconds, so no app has to hand one over.
pub(crate) fn catalog_for(
    reader: &Reader,
) -> Result<(Catalog<'static>, catalog::Reader), CatalogError> {
    let catalog = Catalog::embedded()?;
    let language = catalog.reader(&reader.language)?;
    Ok((catalog, language))
}

/// A query of a reader is about the reader's state and day, unless it says otherwise.
fn checklist_of(reader: &Reader, query: ChecklistQuery) -> ChecklistQuery {
    ChecklistQuery {
        state: query.state.or_else(|| reader.state.clone()),
        today: query.today.or_else(|| Some(reader.today.clone())),
        ..query
    }
}

#[uniffi::export]
impl CareTeam {
    /// Opens the catalog that comes with the library.
    #[uniffi::constructor]
    pub fn new() -> Result<Self, CatalogError> {
        guarded(|| {
            let catalog = Catalog::embedded()?;
            log::info!("catalog of {} opened", catalog.content_date());
            Ok(Self { catalog })
        })
    }

    /// Version, date of the content, languages.
    pub fn about(&self) -> Result<About, CatalogError> {
        guarded(|| {
            Ok(About {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                content_date: self.catalog.content_date().to_owned(),
                languages: self.catalog.languages()?,
            })
        })
    }

    /// The states to pick from, by name in the reader's language.
    pub fn states(&self, reader: Reader) -> Result<Vec<StateLine>, CatalogError> {
        self.ask(&reader, |catalog, language| catalog.states(language))
    }

    /// The sentences of a shell whose keys begin with a prefix. Load them once when the app starts
    /// or its language changes.
    pub fn phrases(&self, reader: Reader, prefix: String) -> Result<Vec<Phrase>, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.phrases(language, &prefix)
        })
    }

    /// Says who a text names: a title, a business card, letters behind a name, also half typed.
    /// It is made to be called with every keystroke.
    pub fn identify(&self, reader: Reader, text: String) -> Result<Identification, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.identify(language, &text, reader.state.as_deref())
        })
    }

    /// All that the card screen shows for a role.
    pub fn card(&self, reader: Reader, role_id: String) -> Result<Card, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.card(language, &role_id, reader.state.as_deref(), &reader.today)
        })
    }

    /// Two or three roles side by side, task by task. A role that is given twice counts once.
    pub fn compare(
        &self,
        reader: Reader,
        role_ids: Vec<String>,
    ) -> Result<Comparison, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.compare(language, &role_ids, reader.state.as_deref(), &reader.today)
        })
    }

    /// The roles of the reader's state and, for families in which it has none, the national ones.
    /// Without a state, all roles.
    pub fn roles(&self, reader: Reader) -> Result<Vec<RoleSummary>, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.roles(language, reader.state.as_deref())
        })
    }

    /// The families of roles.
    pub fn role_families(&self, reader: Reader) -> Result<Vec<FamilySummary>, CatalogError> {
        self.ask(&reader, |catalog, language| catalog.role_families(language))
    }

    /// The sources of the card of a role with its footnote numbers, or all sources.
    pub fn sources(
        &self,
        reader: Reader,
        role_id: Option<String>,
    ) -> Result<Vec<SourceNote>, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.sources(language, role_id.as_deref(), &reader.today)
        })
    }

    /// What the article that started this project says, and what the rules say to it: about one
    /// role, or all of it.
    pub fn article(
        &self,
        reader: Reader,
        role_id: Option<String>,
    ) -> Result<ArticleCheck, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.article(language, role_id.as_deref(), &reader.today)
        })
    }

    /// All needs to pick from, the most urgent first, then by name.
    pub fn needs(&self, reader: Reader) -> Result<Vec<NeedLine>, CatalogError> {
        self.ask(&reader, |catalog, language| catalog.needs(language))
    }

    /// The screen of one need.
    pub fn need(&self, reader: Reader, need_id: String) -> Result<NeedScreen, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.need(language, &need_id)
        })
    }

    /// Says which needs, signs and crises a parent's own words speak of.
    pub fn recognize(&self, reader: Reader, text: String) -> Result<Recognition, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.recognize(language, &text, reader.state.as_deref())
        })
    }

    /// The crisis screen: whom to call, what to say, what to do.
    pub fn crisis(&self, reader: Reader) -> Result<CrisisScreen, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.crisis(language, reader.state.as_deref())
        })
    }

    /// What a family may ask for: the state's rules first, then the whole country's. A topic
    /// keeps one topic; a role puts what is about it first and leaves out what is about others.
    pub fn rights(
        &self,
        reader: Reader,
        topic: Option<String>,
        role_id: Option<String>,
    ) -> Result<Vec<Right>, CatalogError> {
        self.ask(&reader, |catalog, language| {
            let state = reader.state.as_deref();
            catalog.rights(language, state, topic.as_deref(), role_id.as_deref())
        })
    }

    /// What a team covers, what only under supervision, what nobody does, and what to ask. Where
    /// the query names no state, it is the reader's.
    pub fn coverage(&self, reader: Reader, query: TeamQuery) -> Result<TeamView, CatalogError> {
        self.ask(&reader, |catalog, language| {
            let state = query.state.or_else(|| reader.state.clone());
            catalog.team(language, &TeamQuery { state, ..query })
        })
    }

    /// The questions for a visit. Where the query names no state or no day, it is the reader's.
    pub fn checklist(
        &self,
        reader: Reader,
        query: ChecklistQuery,
    ) -> Result<Checklist, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.checklist(language, &checklist_of(&reader, query))
        })
    }

    /// The questions for a visit as plain text, to be sent or printed.
    pub fn checklist_text(
        &self,
        reader: Reader,
        query: ChecklistQuery,
    ) -> Result<String, CatalogError> {
        self.ask(&reader, |catalog, language| {
            let list = catalog.checklist(language, &checklist_of(&reader, query))?;
            catalog.checklist_text(language, &list)
        })
    }

    /// The questions of the bank that hold every word of a text; all of them for an empty text.
    /// The last word may be half typed.
    pub fn questions(
        &self,
        reader: Reader,
        text: String,
    ) -> Result<Vec<BankQuestion>, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.questions_with(language, &text)
        })
    }

    /// Kinds of visit to pick from, in their order.
    pub fn visit_kinds(&self, reader: Reader) -> Result<Vec<VisitKind>, CatalogError> {
        self.ask(&reader, |catalog, language| catalog.visit_kinds(language))
    }

    /// The questions that belong to a kind of visit by themselves.
    pub fn visit_questions(
        &self,
        reader: Reader,
        visit_kind: String,
    ) -> Result<Vec<BankQuestion>, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.visit_questions(language, &visit_kind)
        })
    }

    /// Signs to pick from.
    pub fn signs(&self, reader: Reader) -> Result<Vec<SignLine>, CatalogError> {
        self.ask(&reader, |catalog, language| {
            let signs = catalog.signs(language)?;
            Ok(signs.into_iter().map(SignLine::from).collect())
        })
    }

    /// The screen of one sign.
    pub fn sign(&self, reader: Reader, sign_id: String) -> Result<SignScreen, CatalogError> {
        self.ask(&reader, |catalog, language| {
            catalog.sign(language, &sign_id)
        })
    }

    /// Fails inside the library on purpose, and always throws the case for a defect. With this an
    /// app tests how it shows one.
    pub fn defect_drill(&self) -> Result<(), CatalogError> {
        guarded(|| drill())
    }
}

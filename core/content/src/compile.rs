//! Turns validated content into one binary image.

pub(crate) mod care;
pub(crate) mod hear;

use crate::image::{Image, ImageError, Records};
use crate::index::{Lexicon, LexiconBuilder, PatternDraft, PatternError, TitleIndex};
use crate::load::{Content, Problem};
use crate::packed::Packed;
use crate::record as rec;
use crate::schema::{Cell, Claim, Lookup, Text};
use crate::{text, validate};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use zerovec::ZeroVec;

/// Why the content could not be compiled.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// The content must be mended first.
    #[error("{} problem(s) in the content:\n{}", .0.len(), list(.0))]
    Content(Vec<Problem>),
    /// The image could not be written.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// The lexicon has more words than it can number.
    #[error("the title lexicon has too many words")]
    Lexicon,
    /// A pattern of the hearing rules cannot be read.
    #[error(transparent)]
    Pattern(#[from] PatternError),
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
    lines.join("\n")
}

/// Loads, validates and compiles a data folder.
pub fn compile(data: &Path) -> Result<Vec<u8>, CompileError> {
    let content = Content::load(data).map_err(CompileError::Content)?;
    let problems = validate::validate(&content);
    if !problems.is_empty() {
        return Err(CompileError::Content(problems));
    }
    Compiler::new(&content)
        .image()?
        .to_bytes()
        .map_err(CompileError::from)
}

/// Texts, each stored once.
#[derive(Default)]
struct Texts<'c> {
    list: Vec<&'c Text>,
    numbers: HashMap<&'c Text, rec::TextId>,
}

impl<'c> Texts<'c> {
    fn add(&mut self, text: &'c Text) -> rec::TextId {
        *self.numbers.entry(text).or_insert_with(|| {
            self.list.push(text);
            self.list.len() as rec::TextId - 1
        })
    }
}

/// Number of each id in its section.
type Numbers<'c> = HashMap<&'c str, u16>;

struct Compiler<'c> {
    content: &'c Content,
    texts: Texts<'c>,
    sources: Numbers<'c>,
    jurisdictions: Numbers<'c>,
    families: Numbers<'c>,
    capabilities: Numbers<'c>,
    roles: Numbers<'c>,
    questions: Numbers<'c>,
}

impl<'c> Compiler<'c> {
    fn new(content: &'c Content) -> Self {
        Compiler {
            content,
            texts: Texts::default(),
            sources: number(content.sources.keys().map(String::as_str)),
            jurisdictions: number(content.jurisdictions.iter().map(|j| j.id.as_str())),
            families: number(content.families.iter().map(|f| f.id.as_str())),
            capabilities: number(content.capabilities.iter().map(|c| c.id.as_str())),
            roles: number(content.roles.iter().map(|r| r.value.id.as_str())),
            questions: number(content.questions.iter().map(|q| q.value.id.as_str())),
        }
    }

    fn image(mut self) -> Result<Image<'c>, CompileError> {
        let content = self.content;
        let (titles, title_roles) = self.titles();
        let (letter_keys, letters) = self.letters()?;
        let (lexicon, concepts) = self.lexicon()?;
        let phrase_keys: Vec<&[u8]> = content.phrases.keys().map(|k| k.as_bytes()).collect();
        let phrase_texts: Vec<_> = content
            .phrases
            .values()
            .map(|t| self.texts.add(t))
            .collect();
        let sections = Image {
            content_date: &content.about.content_date,
            languages: records(content.languages.iter().map(|l| rec::LanguageRecord {
                code: &l.code,
                name: &l.name,
                complete: l.complete,
                note: l.note.as_deref(),
            }))?,
            phrase_keys: phrase_keys.iter().collect(),
            phrase_texts: ZeroVec::alloc_from_slice(&phrase_texts),
            sources: packed(content.sources.values().map(|s| rec::SourceRecord {
                cite: &s.value.cite,
                url: s.value.url.as_deref(),
                as_of: s.value.as_of.as_deref(),
                read: &s.value.read,
            }))?,
            jurisdictions: records(content.jurisdictions.iter().map(|j| {
                rec::JurisdictionRecord {
                    id: &j.id,
                    code: &j.code,
                    name: self.texts.add(&j.name),
                }
            }))?,
            families: self.families()?,
            capabilities: self.capabilities()?,
            roles: self.roles()?,
            role_heads: records(content.roles.iter().map(|r| rec::RoleHeadRecord {
                id: &r.value.id,
                family: one(&self.families, Some(&r.value.family)).unwrap_or(0),
                jurisdiction: one(&self.jurisdictions, Some(&r.value.jurisdiction)).unwrap_or(0),
                license: r.value.license,
                title: self.texts.add(&r.value.title),
                ask: all(&self.questions, &r.value.ask),
            }))?,
            role_places: content
                .roles
                .iter()
                .map(|r| one(&self.jurisdictions, Some(&r.value.jurisdiction)).unwrap_or(0))
                .collect(),
            letters,
            letter_keys,
            terms: records(content.terms.iter().map(|t| {
                rec::TermRecord {
                    concept: concepts
                        .get(&term_concept(&t.id))
                        .copied()
                        .unwrap_or(u16::MAX),
                    id: &t.id,
                    tells: self.texts.add(&t.tells),
                    protected: t.protected.as_ref().map(|p| self.texts.add(p)),
                    ask: self.texts.add(&t.ask),
                    may_be: all(&self.families, &t.may_be),
                    sources: all(&self.sources, &t.sources),
                }
            }))?,
            homonyms: self.homonyms()?,
            questions: self.questions()?,
            article: records(content.article.iter().map(|a| rec::ArticleRecord {
                id: &a.id,
                role: one(&self.roles, a.role.as_ref()),
                group: &a.group,
                verdict: &a.verdict,
                claim: self.texts.add(&a.claim),
                rule: self.texts.add(&a.rule),
                show: self.texts.add(&a.show),
                sources: all(&self.sources, &a.sources),
            }))?,
            lexicon,
            titles,
            title_roles,
            care: self.care()?,
            texts: Vec::new(),
        };
        let texts = content
            .languages
            .iter()
            .map(|language| {
                let list = self.texts.list.iter();
                Packed::pack(list.map(|t| t.get(&language.code).map_or("", String::as_str)))
            })
            .collect::<Result<_, _>>()
            .map_err(|_| ImageError::Sections)?;
        Ok(Image { texts, ..sections })
    }

    /// The index of names, and the role of each name.
    fn titles(&self) -> (TitleIndex<'static>, ZeroVec<'static, u16>) {
        let mut names: Vec<&str> = Vec::new();
        let mut roles: Vec<u16> = Vec::new();
        for (n, role) in (0u16..).zip(&self.content.roles) {
            let role = &role.value;
            for name in role.title.values().chain(&role.aliases) {
                names.push(name);
                roles.push(n);
            }
        }
        (TitleIndex::build(&names), ZeroVec::alloc_from_slice(&roles))
    }

    /// Letters of roles and of the table, in order of their compact form.
    fn letters(&mut self) -> Result<(Records<'static>, Records<'static>), CompileError> {
        let content = self.content;
        let mut sorted: BTreeMap<String, Vec<rec::LettersRecord<'c>>> = BTreeMap::new();
        for filed in &content.roles {
            let role = &filed.value;
            // A role of the whole country holds everywhere.
            let everywhere = rec::is_national(&role.jurisdiction);
            let sources = if role.license_sources.is_empty() {
                role.headline.as_ref().map_or(&[][..], |h| &h.sources)
            } else {
                &role.license_sources
            };
            for letters in &role.letters {
                sorted
                    .entry(text::compact(letters))
                    .or_default()
                    .push(rec::LettersRecord {
                        letters,
                        meaning: self.texts.add(&role.title),
                        kind: role.kind,
                        license: role.license,
                        family: self.families.get(role.family.as_str()).copied(),
                        role: self.roles.get(role.id.as_str()).copied(),
                        jurisdictions: if everywhere {
                            Vec::new()
                        } else {
                            all(
                                &self.jurisdictions,
                                std::slice::from_ref(&role.jurisdiction),
                            )
                        },
                        word: false,
                        sources: all(&self.sources, sources),
                    });
            }
        }
        for l in &content.letters {
            for form in std::iter::once(&l.letters).chain(&l.forms) {
                let entries = sorted.entry(text::compact(form)).or_default();
                // Ordinary words stay ordinary words, whichever entry says so.
                entries.iter_mut().for_each(|e| e.word |= l.word);
                entries.push(rec::LettersRecord {
                    letters: &l.letters,
                    meaning: self.texts.add(&l.meaning),
                    kind: l.kind,
                    license: l.license,
                    family: one(&self.families, l.family.as_ref()),
                    role: one(&self.roles, l.role.as_ref()),
                    jurisdictions: all(&self.jurisdictions, &l.states),
                    word: l.word,
                    sources: all(&self.sources, &l.sources),
                });
            }
        }
        sorted.remove("");
        let keys = sorted
            .iter()
            .flat_map(|(key, entries)| entries.iter().map(move |_| key))
            .collect();
        Ok((keys, records(sorted.into_values().flatten())?))
    }

    fn families(&mut self) -> Result<Records<'static>, CompileError> {
        let content = self.content;
        records(content.families.iter().map(|f| {
            // The family's own role first, then those of the states.
            let standing = f.role.as_deref();
            let own = content
                .roles
                .iter()
                .filter(|r| Some(r.value.id.as_str()) == standing);
            let others = content
                .roles
                .iter()
                .filter(|r| r.value.family == f.id && Some(r.value.id.as_str()) != standing);
            rec::FamilyRecord {
                head: rec::FamilyHeadRecord {
                    id: &f.id,
                    label: self.texts.add(&f.label),
                    about: self.texts.add(&f.about),
                    clinician: f.clinician,
                    outside: f.outside,
                    in_training: one(&self.families, f.in_training.as_ref()),
                    rank: f.rank,
                    standing: one(&self.roles, f.role.as_ref()),
                },
                ask: all(&self.questions, &f.ask),
                roles: own
                    .chain(others)
                    .filter_map(|r| self.roles.get(r.value.id.as_str()).copied())
                    .collect(),
            }
        }))
    }

    fn capabilities(&mut self) -> Result<Records<'static>, CompileError> {
        records(
            self.content
                .capabilities
                .iter()
                .map(|c| rec::CapabilityRecord {
                    id: &c.id,
                    label: self.texts.add(&c.label),
                    short: self.texts.add(&c.short),
                    plain: self.texts.add(&c.plain),
                    minimum: self.texts.add(&c.minimum),
                    base: one(&self.capabilities, c.base.as_ref()),
                    training_required: c.training_required,
                    families: all(&self.families, &c.families),
                    not_families: all(&self.families, &c.not_families),
                    ask: self.texts.add(&c.ask),
                    questions: all(&self.questions, &c.questions),
                    sources: all(&self.sources, &c.sources),
                }),
        )
    }

    fn roles(&mut self) -> Result<Records<'static>, CompileError> {
        let content = self.content;
        records(content.roles.iter().map(|filed| {
            let r = &filed.value;
            rec::RoleRecord {
                id: &r.id,
                family: one(&self.families, Some(&r.family)).unwrap_or(0),
                jurisdiction: one(&self.jurisdictions, Some(&r.jurisdiction)).unwrap_or(0),
                kind: r.kind,
                license: r.license,
                license_sources: all(&self.sources, &r.license_sources),
                title: self.texts.add(&r.title),
                letters: r.letters.iter().map(String::as_str).collect(),
                aliases: r.aliases.iter().map(String::as_str).collect(),
                headline: r.headline.as_ref().map(|c| self.claim(c)),
                training: self.claims(&r.training),
                grants: self.claims(&r.grants),
                supervisor: self.claims(&r.supervisor),
                place: self.claims(&r.place),
                lookup: r.lookup.as_ref().map(|l| self.lookup(l)),
                independent: r.independent.as_ref().map(|c| self.cell(0, c)),
                table: r
                    .table
                    .iter()
                    .filter_map(|(id, c)| {
                        let capability = *self.capabilities.get(id.as_str())?;
                        Some(self.cell(capability, c))
                    })
                    .collect(),
                may: self.claims(&r.may),
                supervised: self.claims(&r.supervised),
                may_not: self.claims(&r.may_not),
                notes: self.claims(&r.notes),
                ask: all(&self.questions, &r.ask),
                nucc: r.nucc.iter().map(String::as_str).collect(),
                primary: r.confidence == crate::schema::Confidence::High,
            }
        }))
    }

    fn homonyms(&mut self) -> Result<Records<'static>, CompileError> {
        records(self.content.homonyms.iter().map(|h| {
            rec::HomonymRecord {
                letters: &h.letters,
                why: self.texts.add(&h.why),
                ask: self.texts.add(&h.ask),
                meanings: h
                    .meanings
                    .iter()
                    .map(|m| rec::MeaningRecord {
                        jurisdiction: one(&self.jurisdictions, Some(&m.jurisdiction)).unwrap_or(0),
                        meaning: &m.meaning,
                        level: self.texts.add(&m.level),
                        role: one(&self.roles, m.role.as_ref()),
                        sources: all(&self.sources, &m.sources),
                    })
                    .collect(),
            }
        }))
    }

    fn questions(&mut self) -> Result<Records<'static>, CompileError> {
        records(self.content.questions.iter().map(|filed| {
            let q = &filed.value;
            rec::QuestionRecord {
                id: &q.id,
                text: self.texts.add(&q.text),
                why: self.texts.add(&q.why),
                good_answer: self.texts.add(&q.good_answer),
                warning_sign: self.texts.add(&q.warning_sign),
                when: q.when.iter().map(String::as_str).collect(),
                to: q.to.iter().map(String::as_str).collect(),
                triggers: q.triggers.iter().map(String::as_str).collect(),
                priority: q.priority,
                sources: all(&self.sources, &q.sources),
                from_article: q.from_article,
            }
        }))
    }

    /// The lexicon of titles, and the number of each of its concepts.
    fn lexicon(&self) -> Result<(Lexicon<'static>, BTreeMap<String, u16>), CompileError> {
        let mut builder = LexiconBuilder::default();
        for (id, phrases) in self.content.concepts.iter().flat_map(|f| &f.value) {
            builder.concept(id, phrases.values().flatten().map(String::as_str));
        }
        // Words that do not tell are concepts of their own, so that the same look-up finds them.
        for term in &self.content.terms {
            let phrases = term.words.values().flatten().map(String::as_str);
            builder.concept(&term_concept(&term.id), phrases);
        }
        for (short, full) in &self.content.abbreviations {
            builder.abbreviation(short, full);
        }
        let concepts = builder.numbers();
        let numbers: Numbers<'_> = concepts.iter().map(|(id, n)| (id.as_str(), *n)).collect();
        for pattern in self.content.patterns.iter().flat_map(|f| &f.value) {
            builder.pattern(PatternDraft {
                all: pattern
                    .all
                    .iter()
                    .map(|a| {
                        a.split('|')
                            .filter_map(|c| numbers.get(c).copied())
                            .collect()
                    })
                    .collect(),
                none: all(&numbers, &pattern.none),
                families: all(&self.families, &pattern.families),
                clinician: pattern.clinician,
                bonus: pattern.bonus,
                alone: pattern.alone,
                jurisdictions: all(&self.jurisdictions, &pattern.states),
            });
        }
        let lexicon = builder.build().ok_or(CompileError::Lexicon)?;
        Ok((lexicon, concepts))
    }

    fn claim(&mut self, claim: &'c Claim) -> rec::ClaimRecord {
        rec::ClaimRecord {
            text: self.texts.add(&claim.text),
            sources: all(&self.sources, &claim.sources),
        }
    }

    fn claims(&mut self, claims: &'c [Claim]) -> Vec<rec::ClaimRecord> {
        claims.iter().map(|c| self.claim(c)).collect()
    }

    fn cell(&mut self, capability: u16, cell: &'c Cell) -> rec::CellRecord {
        rec::CellRecord {
            capability,
            verdict: cell.verdict,
            basis: cell.basis,
            text: cell.text.as_ref().map(|t| self.texts.add(t)),
            sources: all(&self.sources, &cell.sources),
        }
    }

    fn lookup(&mut self, lookup: &'c Lookup) -> rec::LookupRecord<'c> {
        rec::LookupRecord {
            text: lookup.text.as_ref().map(|t| self.texts.add(t)),
            url: lookup.url.as_deref(),
            unchecked: lookup.unchecked,
            sources: all(&self.sources, &lookup.sources),
        }
    }
}

/// Concept id of a word that does not tell.
fn term_concept(id: &str) -> String {
    format!("term:{id}")
}

/// Numbers ids in their order.
fn number<'i>(ids: impl Iterator<Item = &'i str>) -> Numbers<'i> {
    ids.zip(0u16..).collect()
}

/// The numbers of ids; validation has made sure that all of them are known.
fn all(numbers: &Numbers<'_>, ids: &[String]) -> Vec<u16> {
    ids.iter()
        .filter_map(|id| numbers.get(id.as_str()).copied())
        .collect()
}

/// The number of an id, if there is one.
fn one(numbers: &Numbers<'_>, id: Option<&String>) -> Option<u16> {
    numbers.get(id?.as_str()).copied()
}

/// Records as a section.
fn records<R: Serialize>(list: impl Iterator<Item = R>) -> Result<Records<'static>, CompileError> {
    list.map(|record| postcard::to_allocvec(&record))
        .collect::<Result<_, _>>()
        .map_err(|_| ImageError::Sections.into())
}

/// Records as a compressed section.
fn packed<R: Serialize>(list: impl Iterator<Item = R>) -> Result<Packed<'static>, CompileError> {
    list.map(|record| postcard::to_allocvec(&record))
        .collect::<Result<Vec<_>, _>>()
        .and_then(Packed::pack)
        .map_err(|_| ImageError::Sections.into())
}

//! Reads needs, signs, crisis, rights, checklists and the words by which they are heard.

use super::{Filed, Reader};
use crate::schema::care::{
    Checklist, Crisis, CrisisWords, Example, Groups, HeardNeeds, Need, Right, Sign, YoungQuestion,
};

/// Everything about needs, signs, crisis, rights and checklists, as it was written.
#[derive(Debug)]
pub struct CareContent {
    /// Needs in order of their ids.
    pub needs: Vec<Filed<Need>>,
    /// Signs.
    pub signs: Vec<Sign>,
    /// Crisis.
    pub crisis: Crisis,
    /// Words of a crisis.
    pub crisis_words: CrisisWords,
    /// Rights, in order of their files.
    pub rights: Vec<Filed<Right>>,
    /// Checklists.
    pub checklist: Checklist,
    /// Questions for the young person.
    pub young: Vec<YoungQuestion>,
    /// Groups of words, file by file.
    pub groups: Vec<Filed<Groups>>,
    /// How needs are heard, file by file.
    pub heard: Vec<Filed<HeardNeeds>>,
    /// Examples of what parents say, file by file.
    pub examples: Vec<Filed<Vec<Example>>>,
}

impl Reader<'_> {
    pub(super) fn care(&mut self) -> Option<CareContent> {
        let mut needs: Vec<Filed<Need>> = self.folder("needs");
        needs.sort_by(|a, b| a.value.id.cmp(&b.value.id));
        let rights = self
            .folder::<Vec<Right>>("rights")
            .into_iter()
            .flat_map(|Filed { file, value }| {
                value.into_iter().map(move |value| Filed {
                    file: file.clone(),
                    value,
                })
            })
            .collect();
        Some(CareContent {
            needs,
            signs: self.file("signs.json")?,
            crisis: self.file("crisis.json")?,
            crisis_words: self.file("crisis_words.json")?,
            rights,
            checklist: self.file("checklist.json")?,
            young: self.file("young.json")?,
            groups: self.folder("hear/groups"),
            heard: self.folder("hear/needs"),
            examples: self.folder("hear/examples"),
        })
    }
}

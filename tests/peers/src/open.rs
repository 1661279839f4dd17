//! Opening the catalog beside other ways to get at the same content: from nothing to the first
//! role's title.
//!
//! `cargo run --release --bin open`

#[path = "../../../core/benches/support/mod.rs"]
mod support;

use careteam::catalog::Catalog;
use careteam_content::load::Content;
use careteam_content::schema as from;
use serde::{Deserialize, Serialize};
use std::path::Path;
use support::{head, row, spread};

/// The content without its indexes, as any format would hold it.
#[derive(Serialize, Deserialize, rkyv::Archive, rkyv::Serialize)]
struct Stock {
    sources: Vec<Source>,
    roles: Vec<Role>,
    questions: Vec<Question>,
    letters: Vec<Letters>,
}

#[derive(Serialize, Deserialize, rkyv::Archive, rkyv::Serialize)]
struct Source {
    id: String,
    cite: String,
    url: Option<String>,
    as_of: Option<String>,
    read: String,
}

/// English and Spanish.
#[derive(Serialize, Deserialize, rkyv::Archive, rkyv::Serialize)]
struct Text {
    en: String,
    es: String,
}

#[derive(Serialize, Deserialize, rkyv::Archive, rkyv::Serialize)]
struct Claim {
    text: Text,
    sources: Vec<String>,
}

#[derive(Serialize, Deserialize, rkyv::Archive, rkyv::Serialize)]
struct Role {
    id: String,
    family: String,
    jurisdiction: String,
    title: Text,
    letters: Vec<String>,
    aliases: Vec<String>,
    claims: Vec<Claim>,
    table: Vec<(String, u8, Vec<String>)>,
    ask: Vec<String>,
}

#[derive(Serialize, Deserialize, rkyv::Archive, rkyv::Serialize)]
struct Question {
    id: String,
    texts: Vec<Text>,
    sources: Vec<String>,
}

#[derive(Serialize, Deserialize, rkyv::Archive, rkyv::Serialize)]
struct Letters {
    letters: String,
    meaning: Text,
    states: Vec<String>,
    sources: Vec<String>,
}

fn text(text: &from::Text) -> Text {
    let get = |code: &str| text.get(code).cloned().unwrap_or_default();
    Text {
        en: get("en"),
        es: get("es"),
    }
}

fn claim(claim: &from::Claim) -> Claim {
    Claim {
        text: text(&claim.text),
        sources: claim.sources.clone(),
    }
}

fn role(role: &from::Role) -> Role {
    let claims = role
        .headline
        .iter()
        .chain(&role.training)
        .chain(&role.grants)
        .chain(&role.supervisor)
        .chain(&role.place)
        .chain(&role.may)
        .chain(&role.supervised)
        .chain(&role.may_not)
        .chain(&role.notes);
    let cell =
        |(id, cell): (&String, &from::Cell)| (id.clone(), cell.verdict as u8, cell.sources.clone());
    Role {
        id: role.id.clone(),
        family: role.family.clone(),
        jurisdiction: role.jurisdiction.clone(),
        title: text(&role.title),
        letters: role.letters.clone(),
        aliases: role.aliases.clone(),
        claims: claims.map(claim).collect(),
        table: role.table.iter().map(cell).collect(),
        ask: role.ask.clone(),
    }
}

fn stock(content: &Content) -> Stock {
    Stock {
        sources: content
            .sources
            .iter()
            .map(|(id, s)| Source {
                id: id.clone(),
                cite: s.value.cite.clone(),
                url: s.value.url.clone(),
                as_of: s.value.as_of.clone(),
                read: s.value.read.clone(),
            })
            .collect(),
        roles: content.roles.iter().map(|r| role(&r.value)).collect(),
        questions: content
            .questions
            .iter()
            .map(|q| Question {
                id: q.value.id.clone(),
                texts: [
                    &q.value.text,
                    &q.value.why,
                    &q.value.good_answer,
                    &q.value.warning_sign,
                ]
                .map(text)
                .into(),
                sources: q.value.sources.clone(),
            })
            .collect(),
        letters: content
            .letters
            .iter()
            .map(|l| Letters {
                letters: l.letters.clone(),
                meaning: text(&l.meaning),
                states: l.states.clone(),
                sources: l.sources.clone(),
            })
            .collect(),
    }
}

fn main() {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/data"));
    let content = Content::load(data).unwrap_or_else(|problems| panic!("{problems:?}"));
    let stock = stock(&content);
    let image = careteam_content::compile::compile(data).expect("the content compiles");
    let json = serde_json::to_vec(&stock).expect("it has a JSON form");
    let post = postcard::to_allocvec(&stock).expect("it has a postcard form");
    let archive = rkyv::to_bytes::<rkyv::rancor::Error>(&stock).expect("it has an archive");
    let runs = [(); 200];
    head("opening", "bytes");
    let ours = spread(&runs, |()| {
        Catalog::embedded().map(|c| c.content_date().len())
    });
    row(
        "careteam, own image",
        &ours,
        &format!("{}, with all indexes", image.len()),
    );
    let checked = spread(&runs, |()| {
        Catalog::from_bytes(&image).map(|c| c.content_date().len())
    });
    row(
        "careteam, outside image",
        &checked,
        &format!("{}, every byte checked", image.len()),
    );
    let times = spread(&runs, |()| {
        rkyv::access::<ArchivedStock, rkyv::rancor::Error>(&archive)
            .map(|s| s.roles.first().map_or(0, |r| r.title.en.len()))
    });
    row(
        "rkyv, validated access",
        &times,
        &format!("{}, no index", archive.len()),
    );
    let times = spread(&runs, |()| {
        postcard::from_bytes::<Stock>(&post)
            .map(|s| s.roles.first().map_or(0, |r| r.title.en.len()))
    });
    row(
        "postcard, decode all",
        &times,
        &format!("{}, no index", post.len()),
    );
    let times = spread(&runs, |()| {
        serde_json::from_slice::<Stock>(&json)
            .map(|s| s.roles.first().map_or(0, |r| r.title.en.len()))
    });
    row(
        "serde_json, parse all",
        &times,
        &format!("{}, no index", json.len()),
    );
}

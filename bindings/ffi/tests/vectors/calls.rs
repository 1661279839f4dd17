//! From the name of a call to the call.

use crate::args::Args;
use crate::outcome::Described;
use crate::world::World;
use careteam_ffi::*;
use serde::Serialize;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

pub enum Answer {
    Result(Value),
    Error(Value),
}

fn answer<T: Serialize, E: Described>(result: Result<T, E>) -> Answer {
    match result {
        Ok(value) => Answer::Result(serde_json::to_value(value).unwrap()),
        Err(error) => Answer::Error(error.described()),
    }
}

pub fn call(world: &mut World, call: &str, on: &str, args: &mut Args) -> Answer {
    match call.split_once('.') {
        Some(("CareTeam", name)) => care_team(&world.care_team, name, args),
        Some(("Binder", name @ ("create" | "open"))) => binder_made(world, name, on, args),
        Some(("Binder", name)) => {
            let binder = world
                .binders
                .get(on)
                .unwrap_or_else(|| panic!("no binder {on:?}"));
            binder_call(binder, name, args)
        }
        _ => function(world, call, args),
    }
}

fn care_team(team: &CareTeam, name: &str, args: &mut Args) -> Answer {
    if let Some(answer) = without_reader(team, name) {
        return answer;
    }
    let reader = args.reader();
    match name {
        "states" => answer(team.states(reader)),
        "phrases" => answer(team.phrases(reader, args.text("prefix"))),
        "identify" => answer(team.identify(reader, args.text("text"))),
        "card" => answer(team.card(reader, args.text("role_id"))),
        "compare" => answer(team.compare(reader, args.any("role_ids"))),
        "roles" => answer(team.roles(reader)),
        "role_families" => answer(team.role_families(reader)),
        "sources" => answer(team.sources(reader, args.any("role_id"))),
        "article" => answer(team.article(reader, args.any("role_id"))),
        "needs" => answer(team.needs(reader)),
        "need" => answer(team.need(reader, args.text("need_id"))),
        "recognize" => answer(team.recognize(reader, args.text("text"))),
        "crisis" => answer(team.crisis(reader)),
        "rights" => answer(team.rights(reader, args.any("topic"), args.any("role_id"))),
        "coverage" => answer(team.coverage(reader, args.any("query"))),
        "checklist" => answer(team.checklist(reader, args.any("query"))),
        "checklist_text" => answer(team.checklist_text(reader, args.any("query"))),
        "questions" => answer(team.questions(reader, args.text("text"))),
        "visit_kinds" => answer(team.visit_kinds(reader)),
        "visit_questions" => answer(team.visit_questions(reader, args.text("visit_kind"))),
        "signs" => answer(team.signs(reader).map(|signs| {
            let line = |s: &SignLine| json!({ "id": s.id, "label": s.label, "urgency": s.urgency });
            signs.iter().map(line).collect::<Vec<_>>()
        })),
        "sign" => answer(team.sign(reader, args.text("sign_id"))),
        other => panic!("no call CareTeam.{other}"),
    }
}

fn without_reader(team: &CareTeam, name: &str) -> Option<Answer> {
    Some(match name {
        "new" => answer(CareTeam::new().map(|_| ())),
        "about" => answer(team.about().map(|about| {
            json!({
                "version": about.version,
                "content_date": about.content_date,
                "languages": about.languages,
            })
        })),
        "defect_drill" => answer(team.defect_drill()),
        _ => return None,
    })
}

fn binder_made(world: &mut World, name: &str, on: &str, args: &mut Args) -> Answer {
    let (path, key) = (args.text("path"), args.bytes("key"));
    let made = match name {
        "create" => Binder::create(path, key, args.text("key_note"), args.any("now_ms")),
        _ => Binder::open(path, key),
    };
    answer(made.map(|binder| {
        world.binders.insert(on.to_owned(), binder);
    }))
}

fn binder_call(binder: &Binder, name: &str, args: &mut Args) -> Answer {
    match name {
        "shut" => answer(binder.shut()),
        "compact" => answer(binder.compact()),
        "change_key" => answer(binder.change_key(args.bytes("new_key"), args.text("key_note"))),
        "delete_everything" => answer(binder.delete_everything()),
        "apply" => answer(binder.apply(args.any("change"), args.any("now_ms"))),
        "undo" => answer(binder.undo(args.any("now_ms"))),
        "can_undo" => answer(binder.can_undo()),
        "children" => answer(binder.children()),
        "home" => answer(binder.home(args.text("child_id"), args.text("today"))),
        "team" => answer(binder.team(args.text("child_id"))),
        "person" => answer(binder.person(args.text("person_id"))),
        "visit" => answer(binder.visit(args.text("visit_id"))),
        "history" => {
            answer(binder.history(args.text("child_id"), args.any("skip"), args.any("limit")))
        }
        "questions" => answer(binder.questions(args.text("child_id"))),
        "goals" => answer(binder.goals(args.text("child_id"))),
        "safety_plan" => answer(binder.safety_plan(args.text("child_id"))),
        "drafts" => answer(binder.drafts(args.text("child_id"))),
        "search" => answer(binder.search(args.text("query"), args.any("limit"))),
        "export_json" => answer(binder.export_json()),
        "preview_import" => answer(binder.preview_import(args.text("json"), args.any("now_ms"))),
        "import_json" => answer(binder.import_json(args.text("json"), args.any("now_ms"))),
        "csv_files" => answer(binder.csv_files()),
        "backup" => answer(binder.backup(args.text("passphrase")).map(|b| hex(&b))),
        "first_questions" => answer(binder.first_questions(args.reader(), args.text("visit_id"))),
        "visit_sheet" => {
            answer(binder.visit_sheet(args.reader(), args.text("visit_id"), args.any("options")))
        }
        "calendar_event" => answer(binder.calendar_event(
            args.text("visit_id"),
            args.any("options"),
            args.any("now_ms"),
        )),
        other => panic!("no call Binder.{other}"),
    }
}

fn function(world: &mut World, name: &str, args: &mut Args) -> Answer {
    match name {
        "binder_key_note" => answer(binder_key_note(args.text("path"))),
        "migrate_binder" => answer(migrate_binder(args.text("path"), args.bytes("key"))),
        "salvage_binder" => answer(salvage_binder(args.text("path"), args.bytes("key"))),
        "delete_binder" => answer(delete_binder(args.text("path"))),
        "open_backup" => answer(open_backup(args.bytes("bytes"), args.text("passphrase"))),
        "patch" => {
            patch(&args.text("path"), args.any("at"), &args.bytes("bytes"));
            Answer::Result(Value::Null)
        }
        // With no sink, the answer is what the last one was told.
        "set_log_sink" => {
            let wanted: bool = args.any("sink");
            set_log_sink(wanted.then(|| world.log.clone() as std::sync::Arc<dyn LogSink>));
            Answer::Result(if wanted {
                Value::Null
            } else {
                world.captured_log()
            })
        }
        other => panic!("no function {other}"),
    }
}

/// Bytes at a place in a file, which is made where it is missing: what a crash, a thief or another
/// version of the library may leave.
fn patch(path: &str, at: u64, bytes: &[u8]) {
    let mut file = File::options();
    let mut file = file
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

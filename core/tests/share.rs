//! What leaves the phone: sheet, calendar, tables and backup.
//!
//! With `CARETEAM_SHARE_OUT=DIR` the files are written there, to be opened with other programs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::str::FromStr;
use std::sync::Arc;

use careteam::binder::{
    Binder, BinderError, Change, ChildFields, GoalFields, ItemFields, MemoryDisk, NeedFields,
    PersonFields, SignFields, VisitFields,
};
use careteam::catalog::Catalog;
use careteam::share::{
    CalendarOptions, SheetOptions, VisitSheet, backup, calendar_event, csv_files, open_backup,
    visit_sheet,
};
use icalendar::{Calendar, CalendarComponent, Component};

const NOW: i64 = 1_795_000_000_000;

fn some(text: &str) -> Option<String> {
    Some(text.into())
}

fn add(binder: &Binder, change: Change) -> String {
    binder.apply(change, NOW).unwrap().added[0].clone()
}

/// A binder with one visit; `word` is in every text, `times` makes the texts longer.
fn sample(word: &str, times: usize) -> (Binder, String) {
    let binder = Binder::create_on(Arc::new(MemoryDisk::default()), vec![1; 32], NOW).unwrap();
    let text = |s: &str| Some(format!("{s} {}", format!("{word} ").repeat(times)));
    let fields = ChildFields {
        name: some("Sam"),
        ..Default::default()
    };
    let child_id = add(&binder, Change::AddChild { fields });
    let id = || child_id.clone();
    let people: Vec<String> = (0..6)
        .map(|n| {
            let fields = PersonFields {
                name: text(&format!("Dana {n}")),
                title: some("skills trainer"),
                ..Default::default()
            };
            add(
                &binder,
                Change::AddPerson {
                    child_id: id(),
                    fields,
                },
            )
        })
        .collect();
    for n in 0..5 {
        let fields = NeedFields {
            words: text(&format!("need {n}")),
            ..Default::default()
        };
        add(
            &binder,
            Change::AddNeed {
                child_id: id(),
                fields,
            },
        );
        let fields = SignFields {
            words: text(&format!("warning {n}")),
            seen_on: some("2026-11-20"),
            ..Default::default()
        };
        add(
            &binder,
            Change::AddSign {
                child_id: id(),
                fields,
            },
        );
        let fields = GoalFields {
            text: text(&format!("goal {n}")),
            ..Default::default()
        };
        add(
            &binder,
            Change::AddGoal {
                child_id: id(),
                fields,
            },
        );
    }
    let fields = VisitFields {
        kind: some("first-visit"),
        on: some("2026-11-24"),
        at: some("16:30"),
        minutes: Some(50),
        place: text("at home"),
        people: Some(people),
        note: text("she slept well"),
        ..Default::default()
    };
    let visit = add(
        &binder,
        Change::AddVisit {
            child_id: id(),
            fields,
        },
    );
    let items = (0..12)
        .map(|n| ItemFields {
            text: text(&format!("Question {n}: who is your supervisor?")),
            answer: (n % 3 == 0).then(|| text("Dr. Lee").unwrap()),
            star: Some(n == 11),
            ..Default::default()
        })
        .collect();
    let visit_id = visit.clone();
    binder
        .apply(Change::AddItems { visit_id, items }, NOW)
        .unwrap();
    (binder, visit)
}

fn everything() -> SheetOptions {
    SheetOptions {
        needs: true,
        goals: true,
        note: true,
        signs: true,
        ..Default::default()
    }
}

fn sheet(binder: &Binder, visit: &str, language: &str, options: SheetOptions) -> VisitSheet {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader(language).unwrap();
    visit_sheet(binder, &catalog, reader, visit.into(), options).unwrap()
}

fn keep(name: &str, content: &[u8]) {
    if let Some(dir) = std::env::var_os("CARETEAM_SHARE_OUT") {
        std::fs::write(std::path::Path::new(&dir).join(name), content).unwrap();
    }
}

#[test]
fn a_sheet_leaves_out_what_was_not_asked_for() {
    let (binder, visit) = sample("", 0);
    let sheet = self::sheet(&binder, &visit, "en", SheetOptions::default());
    for form in [&sheet.text, &sheet.html] {
        assert!(form.contains("Tuesday, November 24, 2026"));
        assert!(form.contains("Dana 0") && form.contains("Question 11"));
        assert!(!form.contains("Question 7"), "only eight fit");
        for private in ["warning", "need 0", "goal 0", "slept"] {
            assert!(!form.contains(private), "{private}");
        }
    }
    keep("sheet.html", sheet.html.as_bytes());
    keep("sheet.txt", sheet.text.as_bytes());
    let options = SheetOptions {
        answers: false,
        child_name: false,
        people: false,
        ..everything()
    };
    let sheet = self::sheet(&binder, &visit, "es", options);
    for form in [&sheet.text, &sheet.html] {
        assert!(form.contains("martes 24 de noviembre de 2026"));
        assert!(form.contains("warning 4") && form.contains("slept"));
        for private in ["Sam", "Dana", "Dr. Lee"] {
            assert!(!form.contains(private), "{private}");
        }
    }
    keep("sheet-es.html", sheet.html.as_bytes());
}

#[test]
fn what_was_typed_is_never_markup() {
    let nasty = "<script>alert(1)</script>\"'&\u{202e}\u{7}";
    let (binder, visit) = sample(nasty, 1);
    let html = sheet(&binder, &visit, "en", everything()).html;
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script"));
    assert!(!html.contains('\u{202e}') && !html.contains('\u{7}'));
    for outside in ["http:", "https:", "src=", "href=", "url("] {
        assert!(!html.contains(outside), "{outside}");
    }
    keep("sheet-nasty.html", html.as_bytes());
    let (binder, visit) = sample("wonderful", 90);
    let html = sheet(&binder, &visit, "en", everything()).html;
    keep("sheet-full.html", html.as_bytes());
    // A script of wide letters, and pictures, which take twice the room.
    let (binder, visit) = sample("家庭支援の先生👩\u{200d}👧", 28);
    let html = sheet(&binder, &visit, "es", everything()).html;
    keep("sheet-wide.html", html.as_bytes());
}

#[test]
fn a_visit_in_the_calendar() {
    let (binder, visit) = sample("", 0);
    let options = CalendarOptions {
        summary: "Visit; with, care\nand \\ more ünï".into(),
        place: true,
        remind_minutes: 90,
    };
    let text = calendar_event(&binder, visit.clone(), options.clone(), NOW).unwrap();
    keep("visit.ics", text.as_bytes());
    let again = calendar_event(&binder, visit.clone(), options.clone(), NOW).unwrap();
    assert_eq!(text, again);
    let calendar = Calendar::from_str(&text).unwrap();
    let Some(CalendarComponent::Event(event)) = calendar.components.first() else {
        panic!("no event");
    };
    let value = |name: &str| event.property_value(name).unwrap_or_default().to_owned();
    assert_eq!(value("DTSTART"), "20261124T163000");
    assert_eq!(value("DTEND"), "20261124T172000");
    assert_eq!(value("UID"), format!("{visit}@careteam"));
    assert!(text.contains("BEGIN:VALARM") && text.contains("TRIGGER:-PT5400S"));

    let fields = VisitFields {
        at: some(""),
        ..Default::default()
    };
    let id = visit.clone();
    binder.apply(Change::EditVisit { id, fields }, NOW).unwrap();
    let text = calendar_event(&binder, visit.clone(), options.clone(), NOW).unwrap();
    keep("day.ics", text.as_bytes());
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261124") && text.contains("DTEND;VALUE=DATE:20261125")
    );
    let fields = VisitFields {
        on: some(""),
        ..Default::default()
    };
    let id = visit.clone();
    binder.apply(Change::EditVisit { id, fields }, NOW).unwrap();
    let error = calendar_event(&binder, visit, options, NOW).unwrap_err();
    assert!(matches!(error, BinderError::Invalid { field, .. } if field == "on"));
}

#[test]
fn tables_hold_everything() {
    let (binder, _) = sample("a, \"b\"\nc", 1);
    let files = csv_files(&binder).unwrap();
    let names: Vec<&str> = files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "child.csv",
            "person.csv",
            "need.csv",
            "sign.csv",
            "visit.csv",
            "item.csv",
            "goal.csv"
        ]
    );
    for file in &files {
        keep(&file.name, file.text.as_bytes());
    }
    assert!(files[5].text.matches("Question").count() >= 12);
}

#[test]
fn a_backup_comes_back_the_same_and_only_with_its_passphrase() {
    let (binder, _) = sample("word", 3);
    let passphrase = "correct horse battery";
    let sealed = backup(&binder, passphrase.into()).unwrap();
    keep("backup.age", &sealed);
    let json = open_backup(sealed.clone(), passphrase.into()).unwrap();
    assert_eq!(json, binder.export_json().unwrap());
    keep("backup.json", json.as_bytes());
    let other = Binder::create_on(Arc::new(MemoryDisk::default()), vec![9; 32], NOW).unwrap();
    other.import_json(json.clone(), NOW).unwrap();
    assert_eq!(other.export_json().unwrap(), json);
    assert!(!sealed.windows(4).any(|w| w == b"Dana"));

    let wrong = open_backup(sealed.clone(), "correct horse batterz".into());
    assert_eq!(wrong.unwrap_err(), BinderError::WrongKey);
    let short = backup(&binder, "short".into()).unwrap_err();
    assert!(matches!(short, BinderError::Invalid { field, .. } if field == "passphrase"));
    for len in [0, 1, 20, 100, sealed.len() / 2, sealed.len() - 1] {
        open_backup(sealed[..len].to_vec(), passphrase.into()).unwrap_err();
    }
    for at in [30, 100, 150, 200, sealed.len() - 1] {
        let mut bent = sealed.clone();
        bent[at] ^= 1;
        open_backup(bent, passphrase.into()).unwrap_err();
    }
    let error = open_backup(b"PK\x03\x04 a zip".to_vec(), passphrase.into()).unwrap_err();
    assert_eq!(error, BinderError::NotABinder);
    // A header that asks for 256 GB of memory is refused before anything is tried.
    let text = String::from_utf8_lossy(&sealed[..120]).into_owned();
    let at = text.find(" 17\n").unwrap();
    let mut greedy = sealed;
    greedy.splice(at..at + 3, *b" 28");
    let error = open_backup(greedy, passphrase.into()).unwrap_err();
    assert!(
        matches!(error, BinderError::TooLong { limit: 18, .. }),
        "{error}"
    );
}

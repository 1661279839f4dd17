//! What goes wrong: one sentence, the right code, and the file as it was.

use crate::desk::{Desk, TODAY};
use crate::run::Ran;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::time::{Duration, Instant};

#[test]
fn a_wrong_key_changes_nothing() {
    let desk = Desk::family();
    let before = fs::read(desk.file()).unwrap();
    let other = desk.path("other-key");
    let other = other.to_str().unwrap();
    let err = desk.no(3, &["--key-file", other, "show"]);
    assert!(err.contains("untouched"), "{err}");
    desk.no(3, &["--key-file", other, "add", "need", "x"]);
    fs::write(desk.path("short-key"), "abc").unwrap();
    let short = desk.path("short-key");
    assert!(
        desk.no(3, &["--key-file", short.to_str().unwrap(), "show"])
            .contains("32 bytes")
    );
    desk.no(4, &["--key-file", "/nowhere/at/all", "show"]);
    assert_eq!(fs::read(desk.file()).unwrap(), before);
}

const PASSPHRASE: &str = "correct horse battery\n";

fn with_passphrase(desk: &Desk, arguments: &[&str], passphrases: &str) -> Ran {
    let mut all = vec!["--passphrase-stdin"];
    all.extend(arguments);
    desk.run(&all, passphrases)
}

/// What the file says of its key: the salt, as anybody can read it.
fn note(desk: &Desk) -> Option<String> {
    let bytes = fs::read(desk.file()).unwrap();
    let text = String::from_utf8_lossy(&bytes[..4096]).into_owned();
    let start = text.find("careteam-salt argon2id m=65536 t=3 p=1 ")?;
    Some(text[start..].chars().take(71).collect())
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let desk = Desk::bare();
    assert_eq!(with_passphrase(&desk, &["init"], "too short\n").code, 3);
    assert_eq!(desk.files(), ["key", "other-key"]);
    let ran = with_passphrase(&desk, &["init"], PASSPHRASE);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = with_passphrase(&desk, &["add", "child", "Mia"], PASSPHRASE);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // What follows the passphrase is for the command.
    let need = format!("{PASSPHRASE}help with sleep\n");
    let ran = with_passphrase(&desk, &["add", "need"], &need);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = with_passphrase(&desk, &["show"], "correct horse batterie\n");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("does not open"), "{}", ran.err);
    // The one file is all there is to keep.
    assert_eq!(desk.files(), ["family.binder", "key", "other-key"]);
    let elsewhere = desk.path("copy");
    fs::copy(desk.file(), &elsewhere).unwrap();
    let elsewhere = elsewhere.to_str().unwrap();
    let ran = with_passphrase(&desk, &["--file", elsewhere, "show", "team"], PASSPHRASE);
    assert!(ran.out.contains("help with sleep"), "{}", ran.err);
}

#[test]
fn each_new_key_has_a_salt_of_its_own() {
    let desk = Desk::bare();
    let other = Desk::bare();
    for desk in [&desk, &other] {
        assert_eq!(with_passphrase(desk, &["init"], PASSPHRASE).code, 0);
    }
    let first = note(&desk).unwrap();
    assert_ne!(note(&other).unwrap(), first);
    let twice = PASSPHRASE.repeat(2);
    let ran = with_passphrase(&desk, &["rekey"], &twice);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_ne!(note(&desk).unwrap(), first);
    assert_eq!(with_passphrase(&desk, &["undo"], PASSPHRASE).code, 1);
    let before = note(&desk);
    assert_eq!(with_passphrase(&desk, &["compact"], PASSPHRASE).code, 0);
    assert_eq!(note(&desk), before, "compacting keeps the key");
    // Under a key file there is no salt, and no passphrase opens it.
    let key = desk.path("key");
    let rekey = ["rekey", "--new-key-file", key.to_str().unwrap()];
    assert_eq!(with_passphrase(&desk, &rekey, PASSPHRASE).code, 0);
    assert_eq!(note(&desk), None);
    desk.no(1, &["undo"]);
    let before = fs::read(desk.file()).unwrap();
    let ran = with_passphrase(&desk, &["undo"], PASSPHRASE);
    assert_eq!(ran.code, 4);
    let said = ran.err.replace('\n', " ");
    assert!(
        said.contains(".salt") && said.contains("--key-file"),
        "{said}"
    );
    assert_eq!(fs::read(desk.file()).unwrap(), before);
}

/// A binder as the first version left it: the salt in a file beside it, no note.
#[test]
fn an_older_binder_opens_with_its_salt_file_and_takes_it_in() {
    let desk = Desk::bare();
    // The key of this passphrase and salt, as the reference implementation makes it.
    let key = "c5a11ba75128bd1b2edc3f948cae6138eb04f2e3f066dd8ade3ed131c7ab04f2";
    fs::write(desk.path("key"), key).unwrap();
    desk.ok(&["init"]);
    desk.ok(&["add", "child", "Mia"]);
    let salt = desk.path("family.binder.salt");
    let text = format!(
        "careteam-salt argon2id m=65536 t=3 p=1 {}\n",
        "07".repeat(16)
    );
    let ran = with_passphrase(&desk, &["show"], PASSPHRASE);
    assert_eq!(ran.code, 4);
    assert!(
        ran.err.contains(".salt") && ran.err.contains("--key-file"),
        "{}",
        ran.err
    );
    fs::write(&salt, "not a salt").unwrap();
    assert_eq!(with_passphrase(&desk, &["show"], PASSPHRASE).code, 4);
    fs::write(&salt, &text).unwrap();
    let ran = with_passphrase(&desk, &["show"], PASSPHRASE);
    assert!(ran.out.contains("Mia"), "{}", ran.err);
    let ran = with_passphrase(&desk, &["show"], "correct horse batterie\n");
    assert_eq!(ran.code, 3);
    // A new key takes the salt in; the old file is left for older copies.
    let ran = with_passphrase(
        &desk,
        &["rekey"],
        &format!("{PASSPHRASE}another passphrase\n"),
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(fs::read_to_string(&salt).unwrap(), text);
    assert!(!note(&desk).unwrap().ends_with("0707"));
    fs::remove_file(&salt).unwrap();
    let ran = with_passphrase(&desk, &["show"], "another passphrase\n");
    assert!(ran.out.contains("Mia"), "{}", ran.err);
}

#[test]
fn a_damaged_note_is_read_from_its_second_place() {
    let desk = Desk::bare();
    assert_eq!(with_passphrase(&desk, &["init"], PASSPHRASE).code, 0);
    let good = fs::read(desk.file()).unwrap();
    let mut bytes = good.clone();
    bytes[512..1024].fill(0xee);
    fs::write(desk.file(), &bytes).unwrap();
    assert_eq!(with_passphrase(&desk, &["undo"], PASSPHRASE).code, 1);
    bytes[1536..2048].fill(0xee);
    fs::write(desk.file(), &bytes).unwrap();
    let ran = with_passphrase(&desk, &["undo"], PASSPHRASE);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("damaged"), "{}", ran.err);
    // A salt that was kept apart still opens it.
    fs::write(desk.file(), &good).unwrap();
    fs::write(desk.path("family.binder.salt"), note(&desk).unwrap()).unwrap();
    fs::write(desk.file(), &bytes).unwrap();
    assert_eq!(with_passphrase(&desk, &["undo"], PASSPHRASE).code, 1);
    assert_eq!(fs::read(desk.file()).unwrap(), bytes);
}

#[test]
fn what_is_not_there_is_not_made() {
    let desk = Desk::bare();
    for command in [
        &["show"][..],
        &["undo"],
        &["salvage", "out"],
        &["delete", "--yes"],
        &[],
    ] {
        desk.no(4, command);
        assert_eq!(desk.files(), ["key", "other-key"]);
    }
    desk.ok(&["init"]);
    let before = fs::read(desk.file()).unwrap();
    desk.no(4, &["init"]);
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    assert_eq!(desk.run(&["add", "person"], "").code, 3);
    assert!(desk.no(3, &["show"]).contains("add child"));
}

#[test]
fn a_foreign_file_is_neither_opened_nor_deleted() {
    let desk = Desk::bare();
    let text = "a letter to the school ".repeat(1000);
    fs::write(desk.file(), &text).unwrap();
    desk.no(4, &["show"]);
    desk.no(4, &["init"]);
    desk.no(4, &["delete", "--yes"]);
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), text);
}

#[test]
fn a_damaged_binder_is_left_alone_and_salvaged() {
    let desk = Desk::family();
    let good = fs::read(desk.file()).unwrap();
    // Both headers and the start of the store are lost.
    let mut bytes = fs::read(desk.file()).unwrap();
    bytes[..8192].fill(0xee);
    fs::write(desk.file(), &bytes).unwrap();
    desk.no(4, &["show"]);
    desk.no(4, &["add", "need", "x"]);
    assert_eq!(fs::read(desk.file()).unwrap(), bytes);
    // The headers are whole, the store is not.
    let mut bytes = good;
    bytes[4096..8192].fill(0xee);
    fs::write(desk.file(), &bytes).unwrap();
    let err = desk.no(4, &["show"]);
    assert!(err.contains("salvage"), "{err}");
    let said = desk.ok(&["salvage", "saved.json"]);
    assert!(
        said.contains("left as it is") || said.contains("left as it was"),
        "{said}"
    );
    assert_eq!(fs::read(desk.file()).unwrap(), bytes);
    desk.no(4, &["salvage", "saved.json"]);
    // What was saved goes into a new binder.
    let other = desk.path("new.binder");
    let other = other.to_str().unwrap();
    desk.ok(&["--file", other, "init"]);
    let said = desk.ok(&["--file", other, "import", "saved.json", "--apply"]);
    assert!(said.contains("Taken in"), "{said}");
    let team = desk.ok(&["--file", other, "show", "team"]);
    assert!(team.contains("Dana Quist"), "{team}");
    // Of a file that is cut to its header nothing can be saved.
    fs::write(desk.file(), &bytes[..4096]).unwrap();
    let err = desk.no(4, &["salvage", "nothing.json"]);
    assert!(err.contains("Nothing can be read"), "{err}");
    assert!(!desk.path("nothing.json").exists());
}

#[test]
fn only_one_opens_it() {
    let desk = Desk::family();
    let mut talk = desk.command(&[]).spawn().unwrap();
    let mut out = BufReader::new(talk.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    for command in [
        &["show"][..],
        &["add", "need", "x"],
        &["delete", "--yes"],
        &["compact"],
    ] {
        let err = desk.no(4, command);
        assert!(err.contains("already open"), "{err}");
    }
    drop(talk.stdin.take());
    assert!(talk.wait().unwrap().success());
    desk.ok(&["show"]);
}

#[test]
fn what_does_not_fit_is_refused() {
    let desk = Desk::family();
    let before = desk.json();
    for command in [
        &["add", "visit", "tomorrow"][..],
        &["add", "visit", TODAY, "--at", "4pm"],
        &["add", "visit", TODAY, "--with", "nobody"],
        &["add", "need", "x", "--since", "2026-02-30"],
        &["answer", "0", "x"],
        &["answer", "99", "x"],
        &["tick", "1", "--visit", "2020-01-01"],
        &["remove", "ffffff"],
        &["show", "person", "nobody"],
        &["add", "need", &"x".repeat(2000)],
    ] {
        desk.no(3, command);
    }
    assert_eq!(desk.run(&["tick", "one"], "").code, 2);
    assert_eq!(desk.json(), before);
}

#[test]
fn delete_leaves_no_file() {
    let desk = Desk::bare();
    let ran = with_passphrase(&desk, &["init"], PASSPHRASE);
    assert_eq!(ran.code, 0, "{}", ran.err);
    fs::write(desk.path("family.binder.salt"), "of an older version").unwrap();
    fs::write(desk.path("family.binder.rewrite"), "left by a crash").unwrap();
    fs::write(desk.path("family.binder.before-migration"), "a copy").unwrap();
    assert!(desk.no(3, &["delete"]).contains("--yes"));
    assert!(desk.file().exists());
    let said = desk.ok(&["delete", "--yes"]);
    assert!(said.contains("family.binder.salt"), "{said}");
    assert_eq!(desk.files(), ["key", "other-key"]);
    desk.no(4, &["delete", "--yes"]);
}

/// Kills the conversation in the middle of writing: every answer that was acknowledged is there,
/// and the binder opens.
#[test]
fn a_kill_in_the_conversation_costs_at_most_the_last_line() {
    let desk = Desk::family();
    for round in 0..20u64 {
        let mut talk = desk.command(&["--width", "100"]).spawn().unwrap();
        let mut stdin = talk.stdin.take().unwrap();
        let stdout = BufReader::new(talk.stdout.take().unwrap());
        let writer = std::thread::spawn(move || {
            for n in 0..10_000 {
                if writeln!(stdin, "need round {round} line {n}").is_err() {
                    return;
                }
            }
        });
        let (send, receive) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                if line.starts_with("Saved.") && send.send(()).is_err() {
                    return;
                }
            }
        });
        let start = Instant::now();
        let mut saved = 0;
        let wait = Duration::from_millis(100 + round * 17);
        while let Ok(()) =
            receive.recv_timeout((start + wait).saturating_duration_since(Instant::now()))
        {
            saved += 1;
        }
        talk.kill().unwrap();
        talk.wait().unwrap();
        writer.join().unwrap();
        reader.join().unwrap();
        saved += receive.try_iter().count();
        let json = desk.json();
        let kept = (0..)
            .take_while(|n| json.contains(&format!("\"round {round} line {n}\"")))
            .count();
        assert!(
            kept == saved || kept == saved + 1,
            "acknowledged {saved}, kept {kept}"
        );
    }
}

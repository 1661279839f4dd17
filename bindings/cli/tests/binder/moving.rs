//! What goes out comes back the same.

use crate::desk::Desk;
use std::fs;

#[test]
fn export_and_import_are_the_same() {
    let desk = Desk::family();
    desk.ok(&["answer", "1", "Ünï 👩‍👧 \"quoted\"\nsecond line"]);
    let json = desk.json();
    fs::write(desk.path("all.json"), &json).unwrap();
    assert!(
        desk.ok(&["import", "all.json"])
            .contains("Nothing would change")
    );

    let other = desk.path("other.binder");
    let other = other.to_str().unwrap();
    desk.ok(&["--file", other, "init"]);
    let preview = desk.ok(&["--file", other, "import", "all.json"]);
    assert!(
        preview.contains("New: ") && preview.contains("--apply"),
        "{preview}"
    );
    assert!(
        !desk
            .ok(&["--file", other, "export", "json"])
            .contains("Dana"),
        "only a preview"
    );
    desk.ok(&["--file", other, "import", "all.json", "--apply"]);
    assert_eq!(desk.ok(&["--file", other, "export", "json"]), json);
}

#[test]
fn a_backup_comes_back_and_needs_its_passphrase() {
    let desk = Desk::family();
    let json = desk.json();
    let key = desk.path("key");
    let key = key.to_str().unwrap();
    let with_key = |arguments: &[&str], input: &str| {
        let mut all = vec!["--key-file", key, "--passphrase-stdin"];
        all.extend(arguments);
        desk.run(&all, input)
    };
    let out = ["export", "backup", "--out", "family.age"];
    assert_eq!(with_key(&out, "short\n").code, 3);
    let ran = with_key(&out, "correct horse battery\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        with_key(&out, "correct horse battery\n").code,
        4,
        "never over a file"
    );
    let sealed = fs::read(desk.path("family.age")).unwrap();
    assert!(!sealed.windows(4).any(|w| w == b"Dana"));

    desk.ok(&["delete", "--yes"]);
    desk.ok(&["init"]);
    let back = ["import", "family.age", "--apply"];
    let ran = with_key(&back, "another passphrase\n");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("backup"), "{}", ran.err);
    assert_eq!(with_key(&back, "correct horse battery\n").code, 0);
    assert_eq!(desk.json(), json);
}

#[test]
fn an_import_of_something_else_changes_nothing() {
    let desk = Desk::family();
    let json = desk.json();
    for (n, text) in [
        "",
        "{}",
        "[1,2]",
        "{\"format\":\"other\",\"version\":1}",
        "PK\u{3}\u{4}",
    ]
    .iter()
    .enumerate()
    {
        let name = format!("foreign-{n}.json");
        fs::write(desk.path(&name), text).unwrap();
        let err = desk.no(3, &["import", &name, "--apply"]);
        assert!(
            err.contains("untouched") || err.contains("Nothing was changed"),
            "{err}"
        );
    }
    desk.no(4, &["import", "missing.json"]);
    assert_eq!(desk.json(), json);
}

#[test]
fn sheet_calendar_and_tables() {
    let desk = Desk::family();
    desk.ok(&["add", "sign", "did not eat"]);
    desk.ok(&["answer", "1", "a supervisor"]);
    let sheet = desk.ok(&["export", "sheet"]);
    assert!(
        sheet.contains("Mia") && sheet.contains("a supervisor"),
        "{sheet}"
    );
    assert!(!sheet.contains("did not eat"));
    let sheet = desk.ok(&[
        "export",
        "sheet",
        "--without",
        "child-name",
        "--with",
        "signs",
    ]);
    assert!(
        !sheet.contains("Mia") && sheet.contains("did not eat"),
        "{sheet}"
    );
    desk.ok(&["export", "sheet", "--form", "html", "--out", "sheet.html"]);
    let html = fs::read_to_string(desk.path("sheet.html")).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
    desk.no(4, &["export", "sheet", "--out", "sheet.html"]);

    let ics = desk.ok(&["export", "ics", "--remind", "30"]);
    assert!(
        ics.contains("DTSTART:20261201T163000") && ics.contains("TRIGGER:-PT1800S"),
        "{ics}"
    );
    assert!(!ics.contains("Mia") && !ics.contains("Dana"), "{ics}");

    desk.ok(&["export", "csv", "--out", "tables"]);
    let people = fs::read_to_string(desk.path("tables/person.csv")).unwrap();
    assert!(people.contains("Dana Quist"), "{people}");
    desk.no(4, &["export", "csv", "--out", "tables"]);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_what_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::family();
    desk.ok(&["export", "json", "--out", "all.json"]);
    desk.ok(&["export", "csv", "--out", "tables"]);
    for (name, mode) in [
        ("family.binder", 0o600),
        ("all.json", 0o600),
        ("tables", 0o700),
    ] {
        let found = fs::metadata(desk.path(name)).unwrap().permissions().mode();
        assert_eq!(found & 0o777, mode, "{name}");
    }
}

//! A binder in a folder of its own.

use std::path::PathBuf;

use careteam::binder::{Binder, BinderError, Change, ChildFields};

pub const NOW: i64 = 1_795_000_000_000;
pub const KEY: [u8; 32] = [1; 32];

pub struct Home {
    pub _dir: tempfile::TempDir,
    pub path: PathBuf,
}

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("family.binder");
        Self { _dir: dir, path }
    }

    pub fn path(&self) -> String {
        self.path.to_str().unwrap().into()
    }

    pub fn create(&self) -> Binder {
        Binder::create(self.path(), KEY.to_vec(), NOW).unwrap()
    }

    pub fn with_child(name: &str) -> Self {
        let home = Self::new();
        add_child(&home.create(), name);
        home
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).unwrap()
    }

    pub fn open(&self) -> Result<Binder, BinderError> {
        Binder::open(self.path(), KEY.to_vec())
    }

    pub fn files(&self) -> Vec<String> {
        let dir = std::fs::read_dir(self.path.parent().unwrap()).unwrap();
        let mut names: Vec<String> = dir
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }
}

pub fn add_child(binder: &Binder, name: &str) {
    let fields = ChildFields {
        name: Some(name.into()),
        ..Default::default()
    };
    binder.apply(Change::AddChild { fields }, NOW).unwrap();
}

pub fn names(binder: &Binder) -> Vec<String> {
    let rows = binder.children().unwrap();
    rows.into_iter().map(|row| row.child.name).collect()
}

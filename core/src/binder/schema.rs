//! How a kind of record is declared: one list of fields gives the record that is read, the fields
//! that are written, how both are stored, and what is accepted.

use super::record::Value;

/// How a type of a field is stored.
pub(crate) trait Stored: Sized {
    /// The value, or what stands for "never filled in".
    fn read(value: Option<&Value>) -> Self;
    fn store(self) -> Value;
}

impl Stored for String {
    fn read(value: Option<&Value>) -> Self {
        match value {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }
    fn store(self) -> Value {
        Value::Text(self)
    }
}

impl Stored for bool {
    fn read(value: Option<&Value>) -> Self {
        matches!(value, Some(Value::Flag(true)))
    }
    fn store(self) -> Value {
        Value::Flag(self)
    }
}

impl Stored for i32 {
    fn read(value: Option<&Value>) -> Self {
        match value {
            Some(Value::Int(int)) => i32::try_from(*int).unwrap_or_default(),
            _ => 0,
        }
    }
    fn store(self) -> Value {
        Value::Int(i64::from(self))
    }
}

impl Stored for Vec<String> {
    fn read(value: Option<&Value>) -> Self {
        match value {
            Some(Value::List(list)) => list.clone(),
            _ => Vec::new(),
        }
    }
    fn store(self) -> Value {
        Value::List(self)
    }
}

/// The fields of a change, checked and ready to be stored.
pub(crate) type Writes = Vec<(u8, Value)>;

macro_rules! rust_type {
    (flag) => { bool };
    (int) => { i32 };
    (list) => { Vec<String> };
    ($text:ident) => { String };
}

/// Declares one kind: its record, the fields of a change, and how both are stored. The number is
/// the tag in the format: once used, it keeps its meaning.
macro_rules! family_record {
    (
        $(#[$doc:meta])*
        $name:ident, $fields:ident in $parent:ident {
            $( $(#[$field_doc:meta])* $tag:literal $field:ident: $type:ident, )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
        pub struct $name {
            /// The id of this record.
            pub id: String,
            /// The id of the record it belongs to; empty when it belongs to none.
            pub $parent: String,
            $( $(#[$field_doc])* pub $field: rust_type!($type), )+
        }

        impl $name {
            pub(crate) fn from_record(key: &Key, record: &Record) -> Self {
                Self {
                    id: id_text(&key.id),
                    $parent: if key.parent == ROOT {
                        String::new()
                    } else {
                        id_text(&key.parent)
                    },
                    $( $field: Stored::read(record.get($tag)), )+
                }
            }

            /// Refuses a value that a change could not have written.
            pub(crate) fn check(tag: u8, value: &Value) -> Result<(), BinderError> {
                match tag {
                    $( $tag => {
                        let typed: rust_type!($type) = Stored::read(Some(value));
                        check::$type(stringify!($field), &typed)?;
                        if Stored::store(typed) != *value {
                            return Err(BinderError::invalid(
                                stringify!($field),
                                "it is of another type",
                            ));
                        }
                    } )+
                    _ => check::unknown(value)?,
                }
                Ok(())
            }

            /// The tags and names of the fields, in the order of the format.
            pub(crate) const FIELDS: &'static [(u8, &'static str)] =
                &[$( ($tag, stringify!($field)), )+];
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.id)
            }
        }

        /// What a change writes to a record of this kind; an absent field stays as it is.
        #[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
        pub struct $fields {
            $(
                $(#[$field_doc])*
                #[cfg_attr(feature = "uniffi", uniffi(default))]
                pub $field: Option<rust_type!($type)>,
            )+
        }

        impl $fields {
            pub(crate) fn writes(self) -> Result<Writes, BinderError> {
                let mut writes = Writes::new();
                $(
                    if let Some(value) = self.$field {
                        check::$type(stringify!($field), &value)?;
                        writes.push(($tag, Stored::store(value)));
                    }
                )+
                Ok(writes)
            }
        }

        impl std::fmt::Debug for $fields {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($fields))
            }
        }
    };
}

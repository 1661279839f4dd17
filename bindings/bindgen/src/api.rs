//! The exported surface as a text that is committed: one line for each thing that a caller can
//! name, so that a change that breaks callers shows in review.

use uniffi_meta::{
    DefaultValueMetadata, EnumMetadata, FieldMetadata, FnParamMetadata, LiteralMetadata, Metadata,
    Type, UniffiTraitMetadata,
};

const HEAD: &str = "\
# What careteam-ffi exports. Written by bindings/bindgen; `tests/run rust` checks it.
# A line that changes or goes away breaks callers; a new line does not.
";

/// All lines, sorted.
pub fn list(items: &[Metadata]) -> String {
    let mut lines: Vec<String> = items.iter().flat_map(lines_of).collect();
    lines.sort();
    lines.dedup();
    format!("{HEAD}{}\n", lines.join("\n"))
}

/// The name of an item, with that of its object.
pub fn name(item: &Metadata) -> String {
    match item {
        Metadata::Func(f) => f.name.clone(),
        Metadata::Object(o) => o.name.clone(),
        Metadata::Record(r) => r.name.clone(),
        Metadata::Enum(e) => e.name.clone(),
        Metadata::Constructor(c) => format!("{}.{}", c.self_name, c.name),
        Metadata::Method(m) => format!("{}.{}", m.self_name, m.name),
        Metadata::TraitMethod(m) => format!("{}.{}", m.trait_name, m.name),
        other => format!("{other:?}"),
    }
}

fn lines_of(item: &Metadata) -> Vec<String> {
    let name = name(item);
    match item {
        Metadata::Func(f) => {
            vec![call(
                "function",
                &name,
                &f.inputs,
                f.return_type.as_ref(),
                f.throws.as_ref(),
            )]
        }
        Metadata::Constructor(c) => {
            vec![call(
                "constructor",
                &name,
                &c.inputs,
                None,
                c.throws.as_ref(),
            )]
        }
        Metadata::Method(m) => {
            vec![call(
                "method",
                &name,
                &m.inputs,
                m.return_type.as_ref(),
                m.throws.as_ref(),
            )]
        }
        Metadata::TraitMethod(m) => {
            vec![call(
                "callback",
                &name,
                &m.inputs,
                m.return_type.as_ref(),
                m.throws.as_ref(),
            )]
        }
        Metadata::Object(o) => {
            let kind = if o.imp.has_callback_interface() {
                "interface"
            } else {
                "object"
            };
            vec![format!("{kind} {name}")]
        }
        Metadata::Record(r) => {
            let mut lines = vec![format!("record {name}")];
            let fields = r.fields.iter().enumerate();
            lines.extend(fields.map(|(at, f)| format!("record {name} {at:02} {}", field(f))));
            lines
        }
        Metadata::Enum(e) => enum_lines(e),
        Metadata::UniffiTrait(UniffiTraitMetadata::Display { fmt }) => {
            vec![format!("display {}", fmt.self_name)]
        }
        Metadata::Namespace(n) => vec![format!("namespace {}", n.name)],
        other => vec![format!("other {other:?}")],
    }
}

fn enum_lines(e: &EnumMetadata) -> Vec<String> {
    let kind = if e.shape.is_error() { "error" } else { "enum" };
    let name = &e.name;
    let mut lines = vec![format!("{kind} {name}")];
    for (at, variant) in e.variants.iter().enumerate() {
        let fields: Vec<String> = variant.fields.iter().map(field).collect();
        let fields = match fields.as_slice() {
            [] => String::new(),
            fields => format!("({})", fields.join(", ")),
        };
        lines.push(format!("{kind} {name} {at:02} {}{fields}", variant.name));
    }
    lines
}

fn field(f: &FieldMetadata) -> String {
    format!(
        "{}: {}{}",
        f.name,
        type_name(&f.ty),
        default(f.default.as_ref())
    )
}

fn call(
    kind: &str,
    name: &str,
    inputs: &[FnParamMetadata],
    returns: Option<&Type>,
    throws: Option<&Type>,
) -> String {
    let inputs: Vec<String> = inputs
        .iter()
        .map(|i| {
            format!(
                "{}: {}{}",
                i.name,
                type_name(&i.ty),
                default(i.default.as_ref())
            )
        })
        .collect();
    let returns = returns
        .map(|t| format!(" -> {}", type_name(t)))
        .unwrap_or_default();
    let throws = throws
        .map(|t| format!(" throws {}", type_name(t)))
        .unwrap_or_default();
    format!("{kind} {name}({}){returns}{throws}", inputs.join(", "))
}

fn default(value: Option<&DefaultValueMetadata>) -> String {
    match value {
        None => String::new(),
        Some(DefaultValueMetadata::Default) => " = default".into(),
        Some(DefaultValueMetadata::Literal(literal)) => format!(" = {}", literal_text(literal)),
    }
}

fn literal_text(literal: &LiteralMetadata) -> String {
    match literal {
        LiteralMetadata::Boolean(value) => value.to_string(),
        LiteralMetadata::String(value) => format!("{value:?}"),
        LiteralMetadata::UInt(value, ..) => value.to_string(),
        LiteralMetadata::Int(value, ..) => value.to_string(),
        other => format!("{other:?}"),
    }
}

/// A type as a reader of either language understands it.
fn type_name(ty: &Type) -> String {
    match ty {
        Type::Optional { inner_type } => format!("{}?", type_name(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", type_name(inner_type)),
        Type::Boolean => "bool".into(),
        Type::String => "string".into(),
        Type::Bytes => "bytes".into(),
        Type::Int32 => "i32".into(),
        Type::Int64 => "i64".into(),
        other => match other.name() {
            Some(name) => name.to_owned(),
            None => format!("{other:?}"),
        },
    }
}

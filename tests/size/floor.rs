//! A program that does nothing: what any Rust program costs. See `size-probe`.

fn main() {}

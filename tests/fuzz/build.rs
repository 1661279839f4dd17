//! Compiles `core/data` for the target `image`, which changes bytes of the real image.

fn main() {
    println!("cargo::rerun-if-changed=../../core/data");
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/data");
    let image = careteam_content::compile::compile(data.as_ref()).expect("the content is valid");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(std::path::Path::new(&out).join("catalog.image"), image).expect("written");
}

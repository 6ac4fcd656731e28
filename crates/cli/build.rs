//! Puts an engine into the program where `COMPANION_ENGINE_PACK` names one that `companion pack` has made.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The packed engine; without one the program has to be told where an engine is.
const PACK: &str = "COMPANION_ENGINE_PACK";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={PACK}");
    let carried = match env::var(PACK).ok().filter(|path| !path.is_empty()) {
        Some(path) => {
            let path = fs::canonicalize(&path)
                .map_err(|error| format!("{PACK} is {path}, which cannot be read: {error}"))?;
            println!("cargo::rerun-if-changed={}", path.display());
            format!("Some(include_bytes!({path:?}))")
        }
        None => "None".to_owned(),
    };
    let out = env::var_os("OUT_DIR").ok_or("cargo has named no OUT_DIR")?;
    let code = format!(
        "/// The engine that this program carries, packed.\n\
         pub(super) const CARRIED: Option<&[u8]> = {carried};\n"
    );
    fs::write(Path::new(&out).join("carried.rs"), code)?;
    Ok(())
}

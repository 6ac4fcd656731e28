//! `companion schema`

use std::io::Write;

use anyhow::{Context, Result};

/// Prints the JSON Schema of the author's file.
pub(crate) fn run(out: &mut impl Write) -> Result<bool> {
    out.write_all(companion_compiler::schema().as_bytes())
        .and_then(|()| out.flush())
        .context("the schema cannot be printed")?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_the_schema_and_nothing_else() {
        let mut out = Vec::new();
        assert!(run(&mut out).unwrap());
        assert_eq!(out, companion_compiler::schema().as_bytes());
        let schema: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(schema["properties"]["format"]["const"], 1);
    }
}

//! Doc comments as an author's editor shows them.

use serde_json::Value;

/// What the doc comment of a field says.
///
/// A line of the form ``Example: `"2009-05-12"` `` is an example, written as JSON; all others are the description.
#[derive(Debug)]
pub(crate) struct Docs {
    pub(crate) description: String,
    pub(crate) examples: Vec<Value>,
}

impl Docs {
    /// Reads the lines of a doc comment.
    pub(crate) fn new(lines: &[&str]) -> Self {
        let mut words = Vec::new();
        let mut examples = Vec::new();
        for line in lines {
            match example(line) {
                Some(example) => examples.push(example),
                None => words.push(line.trim()),
            }
        }
        Self {
            description: words.join(" ").trim().to_owned(),
            examples,
        }
    }
}

fn example(line: &str) -> Option<Value> {
    let written = line.trim().strip_prefix("Example: `")?.strip_suffix('`')?;
    serde_json::from_str(written).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn examples_are_taken_out_of_the_words() {
        let docs = Docs::new(&[
            " The first day,",
            " both ends counted.",
            " Example: `\"2009-05-12\"`",
            " Example: `[1, 2]`",
            " Example: `not JSON`",
        ]);
        assert_eq!(
            docs.description,
            "The first day, both ends counted. Example: `not JSON`"
        );
        assert_eq!(docs.examples, [json!("2009-05-12"), json!([1, 2])]);
    }
}

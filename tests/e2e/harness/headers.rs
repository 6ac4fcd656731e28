//! The headers that a site asks its host for, in the `_headers` file that Pages-style hosts read.

/// Rules of a `_headers` file: headers for the addresses that fit a pattern.
#[derive(Debug, Default)]
pub(crate) struct Headers(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

impl Headers {
    /// Reads the file: a pattern on a line of its own, its headers indented below it, `#` for remarks.
    pub(crate) fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule {
                    pattern: content.to_owned(),
                    headers: Vec::new(),
                });
                continue;
            }
            let (Some(rule), Some((name, value))) = (rules.last_mut(), content.split_once(':'))
            else {
                panic!("_headers has a line that is no header: {line:?}");
            };
            rule.headers
                .push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
        Self(rules)
    }

    /// The headers for one address, of every rule that fits.
    pub(crate) fn of<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a (String, String)> {
        let rules = self.0.iter().filter(move |rule| fits(&rule.pattern, path));
        rules.flat_map(|rule| &rule.headers)
    }
}

/// Whether a path fits a pattern, in which `*` stands for anything.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| {
            (0..=rest.len()).any(|at| rest.is_char_boundary(at) && fits(end, &rest[at..]))
        }),
    }
}

#[test]
fn headers_are_read_as_hosts_read_them() {
    let headers = Headers::parse(
        "# all\n/*\n  X-A: 1\n/engine/*\n  Cache-Control: public, immutable\n/\n  B: x:y\n",
    );
    let of = |path: &str| {
        headers
            .of(path)
            .map(|(_, value)| value.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("/"), ["1", "x:y"]);
    assert_eq!(of("/engine/a.js"), ["1", "public, immutable"]);
    assert_eq!(of("/zh-Hans/"), ["1"]);
}

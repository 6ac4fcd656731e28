//! `_headers`: what a site asks its host to send with each file.
//!
//! Netlify, Cloudflare Pages and others read it, and where they differ it keeps to what all of them do: a rule is for
//! one path, or for a path with `:name` in the place of one folder, or for everything below a folder; a response gets
//! the headers of every rule that fits it, so that no two of them name the same one; and there are far fewer rules
//! than the hundred that are read. docs/hosting.md has the same for nginx and Caddy.

use std::collections::BTreeSet;

use companion_model::{FilmEntry, PageLink, paths};

/// What every file is sent with.
const EVERYWHERE: &str = "\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
";

/// What may be kept forever, because its address changes with it. Other sites may use it, to show the film too.
const ENGINE: &str = "\
/engine/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
";

/// What pages of other sites may frame and fetch, to show the film too. A host that forbids frames of its own accord is
/// told otherwise by the first line.
const EMBED: &str = concat!(
    "  Content-Security-Policy: frame-ancestors *\n",
    "  Access-Control-Allow-Origin: *\n"
);

/// The scripts for such pages. A module may come from another site only if that site allows it.
const EMBED_SCRIPTS: &str = "\
/embed.js
  Cache-Control: public, max-age=86400
  Access-Control-Allow-Origin: *
/embed-frame.js
  Cache-Control: public, max-age=86400
  Access-Control-Allow-Origin: *
";

/// How long the film's own files may be kept: their names do not change with them.
const FILE: &str = "  Cache-Control: public, max-age=86400\n";

/// What pages of other sites may fetch: without this they get no captions.
const OPEN: &str = "  Access-Control-Allow-Origin: *\n";

/// The rules for a site with these films. That pages are asked for again, and change their ETag when they change, is
/// what these hosts do by themselves.
pub(super) fn of(films: &[FilmEntry]) -> String {
    let is_single = matches!(films, [film] if first(film).is_some_and(|page| page.href == "./"));
    let folder = if is_single { "/" } else { "/:film/" };
    let mut rules = [EVERYWHERE, ENGINE, EMBED_SCRIPTS].concat();
    if !is_single && let Some(page) = films.first().and_then(first) {
        rules += &language("/", &page.lang);
    }
    rules += &format!("{folder}media/*\n{FILE}{OPEN}");
    rules += &format!("{folder}manifest.webmanifest\n{FILE}");
    rules += &format!("{folder}{}*\n{EMBED}", paths::EMBED);
    // The films' own first pages have one rule together, and so one language or none.
    let firsts: BTreeSet<&str> = films
        .iter()
        .filter_map(first)
        .map(|page| page.lang.as_str())
        .collect();
    if let (1, Some(lang)) = (firsts.len(), firsts.first()) {
        rules += &language(folder, lang);
    }
    let others: BTreeSet<&str> = films
        .iter()
        .flat_map(|film| film.pages.iter().skip(1))
        .map(|page| page.lang.as_str())
        .collect();
    for lang in &others {
        rules += &language(&format!("{folder}{lang}/"), lang);
        rules += &format!("{folder}{lang}/{}*\n{EMBED}", paths::EMBED);
    }
    for lang in firsts.union(&others) {
        rules += &language(&format!("{folder}{}", paths::content(lang)), lang);
        rules += OPEN;
    }
    rules
}

fn first(film: &FilmEntry) -> Option<&PageLink> {
    film.pages.first()
}

fn language(path: &str, lang: &str) -> String {
    format!("{path}\n  Content-Language: {lang}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film(folder: &str, langs: &[&str]) -> FilmEntry {
        let page = |(index, lang): (usize, &&str)| PageLink {
            lang: (*lang).to_owned(),
            href: match index {
                0 if folder.is_empty() => "./".to_owned(),
                0 => folder.to_owned(),
                _ => format!("{folder}{lang}/"),
            },
            ..PageLink::default()
        };
        FilmEntry {
            pages: langs.iter().enumerate().map(page).collect(),
            dir: companion_model::Direction::default(),
            tagline: None,
            runtime: None,
            year: None,
        }
    }

    /// The headers that a host sends with a path: those of every rule that fits.
    fn sent(rules: &str, path: &str) -> Vec<String> {
        let mut sent = Vec::new();
        let mut fits = false;
        for line in rules.lines() {
            match line.strip_prefix("  ") {
                Some(header) if fits => sent.push(header.to_owned()),
                Some(_) => {}
                None => fits = does_fit(line, path),
            }
        }
        sent
    }

    fn does_fit(pattern: &str, path: &str) -> bool {
        let (pattern, path): (Vec<_>, Vec<_>) =
            (pattern.split('/').collect(), path.split('/').collect());
        let same = |(part, found): (&&str, &&str)| match *part {
            "*" => true,
            part => part == *found || part.starts_with(':') && !found.is_empty(),
        };
        let has_length = pattern.len() == path.len()
            || pattern.last() == Some(&"*") && path.len() > pattern.len();
        has_length && pattern.iter().zip(&path).all(same)
    }

    #[test]
    fn each_path_has_its_language_and_no_header_twice() {
        let one = [film("", &["en", "zh-Hans"])];
        let several = [film("a/", &["en", "zh-Hans"]), film("b/", &["en", "fr"])];
        let mixed = [film("a/", &["en", "ar"]), film("b/", &["ar"])];
        let cases: [(&[FilmEntry], &str, &str, bool); 21] = [
            (&one, "/", "en", false),
            (&one, "/zh-Hans/", "zh-Hans", false),
            (&one, "/zh-Hans/nowhere", "", false),
            (&one, "/page.zh-Hans.json", "zh-Hans", true),
            (&one, "/engine/0/page.js", "", true),
            (&one, "/media/still.jpg", "", true),
            (&one, "/embed/card/", "", true),
            (&one, "/zh-Hans/embed/card/", "", true),
            (&one, "/embed.js", "", true),
            (&several, "/b/fr/embed/card/", "", true),
            (&several, "/b/embed/card/", "", true),
            (&several, "/embed-frame.js", "", true),
            (&several, "/b/media/talk.en.vtt", "", true),
            (&several, "/b/manifest.webmanifest", "", false),
            (&several, "/", "en", false),
            (&several, "/b/", "en", false),
            (&several, "/b/fr/", "fr", false),
            (&several, "/b/page.fr.json", "fr", true),
            (&mixed, "/", "en", false),
            (&mixed, "/b/", "", false),
            (&mixed, "/a/ar/", "ar", false),
        ];
        for (films, path, lang, is_open) in cases {
            let sent = sent(&of(films), path);
            let names: BTreeSet<&str> = sent
                .iter()
                .filter_map(|line| Some(line.split_once(':')?.0))
                .collect();
            assert_eq!(names.len(), sent.len(), "{path}: {sent:?}");
            let found = sent
                .iter()
                .find_map(|line| line.strip_prefix("Content-Language: "));
            assert_eq!(found.unwrap_or_default(), lang, "{path}");
            assert_eq!(
                names.contains("Access-Control-Allow-Origin"),
                is_open,
                "{path}"
            );
            assert!(names.contains("X-Content-Type-Options"), "{path}");
        }
    }
}

//! The same site has the same headers everywhere: what `_headers` says to the hosts that read it, nginx and Caddy do.

use std::fs;

use crate::answer::Answer;
use crate::site::{engine, folder, on_every_server};

/// The headers of a rule, in the form of `_headers`.
fn rules() -> Vec<(String, Vec<(String, String)>)> {
    let text = fs::read_to_string(folder().join("_headers")).unwrap();
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in text.lines() {
        match line.trim().split_once(": ") {
            Some((name, value)) => rules
                .last_mut()
                .unwrap()
                .1
                .push((name.to_owned(), value.to_owned())),
            None => rules.push((line.to_owned(), Vec::new())),
        }
    }
    rules
}

#[test]
fn every_server_sends_what_the_site_asks_its_host_for() {
    let rules = rules();
    assert!(rules.len() > 4, "{rules:?}");
    on_every_server(|kind, server| {
        for (pattern, headers) in &rules {
            let path = match pattern.as_str() {
                "/*" => "/".to_owned(),
                "/engine/*" => engine(".js"),
                "/media/*" => "/media/poster.png".to_owned(),
                embed if embed.ends_with("embed/*") => embed.replace('*', "card/"),
                path => path.to_owned(),
            };
            let answer = Answer::to(server, &path, &[]);
            for (name, value) in headers {
                assert_eq!(
                    answer.header(name),
                    Some(value.as_str()),
                    "{name} of {path} on {kind:?}"
                );
            }
        }
    });
}

#[test]
fn what_is_not_promised_to_other_sites_is_not_given_to_them() {
    on_every_server(|kind, server| {
        for path in ["/", "/zh-Hans/", "/manifest.webmanifest"] {
            let answer = Answer::to(server, path, &[("Origin", "https://example.org")]);
            assert_eq!(
                answer.header("access-control-allow-origin"),
                None,
                "{path} on {kind:?}"
            );
        }
    });
}

//! The worker that keeps pages: it knows every file of its version, and a site that keeps nothing removes it.

use std::fs;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::site_with;

#[test]
fn the_worker_lists_what_is_kept_with_its_digest() {
    let out = site_with("offline-list", &["everything", "arabic"], &["--no-cards"]);
    let entries = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let films: Vec<_> = entries
        .filter(|folder| folder.join("offline.js").is_file())
        .collect();
    assert_eq!(films.len(), 2);
    for folder in films {
        let film = folder.display();
        let worker = fs::read_to_string(folder.join("offline.js")).unwrap();
        let json = worker.split_once(" = ").unwrap().1;
        // What follows is the worker's own script.
        let mut values = serde_json::Deserializer::from_str(json).into_iter::<Value>();
        let site = values.next().unwrap().unwrap();
        let files = site["files"].as_object().unwrap();
        for (path, digest) in files {
            let page = match path.is_empty() || path.ends_with('/') {
                true => "index.html",
                false => "",
            };
            let bytes = fs::read(folder.join(format!("{path}{page}"))).unwrap();
            let hash = Sha256::digest(bytes);
            let hex: String = hash[..8].iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(digest, &hex, "{film}/{path}");
        }
        for needed in ["", "about/", "c/guide.html", "c/find.txt"] {
            assert!(files.contains_key(needed), "{needed}");
        }
        let engine = site["engine"].as_array().unwrap();
        for ending in [".js", ".wasm", ".woff2"] {
            let has = |path: &Value| path.as_str().unwrap().ends_with(ending);
            assert!(engine.iter().any(has), "{ending}: {engine:?}");
        }
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        assert!(page.contains("data-offline=\"offline.js\""));
        assert!(page.contains("; worker-src 'self'"));
    }
    let page = fs::read_to_string(out.join("everything/zh-Hans/index.html")).unwrap();
    assert!(page.contains("data-offline=\"../offline.js\""));
}

#[test]
fn a_site_that_keeps_nothing_asks_for_no_worker_and_has_one_that_goes() {
    let options = ["--no-cards", "--no-offline"];
    let out = site_with("offline-not", &["everything"], &options);
    let worker = fs::read_to_string(out.join("offline.js")).unwrap();
    assert!(worker.contains("unregister"), "{worker}");
    let page = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(!page.contains("data-offline"));
}

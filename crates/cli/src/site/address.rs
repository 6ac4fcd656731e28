//! Where a site will be found.

use std::str::FromStr;

use url::Url;

/// The absolute address of a site's root folder, or of a folder below it. It ends in `/`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Address(Url);

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut url = Url::parse(text)
            .map_err(|_| "write the whole address: https://example.org/my-film/".to_owned())?;
        if !matches!(url.scheme(), "https" | "http") || url.host_str().is_none() {
            return Err("a site’s address begins with https:// or http://".to_owned());
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("leave out what stands from ? or # on".to_owned());
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self(url))
    }
}

impl Address {
    /// The address of something below, by its relative path; `../` leads up.
    pub(crate) fn join(&self, path: &str) -> String {
        // A relative path of our own making always joins.
        self.0
            .join(path)
            .map_or_else(|_| path.to_owned(), Url::into)
    }

    /// The address of a folder below, by its relative path: nothing, or `zh-Hans/`.
    pub(crate) fn folder(&self, path: &str) -> Self {
        self.0.join(path).map_or_else(|_| self.clone(), Self)
    }

    /// The path alone: `/my-film/`.
    pub(crate) fn path(&self) -> &str {
        self.0.path()
    }
}

/// Whether an address depends on where the page lies that has it.
pub(super) fn is_relative(address: &str) -> bool {
    !address.contains(':') && !address.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_folder() {
        for (written, expected) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/film", "https://example.org/film/"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
        ] {
            assert_eq!(Address::from_str(written).unwrap().join(""), expected);
        }
        let address = Address::from_str("https://example.org/film").unwrap();
        assert_eq!(
            address.join("zh-Hans/"),
            "https://example.org/film/zh-Hans/"
        );
        assert_eq!(
            address.folder("a/").join("../"),
            "https://example.org/film/"
        );
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for written in [
            "example.org",
            "/film/",
            "ftp://example.org/",
            "mailto:a@b",
            "https://e.org/?a",
            "https://e.org/#a",
        ] {
            assert!(Address::from_str(written).is_err(), "{written}");
        }
    }
}

//! Asking a server, with nothing followed, decoded or remembered on the way.

use std::io::Read;
use std::sync::LazyLock;

use companion_hosting::Server;
use ureq::Agent;

/// What a server has answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: ureq::http::HeaderMap,
    /// The bytes as they came.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// Asks for a path, with some headers.
    pub(crate) fn to(server: &Server, path: &str, headers: &[(&str, &str)]) -> Self {
        static AGENT: LazyLock<Agent> = LazyLock::new(|| {
            let config = Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0);
            config
                .accept_encoding(ureq::config::AutoHeaderValue::None)
                .build()
                .into()
        });
        let mut request = AGENT.get(server.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.call().unwrap();
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().read_to_vec().unwrap(),
        }
    }

    /// The only value of a header; nothing if it was not sent.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .get_all(name)
            .iter()
            .map(|value| value.to_str().unwrap());
        let first = values.next();
        assert_eq!(
            values.next(),
            None,
            "{name} was sent twice, after {first:?}"
        );
        first
    }

    /// The bytes as they were before they were compressed.
    pub(crate) fn decoded(&self) -> Vec<u8> {
        let mut whole = Vec::new();
        match self.header("content-encoding") {
            None => whole.clone_from(&self.body),
            Some("br") => brotli::BrotliDecompress(&mut self.body.as_slice(), &mut whole).unwrap(),
            Some("gzip") => drop(
                flate2::read::GzDecoder::new(self.body.as_slice())
                    .read_to_end(&mut whole)
                    .unwrap(),
            ),
            Some(other) => panic!("no browser has asked for {other}"),
        }
        whole
    }
}

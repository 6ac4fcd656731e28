//! A port of this machine that nobody else can reach.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};

/// The first port that is tried.
const FIRST: u16 = 8080;

/// How many are tried before the system may choose one.
const TRIES: u16 = 20;

/// Takes a port: this one, or, if it does not matter, the first that is free.
///
/// # Errors
/// It is in use, or none may be taken.
pub(super) fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return match bind(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
                "port {port} is in use: name another one, or leave out --port to take the next that is free"
            ),
            listener => listener.with_context(|| format!("port {port} cannot be taken")),
        };
    }
    let free = (FIRST..FIRST + TRIES).find_map(|port| bind(port).ok());
    match free {
        Some(listener) => Ok(listener),
        None => bind(0).context("no port of this machine can be taken"),
    }
}

/// On the loopback interface alone: the film is its editor's until it is published.
fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_refused_or_passed_over() {
        let taken = bind(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Some(port)).unwrap_err().to_string();
        assert!(error.contains("in use"), "{error}");

        let (one, other) = (listen(None).unwrap(), listen(None).unwrap());
        assert_ne!(one.local_addr().unwrap(), other.local_addr().unwrap());
        assert!(one.local_addr().unwrap().ip().is_loopback());
    }
}

//! Programs that do not outlive what they were started for.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a program may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often it is looked at until then.
const GLANCE: Duration = Duration::from_millis(10);

/// A program that listens on a port; it is ended when this is dropped.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts a program that is going to listen on a port of this machine, and waits until it does. What it writes
    /// goes to the file `log`.
    ///
    /// # Errors
    /// It cannot be started, or ends, or does not listen in time; with what it has written.
    pub(crate) fn start(command: &mut Command, port: u16, log: &Path) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let mut process = Self {
            child,
            log: log.to_owned(),
        };
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = process.child.try_wait()? {
                bail!("{name} has ended ({status}): {}", process.said());
            }
            if Instant::now() > deadline {
                bail!("{name} does not listen on port {port}: {}", process.said());
            }
            thread::sleep(GLANCE);
        }
        Ok(process)
    }

    /// What it has written so far.
    fn said(&self) -> String {
        fs::read_to_string(&self.log)
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Fails only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port of this machine that nothing listens on.
///
/// # Errors
/// There is none.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

/// Has a command that root starts run as `nobody`, to whom `folder` and what is in it then belong.
///
/// # Errors
/// The folder cannot be given away.
#[cfg(unix)]
pub(crate) fn renounce_root(command: &mut Command, folder: &Path) -> Result<()> {
    use std::os::unix::fs::chown;
    use std::os::unix::process::CommandExt;

    /// The user whom every Linux has for this.
    const NOBODY: u32 = 65_534;
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    for entry in walkdir::WalkDir::new(folder) {
        chown(entry?.path(), Some(NOBODY), Some(NOBODY))?;
    }
    command.uid(NOBODY).gid(NOBODY);
    Ok(())
}

/// Elsewhere there is no root.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(crate) fn renounce_root(_: &mut Command, _: &Path) -> Result<()> {
    Ok(())
}

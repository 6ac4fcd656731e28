//! Programs that the tests start. None outlives them, however they end.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A program that is ended, with all that it has started, when this is dropped or the tests end.
#[derive(Debug)]
pub(super) struct Process {
    pub(super) program: Child,
    guard: Child,
}

/// Waits until nobody holds the other end of its input any more, which is also so when the tests are killed; then ends
/// the group of processes `$1` and takes the folder `$2` away.
const GUARD: &str = r#"read -r _; kill -KILL -- "-$1"; rm -rf -- "$2""#;

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // Both fail only when they have ended already.
        let _ = self.program.wait();
        let _ = self.guard.wait();
    }
}

/// Starts a program, and hands over what it says. `home` is a folder of its own, which goes with it.
pub(super) fn spawn(command: &mut Command, home: &Path) -> (Process, ChildStdout) {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut program = start(command);
    let stdout = program.stdout.take().expect("its output is piped");
    let mut guard = Command::new("bash");
    guard.args(["-c", GUARD, "guard", &program.id().to_string()]);
    guard.arg(home).stdin(Stdio::piped()).stdout(Stdio::null());
    let guard = start(&mut guard);
    (Process { program, guard }, stdout)
}

/// Starts a program in a group of its own: what ends the tests at the keyboard does not end it.
fn start(command: &mut Command) -> Child {
    let child = command.process_group(0).stderr(Stdio::null()).spawn();
    child.unwrap_or_else(|error| panic!("{:?} does not start: {error}", command.get_program()))
}

//! A program that is watched while it runs.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::shell;

/// How often it is looked at.
const GLANCE: Duration = Duration::from_millis(5);

/// In how many parts of a second Linux counts a program's time, for everybody who asks (`USER_HZ`).
const TICKS: f64 = 100.0;

/// What a run took.
#[derive(Debug)]
pub(super) struct Run {
    /// From start to end, whatever else the machine was doing.
    pub(super) time: Duration,
    usage: Usage,
}

/// What Linux tells of a program; nothing where the system does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Usage {
    /// Seconds of work, all cores together.
    work: f64,
    /// The most memory it had at a time, in KB.
    peak: u64,
}

impl Run {
    /// Runs a command to its end; what it says goes to the file `log`.
    pub(super) fn of(command: &mut Command, log: &Path) -> Result<Self> {
        let start = Instant::now();
        let mut child = command
            .stderr(File::create(log)?)
            .spawn()
            .context("the command does not start")?;
        let mut usage = Usage::default();
        let status = loop {
            usage = Usage::of(child.id()).unwrap_or(usage);
            if let Some(status) = child.try_wait()? {
                break status;
            }
            thread::sleep(GLANCE);
        };
        let time = start.elapsed();
        if !status.success() {
            bail!(
                "`{}` failed; {} has what it said",
                shell::line(command),
                log.display()
            );
        }
        Ok(Self { time, usage })
    }

    /// Seconds of work, all cores together: what it took, whatever else the machine was doing.
    pub(super) fn work(&self) -> f64 {
        self.usage.work
    }

    /// The heads of the columns that [`Run::print`] fills.
    pub(super) fn print_heads() {
        println!(
            "{:<20}{:>10}{:>16}{:>14}{:>14}",
            "", "seconds", "of work, cores", "films/second", "peak memory"
        );
    }

    pub(super) fn print(&self, what: &str, films: usize) {
        let (seconds, Usage { work, peak }) = (self.time.as_secs_f64(), self.usage);
        println!(
            "{what:<20}{seconds:>10.2}{work:>16.2}{:>14.1}{:>11} MB",
            films as f64 / seconds,
            peak / 1000
        );
    }
}

impl Usage {
    /// Of a program at work; one that has ended has taken its memory with it.
    fn of(process: u32) -> Option<Self> {
        let read = |file: &str| fs::read_to_string(format!("/proc/{process}/{file}")).ok();
        let (work, peak) = (work(&read("stat")?)?, peak(&read("status")?)?);
        Some(Self { work, peak })
    }
}

/// `utime` and `stime`, which stand behind the program's name, in brackets that the name may have too.
fn work(stat: &str) -> Option<f64> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut ticks = fields.split_whitespace().skip(11).map(str::parse::<f64>);
    Some((ticks.next()?.ok()? + ticks.next()?.ok()?) / TICKS)
}

/// `VmHWM`, in KB.
fn peak(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_is_read_as_linux_writes_it() {
        assert_eq!(
            peak("Name:\tcompanion\nVmHWM:\t  123456 kB\nVmRSS:\t 99 kB\n"),
            Some(123_456)
        );
        assert_eq!(peak("Name:\tgone\n"), None);
        let stat = "7 (a) b) R 1 7 7 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 3 0 1";
        assert_eq!(work(stat), Some(3.0));
    }
}

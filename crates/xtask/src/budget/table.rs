//! The table of a budget: what, measured, allowed.

use std::fmt;
use std::time::Duration;

/// How much of something there is.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Amount {
    /// Bytes as they are sent.
    Bytes(u64),
    /// How many.
    Count(u64),
    /// A number without a unit.
    Share(f64),
    /// How long it takes: told, and never held against anybody.
    Time(Duration),
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Bytes(bytes) => format!("{:.1} KB", *bytes as f64 / 1024.0),
            Self::Count(count) => count.to_string(),
            Self::Share(share) => format!("{share:.3}"),
            Self::Time(time) => format!("{:.1} ms", time.as_secs_f64() * 1e3),
        };
        f.pad(&text)
    }
}

/// One thing that is measured.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) what: String,
    pub(super) measured: Amount,
    /// At most; nothing where there is no limit.
    pub(super) allowed: Option<Amount>,
    /// Bytes when they were last recorded.
    pub(super) recorded: Option<u64>,
}

impl Line {
    /// Whether it keeps to its limit, as far as it is held to it.
    fn is_kept(&self) -> bool {
        matches!(self.measured, Amount::Time(_))
            || self.allowed.is_none_or(|allowed| self.measured <= allowed)
    }

    fn change(&self) -> Option<String> {
        let (Amount::Bytes(now), Some(before)) = (self.measured, self.recorded) else {
            return None;
        };
        Some(format!("{:+.2} KB", (now as f64 - before as f64) / 1024.0))
    }
}

/// Everything that is measured.
#[derive(Clone, Debug, Default)]
pub(super) struct Table(Vec<Line>);

impl Table {
    pub(super) fn push(&mut self, line: Line) {
        self.0.push(line);
    }

    /// Whether every line keeps to its limit.
    pub(super) fn is_kept(&self) -> bool {
        self.0.iter().all(Line::is_kept)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<32}{:>10}{:>12}{:>16}",
            "Never Sorry", "measured", "allowed", "since record"
        )?;
        for line in &self.0 {
            let allowed = line
                .allowed
                .map_or_else(String::new, |allowed| allowed.to_string());
            let change = line.change().unwrap_or_default();
            let remark = if line.is_kept() { "" } else { "   TOO MUCH" };
            let text = format!(
                "{:<32}{:>10}{allowed:>12}{change:>16}{remark}",
                line.what, line.measured
            );
            writeln!(f, "{}", text.trim_end())?;
        }
        write!(
            f,
            "(KB of 1,024 bytes after brotli 11; `cargo xtask budget --bless` records them)"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shows_the_change_and_what_is_too_much() {
        let line = |what: &str, measured, allowed, recorded| Line {
            what: what.to_owned(),
            measured,
            allowed,
            recorded,
        };
        let mut table = Table::default();
        table.push(line(
            "fits",
            Amount::Bytes(2048),
            Some(Amount::Bytes(2048)),
            Some(1024),
        ));
        table.push(line("free", Amount::Bytes(2048), None, None));
        table.push(line(
            "slow",
            Amount::Time(Duration::from_millis(60)),
            Some(Amount::Time(Duration::from_millis(50))),
            None,
        ));
        assert!(table.is_kept(), "times are told, not asserted");
        table.push(line("many", Amount::Count(3), Some(Amount::Count(2)), None));
        assert!(!table.is_kept());
        let text = table.to_string();
        let row = |what: &str| {
            let row = text.lines().find(|line| line.starts_with(what)).unwrap();
            row.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(row("fits"), "fits 2.0 KB 2.0 KB +1.00 KB");
        assert_eq!(row("free"), "free 2.0 KB");
        assert_eq!(row("slow"), "slow 60.0 ms 50.0 ms");
        assert_eq!(row("many"), "many 3 2 TOO MUCH");
    }
}

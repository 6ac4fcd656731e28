//! Times of day as people write them into timelines.

use std::fmt;

/// A time of day, as precise as it is known.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) millisecond: u16,
}

impl Time {
    /// A time of a clock, or nothing where no clock shows it.
    pub(crate) fn new(hour: u64, minute: u64, second: u64, millisecond: u64) -> Option<Self> {
        (hour < 24 && minute < 60 && second < 60 && millisecond < 1_000).then_some(Self {
            hour: u8::try_from(hour).ok()?,
            minute: u8::try_from(minute).ok()?,
            second: u8::try_from(second).ok()?,
            millisecond: u16::try_from(millisecond).ok()?,
        })
    }

    /// Milliseconds since midnight.
    pub(super) fn since_midnight(self) -> u32 {
        let minutes = u32::from(self.hour) * 60 + u32::from(self.minute);
        (minutes * 60 + u32::from(self.second)) * 1_000 + u32::from(self.millisecond)
    }

    /// Reads `15:30`, `3:30 PM`, `1530`, `15.30`, `15:30:20.250`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let small = text
            .trim()
            .to_lowercase()
            .replace("a.m", "am")
            .replace("p.m", "pm");
        let small = small.trim_end_matches('.');
        let (clock, half) = match (small.strip_suffix("am"), small.strip_suffix("pm")) {
            (Some(clock), _) => (clock.trim_end(), Some(0)),
            (_, Some(clock)) => (clock.trim_end(), Some(12)),
            _ => (small, None),
        };
        let mut parts = split(clock)?;
        if let Some(half) = half {
            if !(1..=12).contains(&parts[0]) {
                return None;
            }
            parts[0] = parts[0] % 12 + half;
        }
        Self::new(parts[0], parts[1], parts[2], parts[3])
    }
}

/// Hour, minute, second and millisecond.
fn split(clock: &str) -> Option<[u64; 4]> {
    let digits = |part: &str| -> Option<u64> {
        let good = !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        good.then(|| part.parse().ok()).flatten()
    };
    if (3..=4).contains(&clock.len()) && clock.bytes().all(|byte| byte.is_ascii_digit()) {
        let (hour, minute) = clock.split_at(clock.len() - 2);
        return Some([digits(hour)?, digits(minute)?, 0, 0]);
    }
    let (clock, fraction) = match clock.matches(':').count() {
        2 => clock.split_once(['.', ',']).unwrap_or((clock, "")),
        _ => (clock, ""),
    };
    let separator = if clock.contains(':') { ':' } else { '.' };
    let mut parts = [0; 4];
    for (index, part) in clock.split(separator).enumerate() {
        *parts.get_mut(index)? = digits(part)?;
    }
    if !fraction.is_empty() {
        digits(fraction)?;
        parts[3] = format!("{fraction:0<3}").parse().ok()?;
    }
    Some(parts)
}

impl fmt::Display for Time {
    /// As a clock of twenty-four hours shows it, which most languages read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if self.second > 0 || self.millisecond > 0 {
            write!(f, ":{:02}", self.second)?;
        }
        if self.millisecond > 0 {
            write!(f, ".{:03}", self.millisecond)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (written, shown) in [
            ("15:30", Some("15:30")),
            ("3:30 PM", Some("15:30")),
            ("3:30p.m.", Some("15:30")),
            ("12:00 AM", Some("00:00")),
            ("12:15 pm", Some("12:15")),
            ("1530", Some("15:30")),
            ("930", Some("09:30")),
            ("15.30", Some("15:30")),
            ("9", Some("09:00")),
            ("3 PM", Some("15:00")),
            ("15:30:20.25", Some("15:30:20.250")),
            ("15:30:20,5", Some("15:30:20.500")),
            ("15:30:20:500", Some("15:30:20.500")),
            ("24:00", None),
            ("15:60", None),
            ("13 PM", None),
            ("noon", None),
            ("", None),
            ("1:2:3:4:5", None),
        ] {
            let time = Time::parse(written).map(|time| time.to_string());
            assert_eq!(time.as_deref(), shown, "{written}");
        }
    }
}

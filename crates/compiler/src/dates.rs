//! What the dates of a page mean to programs. Its words name moments where the author means more, or less: “until 2008”.

use companion_model::When;

use crate::edtf::{self, Bound, Edtf, Moment, Precision};

/// The author's date; `None` for one that comes from a page's JSON, which has words alone.
pub(crate) fn edtf(date: &When) -> Option<Edtf> {
    edtf::parse(&date.edtf).ok()
}

/// The year, month or day that a date is, as ISO 8601 writes it.
///
/// `None` for what is no such moment, or one that is not sure, because who reads ISO 8601 has no word for “about”.
pub fn moment(date: &When) -> Option<String> {
    match edtf(date)? {
        Edtf::Moment(moment) => written(moment),
        Edtf::Interval(..) => None,
    }
}

/// The year, month or day that a date is, or with which it begins, as ISO 8601 writes it; `None` where nobody is sure.
pub fn start(date: &When) -> Option<String> {
    match edtf(date)? {
        Edtf::Moment(moment) | Edtf::Interval(Bound::At(moment), _) => written(moment),
        Edtf::Interval(..) => None,
    }
}

/// The year, month or day with which an interval ends, as ISO 8601 writes it; `None` where nobody is sure, and for what
/// is no interval.
pub fn end(date: &When) -> Option<String> {
    match edtf(date)? {
        Edtf::Interval(_, Bound::At(moment)) => written(moment),
        Edtf::Moment(_) | Edtf::Interval(..) => None,
    }
}

/// Years before 1 and after 9999 are left out: ISO 8601 has them by agreement only.
fn written(moment: Moment) -> Option<String> {
    let (Precision::Year(year) | Precision::Month(year, _) | Precision::Day(year, ..)) =
        moment.precision
    else {
        return None;
    };
    let is_sure = !moment.approximate && !moment.uncertain;
    (is_sure && (1..=9_999).contains(&year)).then(|| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_what_is_sure() {
        for (date, expected) in [
            ("2008", [Some("2008"), Some("2008"), None]),
            ("2008-05", [Some("2008-05"), Some("2008-05"), None]),
            ("2008-05-12", [Some("2008-05-12"), Some("2008-05-12"), None]),
            ("0012", [Some("0012"), Some("0012"), None]),
            ("2008~", [None; 3]),
            ("2008?", [None; 3]),
            ("2008-05-12%", [None; 3]),
            ("2008-21", [None; 3]),
            ("200X", [None; 3]),
            ("19XX", [None; 3]),
            ("0000", [None; 3]),
            ("-0499", [None; 3]),
            ("Y12008", [None; 3]),
            ("2008/2011", [None, Some("2008"), Some("2011")]),
            (
                "2008-05-12/2011-06",
                [None, Some("2008-05-12"), Some("2011-06")],
            ),
            ("2008~/2011", [None, None, Some("2011")]),
            ("200X/2011?", [None; 3]),
            ("2008/..", [None, Some("2008"), None]),
            ("2008/", [None, Some("2008"), None]),
            ("../2008", [None, None, Some("2008")]),
            ("/2008", [None, None, Some("2008")]),
            ("", [None; 3]),
        ] {
            let when = When {
                edtf: date.to_owned(),
                ..When::default()
            };
            let found = [moment(&when), start(&when), end(&when)];
            assert_eq!(found, expected.map(|end| end.map(str::to_owned)), "{date}");
        }
    }
}

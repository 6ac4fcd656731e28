//! The parts of a long story: when each is asked for, and where an id is found.

/// How far a part is on its way into the page.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Stage {
    /// Nobody is near it.
    #[default]
    Away,
    /// Somebody has come near it, perhaps only in passing.
    Near,
    /// It has been asked for.
    Loading,
    /// It did not come, and is asked for once more after a while.
    Retrying,
    /// It is on the page.
    Here,
    /// It did not come twice.
    Failed,
}

/// What happens to a part.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Happening {
    /// It has come near what the reader sees.
    CameNear,
    /// It is no longer near.
    WentAway,
    /// A reader goes there.
    Wanted,
    /// The time of a [`Deed::Dwell`] or a [`Deed::Rest`] is over.
    Waited,
    /// It has arrived and is what it should be.
    Arrived,
    /// It did not arrive, or something else did.
    Missed,
    /// It has been taken out again.
    TakenOut,
}

/// What is to be done about it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Deed {
    /// Nothing.
    Nothing,
    /// Wait whether the reader stays.
    Dwell,
    /// Wait no longer.
    CallOff,
    /// Ask for it; a stored copy will do.
    Fetch,
    /// Wait before asking again.
    Rest,
    /// Ask for it, and take none but the server's copy.
    FetchNew,
    /// Say that it did not come, and leave the reader its link.
    GiveUp,
}

impl Stage {
    /// What comes next.
    ///
    /// A reader who flies past asks for nothing; one who goes to a part gets it without delay. What fails is
    /// tried once more, and after that only when somebody comes near anew.
    pub fn after(self, happening: Happening) -> (Self, Deed) {
        use Happening::{Arrived, CameNear, Missed, TakenOut, Waited, Wanted, WentAway};
        match (self, happening) {
            (Self::Away, CameNear) => (Self::Near, Deed::Dwell),
            (Self::Near, WentAway) => (Self::Away, Deed::CallOff),
            (Self::Near, Waited) | (Self::Away | Self::Near | Self::Failed, Wanted) => {
                (Self::Loading, Deed::Fetch)
            }
            (Self::Loading | Self::Retrying, Arrived) => (Self::Here, Deed::Nothing),
            (Self::Loading, Missed) => (Self::Retrying, Deed::Rest),
            (Self::Retrying, Waited) => (Self::Retrying, Deed::FetchNew),
            (Self::Retrying, Missed) => (Self::Failed, Deed::GiveUp),
            (Self::Failed, WentAway) | (Self::Here, TakenOut) => (Self::Away, Deed::Nothing),
            (stage, _) => (stage, Deed::Nothing),
        }
    }
}

/// Which of the parts that are `here` is to be taken out first, now that the part `at` has come: the farthest from
/// it, and none while there are no more than [`MOST`]. The index is one into `here`.
pub fn superfluous(here: &[usize], at: usize) -> Option<usize> {
    let distance = |index: &usize| here[*index].abs_diff(at);
    let all = 0..here.len();
    all.max_by_key(distance).filter(|_| here.len() > MOST)
}

/// How many parts stay on the page. So many are read in an hour, and take a phone some fifty megabytes.
pub const MOST: usize = 24;

/// Whether an index is of this edition; one of another edition may name parts that are not here.
pub fn is_of(index: &str, edition: &str) -> bool {
    index.split('\n').next() == Some(edition)
}

/// The address of the part on which an id lies, according to an index.
pub fn find<'i>(index: &'i str, id: &str) -> Option<&'i str> {
    index.split('\n').skip(1).find_map(|line| {
        let mut fields = line.split('\t');
        let address = fields.next()?;
        fields.any(|each| each == id).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::Happening::{Arrived, CameNear, Missed, Waited, Wanted, WentAway};
    use super::*;

    #[test]
    fn a_part_comes_when_it_should_and_not_before() {
        let twice = [Deed::Fetch, Deed::Rest, Deed::FetchNew];
        let in_vain = [twice.as_slice(), &[Deed::GiveUp]].concat();
        for (story, happenings, deeds, last) in [
            (
                "a reader who stays gets it",
                [CameNear, Waited, Arrived, WentAway, CameNear].as_slice(),
                vec![Deed::Dwell, Deed::Fetch],
                Stage::Here,
            ),
            (
                "one who flies past asks for nothing",
                &[CameNear, WentAway],
                vec![Deed::Dwell, Deed::CallOff],
                Stage::Away,
            ),
            (
                "what is on its way is not asked for twice",
                &[CameNear, Waited, WentAway, CameNear, Wanted, Arrived],
                vec![Deed::Dwell, Deed::Fetch],
                Stage::Here,
            ),
            (
                "one who goes there gets it at once",
                &[Wanted, CameNear, Waited, Arrived],
                vec![Deed::Fetch],
                Stage::Here,
            ),
            (
                "even after coming near",
                &[CameNear, Wanted, Waited, Arrived],
                vec![Deed::Dwell, Deed::Fetch],
                Stage::Here,
            ),
            (
                "what did not come is asked for once more",
                &[Wanted, Missed, Waited, Arrived],
                twice.to_vec(),
                Stage::Here,
            ),
            (
                "and then no more",
                &[Wanted, Missed, Waited, Missed, CameNear, Waited],
                in_vain.clone(),
                Stage::Failed,
            ),
            (
                "until somebody comes near anew",
                &[Wanted, Missed, Waited, Missed, WentAway, CameNear],
                [in_vain.as_slice(), &[Deed::Dwell]].concat(),
                Stage::Near,
            ),
            (
                "or goes there",
                &[Wanted, Missed, Waited, Missed, Wanted],
                [in_vain.as_slice(), &[Deed::Fetch]].concat(),
                Stage::Loading,
            ),
        ] {
            let mut stage = Stage::default();
            let mut done = Vec::new();
            for happening in happenings {
                let (next, deed) = stage.after(*happening);
                stage = next;
                done.extend((deed != Deed::Nothing).then_some(deed));
            }
            assert_eq!((done, stage), (deeds, last), "{story}");
        }
    }

    #[test]
    fn what_is_farthest_from_the_reader_goes_first() {
        let here: Vec<usize> = (100..101 + MOST).collect();
        for (at, expected) in [(0, MOST), (100, MOST), (500, 0), (100 + MOST, 0)] {
            assert_eq!(superfluous(&here, at), Some(expected), "{at}");
        }
        assert_eq!(superfluous(&here[1..], 0), None);
    }

    #[test]
    fn an_index_knows_its_edition_and_where_an_id_lies() {
        let index = "one\n./c/a/\te-x\te-成都\n./c/a/2/\te-y\ts-x\n";
        for (id, expected) in [
            ("e-x", Some("./c/a/")),
            ("e-成都", Some("./c/a/")),
            ("s-x", Some("./c/a/2/")),
            ("e-", None),
            ("./c/a/", None),
            ("one", None),
        ] {
            assert_eq!(find(index, id), expected, "{id}");
        }
        assert_eq!(find("", "e-x"), None);
        assert!(is_of(index, "one") && !is_of(index, "on") && !is_of(index, "two"));
        assert!(!is_of("", "one"));
    }
}

//! What the sheets use each colour for, and how well it has to be told from its ground because of that: WCAG 2.2,
//! 1.4.3 (4.5), 1.4.6 (7) and 1.4.11 (3).

use super::colours::Pairs;
use super::references;
use super::sheet::Declaration;

/// What words and marks stand on, where nothing else is said.
const GROUNDS: [&str; 3] = ["--paper", "--sheet", "--glow"];

/// The ground of a drawing: the seeds of the cover.
const SHELL: &str = "--shell";

/// What stands on a ground of its own: the strokes of a brush on a seed.
const OWN_GROUNDS: [(&str, &str); 2] = [("--shell-mark", SHELL), ("--shell-red-mark", "--red")];

/// Lies between things that the room between them tells apart as well.
const HAIRLINE: &str = "--line";

/// What words are read in, and what says something without words.
const BODY: f64 = 7.0;
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

/// Properties that draw marks, or begin the names of those that do.
const MARKS: [&str; 8] = [
    "accent-color",
    "background",
    "border",
    "box-shadow",
    "outline",
    "stop-color",
    "stroke",
    "text-decoration-color",
];

/// The pairs that the rules of a sheet ask for. A token is a colour where `is_colour` says so.
pub(super) fn pairs(sheet: &[Declaration], is_colour: &dyn Fn(&str) -> bool) -> Pairs {
    let mut pairs = Pairs::new();
    let mut need = |mark: &str, ground: &str, least: f64| {
        let pair = pairs.entry((mark.to_owned(), ground.to_owned()));
        let least_so_far = pair.or_insert(least);
        *least_so_far = least.max(*least_so_far);
    };
    for rule in sheet.chunk_by(|one, next| one.within == next.within) {
        let rule = Rule { rule, is_colour };
        for text in rule.colours(|property| property == "color") {
            let least = if rule.is_of_the_body() { BODY } else { TEXT };
            let under = rule.ground();
            under.iter().for_each(|ground| need(text, ground, least));
        }
        for mark in rule.marks() {
            match OWN_GROUNDS.iter().find(|(own, _)| *own == mark) {
                Some((_, ground)) => need(mark, ground, MARK),
                None => GROUNDS.iter().for_each(|ground| need(mark, ground, MARK)),
            }
        }
    }
    pairs
}

/// The declarations of one rule.
struct Rule<'s> {
    rule: &'s [Declaration],
    is_colour: &'s dyn Fn(&str) -> bool,
}

impl<'s> Rule<'s> {
    /// The colours of the properties that are meant.
    fn colours(&self, is_meant: impl Fn(&str) -> bool) -> Vec<&'s str> {
        let meant = self.rule.iter().filter(|each| is_meant(&each.property));
        let names = meant.flat_map(|each| references(&each.value));
        names.filter(|name| (self.is_colour)(name)).collect()
    }

    fn is_of_the_body(&self) -> bool {
        self.rule[0]
            .within
            .iter()
            .any(|selector| selector == "body")
    }

    /// What the rule's own words stand on: a background of its own, or whatever the page has.
    fn ground(&self) -> Vec<&'s str> {
        let own = self.colours(|property| property.starts_with("background"));
        match own.is_empty() || own.iter().any(|own| GROUNDS.contains(own)) {
            true => GROUNDS.to_vec(),
            false => own,
        }
    }

    /// What it draws. A background under words of the rule's own is their ground; a hairline says nothing by itself, but
    /// where it fills a drawing, an outline has to.
    fn marks(&self) -> Vec<&'s str> {
        let has_words = !self.colours(|property| property == "color").is_empty();
        let is_drawn = |property: &str| {
            let is_ground = has_words && property.starts_with("background");
            !is_ground && MARKS.iter().any(|mark| property.starts_with(mark))
        };
        let is_ground = |name: &str| name == SHELL || GROUNDS.contains(&name);
        let is_mark = |name: &&str| *name != HAIRLINE && !is_ground(name);
        let drawn: Vec<_> = self.colours(is_drawn).into_iter().filter(is_mark).collect();
        let filled = self.colours(|property| property == "fill").into_iter();
        let filled = filled.filter(|name| !is_ground(name));
        let alone = filled.filter(|name| *name != HAIRLINE || drawn.is_empty());
        alone.chain(drawn.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::declarations;
    use super::*;

    #[test]
    fn what_a_colour_is_used_for_says_what_it_needs() {
        let check = |css: &str, expected: &[(&str, &str, f64)]| {
            let found = pairs(&declarations(css), &|name| name != "--ring");
            let found: Vec<_> = found
                .iter()
                .map(|((mark, ground), least)| (mark.as_str(), ground.as_str(), *least))
                .collect();
            assert_eq!(found, expected, "{css}");
        };
        let on_all =
            |mark, least| ["--glow", "--paper", "--sheet"].map(|ground| (mark, ground, least));
        check("a { color: var(--soft) }", &on_all("--soft", 4.5));
        check(
            "body { color: var(--ink); background: var(--paper) } b { color: var(--ink) }",
            &on_all("--ink", 7.0),
        );
        check(
            "a { color: var(--paper); background: var(--ink) }",
            &[("--paper", "--ink", 4.5)],
        );
        check(
            "a { outline: var(--ring) solid var(--red) }",
            &on_all("--red", 3.0),
        );
        check("a { background: var(--edge) }", &on_all("--edge", 3.0));
        check(
            "a { border: 1px solid var(--line); background: var(--sheet) }",
            &[],
        );
        check("a { fill: var(--line) }", &on_all("--line", 3.0));
        check(
            "a { fill: var(--line); stroke: var(--edge) }",
            &on_all("--edge", 3.0),
        );
        check(
            "a { fill: var(--shell); stroke: var(--shell-mark) }",
            &[("--shell-mark", "--shell", 3.0)],
        );
    }
}

//! Problems on the terminal, for people and for programs.

use std::collections::BTreeMap;
use std::io::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anyhow::Result;
use clap::ValueEnum;
use companion_compiler::{Problem, Severity, Span, decode};

use crate::film::FilmFile;

/// How problems are written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people: the line as it is written, a mark under what is wrong, and what to write instead
    #[default]
    Human,
    /// For programs: one JSON object a line
    Json,
    /// For GitHub's checks: workflow commands
    Github,
}

/// How many warnings of one kind people are shown whole. A film to which a language is added has hundreds of the same.
const WHOLE: usize = 10;

/// How many of the others are told by their lines.
const LINES: usize = 20;

/// Writes every problem; for people those that are told again and again in short, and a last line that counts them all.
pub(crate) fn write(
    file: &FilmFile,
    problems: &[Problem],
    format: Format,
    out: &mut impl Write,
) -> Result<()> {
    let path = file.path.display().to_string();
    match format {
        Format::Human => human(&path, &decode(&file.bytes), problems, out)?,
        Format::Json => {
            for problem in problems {
                writeln!(out, "{}", json(&path, problem))?;
            }
        }
        Format::Github => {
            for problem in problems {
                writeln!(out, "{}", github(&path, problem))?;
            }
        }
    }
    Ok(out.flush()?)
}

fn human(path: &str, text: &str, problems: &[Problem], out: &mut impl Write) -> Result<()> {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
    let Told { whole, in_short } = Told::of(problems);
    let whole = whole.into_iter().map(|each| at_length(path, text, each));
    let in_short = in_short.iter().map(|(code, lines)| briefly(code, lines));
    for report in whole.chain(in_short) {
        writeln!(out, "{}\n", renderer.render(&[report]))?;
    }
    if problems.is_empty() {
        writeln!(out, "{path}: nothing to mend")?;
        return Ok(());
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .count();
    writeln!(
        out,
        "{path}: {}, {}; `companion explain CODE` says more.",
        count(errors, "error"),
        count(problems.len() - errors, "warning")
    )?;
    Ok(())
}

/// What people are told of some problems.
struct Told<'p> {
    /// The problems that are told whole: all errors, and of each kind of warning the first.
    whole: Vec<&'p Problem>,
    /// The lines of the other warnings, by their code.
    in_short: BTreeMap<&'p str, Vec<usize>>,
}

impl<'p> Told<'p> {
    fn of(problems: &'p [Problem]) -> Self {
        let mut whole = Vec::new();
        let mut warnings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for problem in problems {
            if problem.severity() == Severity::Warning {
                let lines = warnings.entry(problem.code.as_str()).or_default();
                lines.push(problem.place.line);
                if lines.len() > WHOLE {
                    continue;
                }
            }
            whole.push(problem);
        }
        let others = |(code, mut lines): (_, Vec<usize>)| {
            lines.drain(..WHOLE.min(lines.len()));
            (!lines.is_empty()).then_some((code, lines))
        };
        let in_short = warnings.into_iter().filter_map(others).collect();
        Self { whole, in_short }
    }
}

/// What is wrong, the line as it is written with a mark under it, and the remedy.
fn at_length<'p>(path: &'p str, text: &'p str, problem: &'p Problem) -> Group<'p> {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(problem.message.as_str())
        .id(problem.code.as_str());
    let (first, lines) = lines_around(text, problem);
    let start = problem.span.start - first;
    let end = (problem.span.end - first).min(lines.len());
    let snippet = Snippet::source(lines)
        .line_start(problem.place.line)
        .path(path)
        .annotation(AnnotationKind::Primary.span(start..end.max(start)));
    let mut report = Group::with_title(title).element(snippet);
    if !problem.place.pointer.is_empty() {
        report = report.element(Level::NOTE.message(format!("at {}", problem.place.pointer)));
    }
    report.element(Level::HELP.message(&problem.help))
}

/// “635 more of these, in lines 45, 67 …”
fn briefly<'p>(code: &'p str, lines: &[usize]) -> Group<'p> {
    let shown: Vec<String> = lines.iter().take(LINES).map(usize::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let rest = if lines.len() > LINES { " …" } else { "" };
    let (count, shown) = (lines.len(), shown.join(", "));
    let title = format!("{count} more of these, in {word} {shown}{rest}");
    let help = "`companion check --format json` has each of them, a line each";
    Group::with_title(Level::WARNING.primary_title(title).id(code))
        .element(Level::HELP.message(help))
}

/// The lines that a problem touches and the offset at which they begin.
fn lines_around<'t>(text: &'t str, problem: &Problem) -> (usize, &'t str) {
    let Span { start, end } = problem.span;
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    // One line shows the place; a text or object that runs on for pages would hide it.
    let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
    (first, &text[first..last.max(end.min(last))])
}

fn json(path: &str, problem: &Problem) -> serde_json::Value {
    serde_json::json!({
        "code": problem.code.as_str(),
        "severity": problem.severity().to_string(),
        "file": path,
        "line": problem.place.line,
        "column": problem.place.column,
        "pointer": problem.place.pointer,
        "message": problem.message,
        "help": problem.help,
    })
}

/// A workflow command (GitHub Actions, “workflow commands for toolkit”): data and properties are escaped.
fn github(path: &str, problem: &Problem) -> String {
    let data = |text: &str| {
        text.replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    format!(
        "::{} file={},line={},col={},title={}::{}",
        problem.severity(),
        property(path),
        problem.place.line,
        problem.place.column,
        property(problem.code.as_str()),
        data(&format!("{} {}", problem.message, problem.help)),
    )
}

fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

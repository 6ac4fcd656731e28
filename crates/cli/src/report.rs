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
    let (whole, alike) = sorted_out(problems);
    for problem in whole {
        let (first, lines) = lines_around(text, problem);
        let start = problem.span.start - first;
        let end = (problem.span.end - first).min(lines.len());
        let snippet = Snippet::source(lines)
            .line_start(problem.place.line)
            .path(path)
            .annotation(AnnotationKind::Primary.span(start..end.max(start)));
        let mut report = title(problem).element(snippet);
        if !problem.place.pointer.is_empty() {
            report = report.element(Level::NOTE.message(format!("at {}", problem.place.pointer)));
        }
        report = report.element(Level::HELP.message(&problem.help));
        writeln!(out, "{}\n", renderer.render(&[report]))?;
    }
    for (code, places) in alike {
        let title = Level::WARNING.primary_title(in_short(&places)).id(code);
        let help = "`companion check --format json` has each of them, a line each";
        let report = Group::with_title(title).element(Level::HELP.message(help));
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

/// The problems that are shown whole, and the lines of the warnings of which there are many, by what they are called.
fn sorted_out(problems: &[Problem]) -> (Vec<&Problem>, BTreeMap<&str, Vec<usize>>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut whole = Vec::new();
    for problem in problems {
        let code = problem.code.as_str();
        let count = seen.entry(code).or_default();
        *count += 1;
        match problem.severity() {
            Severity::Warning if *count > WHOLE => {
                alike.entry(code).or_default().push(problem.place.line);
            }
            _ => whole.push(problem),
        }
    }
    (whole, alike)
}

/// “635 more of these, in lines 45, 67 …”
fn in_short(lines: &[usize]) -> String {
    let shown: Vec<String> = lines.iter().take(LINES).map(usize::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let rest = if lines.len() > LINES { " …" } else { "" };
    let (count, shown) = (lines.len(), shown.join(", "));
    format!("{count} more of these, in {word} {shown}{rest}")
}

fn title(problem: &Problem) -> Group<'_> {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    Group::with_title(
        level
            .primary_title(problem.message.as_str())
            .id(problem.code.as_str()),
    )
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

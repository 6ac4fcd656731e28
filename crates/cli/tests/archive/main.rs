//! The release archive, as somebody without Rust unpacks and uses it: an empty environment, an empty folder, and no
//! network where the system can take it away.
//!
//! `cargo xtask test --only dist` makes the archive and runs this.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use tar::Archive;

/// Names the archive.
const ARCHIVE: &str = "COMPANION_ARCHIVE";

/// The archive, unpacked into a folder of this run.
static UNPACKED: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = env::var_os(ARCHIVE).unwrap();
    let folder = empty_folder("unpacked");
    archive(Path::new(&path)).unpack(&folder).unwrap();
    let mut entries = fs::read_dir(folder).unwrap();
    let only = entries.next().unwrap().unwrap().path();
    assert!(entries.next().is_none(), "one folder, not loose files");
    only
});

fn archive(path: &Path) -> Archive<GzDecoder<File>> {
    Archive::new(GzDecoder::new(File::open(path).unwrap()))
}

fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("archive")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The program, started in a folder without anything that this machine knows: no PATH, no HOME.
fn companion(folder: &Path, arguments: &[&str]) -> Command {
    let program = UNPACKED.join("companion");
    let mut command = match without_network() {
        Some(mut unshare) => {
            unshare.arg(program);
            unshare
        }
        None => Command::new(program),
    };
    command.env_clear().args(arguments).current_dir(folder);
    command
}

/// What runs a program in a network that has nothing, not even itself; nothing where that is not allowed.
fn without_network() -> Option<Command> {
    let unshare = || {
        let mut command = Command::new("/usr/bin/unshare");
        command.args(["--user", "--map-root-user", "--net", "--"]);
        command
    };
    let can = unshare().arg("/bin/true").output();
    can.is_ok_and(|output| output.status.success())
        .then(unshare)
}

fn succeed(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    output
}

#[test]
#[ignore = "needs a release archive: cargo xtask test --only dist"]
fn a_film_is_written_checked_and_built_with_nothing_but_the_archive() {
    let folder = empty_folder("editor");
    succeed(&mut companion(&folder, &["new", "my-film"]));
    let checked = succeed(&mut companion(&folder, &["check", "my-film"]));
    assert!(String::from_utf8_lossy(&checked.stdout).contains("nothing to mend"));
    succeed(&mut companion(
        &folder,
        &["build", "my-film", "--out", "site"],
    ));

    let site = folder.join("site");
    let page = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(page.contains("<h1"), "{page}");
    // Everything that the page asks its own site for is there, compressed too.
    for name in ["data-glue", "data-wasm"] {
        let start = format!("{name}=\"");
        let (_, rest) = page.split_once(&start).unwrap();
        let (path, _) = rest.split_once('"').unwrap();
        for ending in ["", ".br", ".gz"] {
            assert!(
                site.join(format!("{path}{ending}")).is_file(),
                "{path}{ending}"
            );
        }
    }
}

#[test]
#[ignore = "needs a release archive: cargo xtask test --only dist"]
fn a_film_is_previewed_with_nothing_but_the_archive() {
    let folder = empty_folder("previewer");
    succeed(&mut companion(&folder, &["new", "my-film"]));
    // The page has to be asked for, so this machine's own network stays.
    let mut preview = Command::new(UNPACKED.join("companion"))
        .env_clear()
        .args(["preview", "my-film"])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(preview.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    let (_, address) = line.split_once("http://").unwrap();
    let (host, _) = address.split_once('/').unwrap();
    assert!(host.starts_with("127.0.0.1:"), "{line}");

    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("<h1"), "{page}");

    let ends = Command::new("/bin/kill")
        .args(["-s", "INT", &preview.id().to_string()])
        .status();
    assert!(ends.unwrap().success());
    preview.wait().unwrap();
    assert!(TcpStream::connect(host).is_err(), "it has stopped");
}

#[test]
#[ignore = "needs a release archive: cargo xtask test --only dist"]
fn the_archive_has_a_guide_and_every_licence_and_says_nothing_of_its_maker() {
    let path = PathBuf::from(env::var_os(ARCHIVE).unwrap());
    let mut names = Vec::new();
    for entry in archive(&path).entries().unwrap() {
        let entry = entry.unwrap();
        let header = entry.header();
        let owner = (header.uid().unwrap(), header.gid().unwrap());
        assert_eq!((owner, header.mtime().unwrap()), ((0, 0), 946_684_800));
        let path = entry.path().unwrap().into_owned();
        names.push(
            path.iter()
                .skip(1)
                .collect::<PathBuf>()
                .display()
                .to_string(),
        );
    }
    assert!(names.is_sorted(), "{names:?}");
    for name in [
        "companion",
        "README.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "LICENSES-OF-OTHERS.txt",
        "assets/fonts/OFL.txt",
        "docs/authoring.md",
    ] {
        assert!(names.iter().any(|found| found == name), "{name}: {names:?}");
    }
    let mode = fs::metadata(UNPACKED.join("companion"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o755);
    let program = fs::read(UNPACKED.join("companion")).unwrap();
    let root = env!("CARGO_MANIFEST_DIR").trim_end_matches("/crates/cli");
    let is_there = program
        .windows(root.len())
        .any(|part| part == root.as_bytes());
    assert!(!is_there, "the program says that it was made in {root}");
}

#[test]
#[ignore = "needs a release archive: cargo xtask test --only dist"]
#[cfg(target_os = "linux")]
fn the_program_needs_no_library_of_the_system() {
    // An ELF file that wants a dynamic linker names it in an INTERP segment (type 3).
    let program = fs::read(UNPACKED.join("companion")).unwrap();
    let number = |at: usize, size: usize| {
        let bytes = program[at..at + size].iter().rev();
        bytes.fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    assert_eq!(
        program[..6],
        *b"\x7fELF\x02\x01",
        "64 bits, little end first"
    );
    let (table, size, count) = (number(32, 8), number(54, 2), number(56, 2));
    let kinds = (0..count).map(|index| number(table + index * size, 4));
    assert!(kinds.into_iter().all(|kind| kind != 3));
}

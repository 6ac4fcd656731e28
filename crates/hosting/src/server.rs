//! The servers that docs/hosting has a configuration for.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::process::{self, Process};
use crate::program;

/// A server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// nginx, with docs/hosting/nginx.conf.
    Nginx,
    /// Caddy, with docs/hosting/Caddyfile.
    Caddy,
}

impl Kind {
    /// Every server.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// Its program.
    #[must_use]
    pub fn program(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }

    /// Debian's packages that it needs.
    #[must_use]
    pub fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Nginx => &["nginx", "libnginx-mod-http-brotli-static"],
            Self::Caddy => &["caddy"],
        }
    }

    /// Whether it is on this machine, with what the configuration needs of it.
    #[must_use]
    pub fn is_there(self) -> bool {
        let has_modules = || match self {
            Self::Nginx => Path::new(BROTLI_OF_NGINX).exists(),
            Self::Caddy => true,
        };
        program::find(self.program()).is_some() && has_modules()
    }

    fn find(self) -> Result<PathBuf> {
        if let Some(program) = program::find(self.program()).filter(|_| self.is_there()) {
            return Ok(program);
        }
        let packages = self.packages().join(" ");
        bail!(
            "{} is not on this machine, or not all of it. Install it with\n\n    sudo apt-get install -y \
             --no-install-recommends {packages}\n\nand run this command again.",
            self.program()
        )
    }

    /// What docs/hosting has for it, with the lines that are everybody's own put right.
    fn configuration(self, site: &Path, address: SocketAddr) -> Result<String> {
        let site = site.display().to_string();
        let (text, lines) = match self {
            Self::Nginx => (
                include_str!("../../../docs/hosting/nginx.conf"),
                [
                    ("listen 80;", format!("listen {address};")),
                    ("root /var/www/my-film;", format!("root {site};")),
                ],
            ),
            Self::Caddy => (
                include_str!("../../../docs/hosting/Caddyfile"),
                [
                    ("\nexample.org {", format!("\nhttp://{address} {{")),
                    ("root * /var/www/my-film", format!("root * {site}")),
                ],
            ),
        };
        let mut text = text.to_owned();
        for (theirs, ours) in lines {
            if text.matches(theirs).count() != 1 {
                bail!(
                    "“{}” should stand once in the configuration of {}",
                    theirs.trim(),
                    self.program()
                );
            }
            text = text.replace(theirs, &ours);
        }
        Ok(text)
    }

    /// What goes around it where it does not run as the system's own service. `folder` is for everything it writes.
    fn around(self, folder: &Path) -> String {
        let folder = folder.display();
        match self {
            Self::Nginx => {
                let spool = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"]
                    .map(|name| format!("    {name}_temp_path {folder}/{name};\n"))
                    .concat();
                format!(
                    "daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr;\n\
                     include /etc/nginx/modules-enabled/*.conf;\nevents {{}}\nhttp {{\n{spool}    access_log off;\n    \
                     sendfile on;\n    include {folder}/site.conf;\n}}\n"
                )
            }
            Self::Caddy => {
                format!("{{\n\tadmin off\n\tauto_https off\n}}\nimport {folder}/site.conf\n")
            }
        }
    }

    fn command(self, program: &Path, folder: &Path) -> Command {
        let main = folder.join("main.conf");
        let mut command = Command::new(program);
        match self {
            Self::Nginx => command.args(["-e", "stderr", "-c"]).arg(main),
            Self::Caddy => {
                command
                    .args(["run", "--adapter", "caddyfile", "--config"])
                    .arg(main);
                command
                    .env("XDG_DATA_HOME", folder)
                    .env("XDG_CONFIG_HOME", folder)
            }
        };
        command
    }
}

/// Where Debian's module for brotli is.
const BROTLI_OF_NGINX: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A server at work, on a port of its own; it ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    _process: Process,
    _folder: TempDir,
    address: SocketAddr,
}

impl Server {
    /// Serves a copy of a built site. Started by root, the server runs as `nobody`.
    ///
    /// # Errors
    /// The server is not on this machine, or does not accept its configuration.
    pub fn start(kind: Kind, site: &Path) -> Result<Self> {
        Self::start_below(kind, site, "")
    }

    /// Like [`Server::start`], with the site in a folder of its host: nothing, or `films/my-film`.
    ///
    /// # Errors
    /// The server is not on this machine, or does not accept its configuration.
    pub fn start_below(kind: Kind, site: &Path, place: &str) -> Result<Self> {
        let program = kind.find()?;
        let temporary = tempfile::Builder::new()
            .prefix("companion-hosting-")
            .tempdir()?;
        let folder = temporary.path().canonicalize()?;
        let root = folder.join("root");
        copy_folder(site, &root.join(place))
            .with_context(|| format!("cannot copy {}", site.display()))?;
        let address = SocketAddr::from(([127, 0, 0, 1], process::free_port()?));
        fs::write(
            folder.join("site.conf"),
            kind.configuration(&root, address)?,
        )?;
        fs::write(folder.join("main.conf"), kind.around(&folder))?;

        let mut command = kind.command(&program, &folder);
        process::renounce_root(&mut command, &folder)?;
        let process = Process::start(&mut command, address.port(), &folder.join("log"))?;
        Ok(Self {
            _process: process,
            _folder: temporary,
            address,
        })
    }

    /// The address of a page or file of the site; `path` begins with `/`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

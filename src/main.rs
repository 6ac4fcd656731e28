//! The browser's way in: shows the page in the shell's `#app` element.

fn main() {
    companion::app::mount("app");
}

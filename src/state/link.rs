//! Which addresses may become links.

/// Whether `href` may stand in a link: an absolute `http:`, `https:` or `mailto:` address, a fragment, or the way to
/// another page of this site, which begins with `./` or `../`.
///
/// The compiler lets nothing else through. The page asks again, because the file it reads may come from
/// somewhere else, and a `javascript:` link would run with the rights of the page.
pub fn is_safe(href: &str) -> bool {
    if ["#", "./", "../"].iter().any(|way| href.starts_with(way)) {
        return true;
    }
    let Some((scheme, _)) = href.split_once(':') else {
        return false;
    };
    ["http", "https", "mailto"]
        .iter()
        .any(|safe| scheme.eq_ignore_ascii_case(safe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_mail_and_this_page_are_safe() {
        let check = |href, expected| assert_eq!(is_safe(href), expected, "{href:?}");
        check("https://example.org/a?b#c", true);
        check("HTTP://example.org/", true);
        check("mailto:editor@example.org", true);
        check("#e-chengdu-2009", true);
        check("#", true);
        check("./c/childhood/#e-birth", true);
        check("../../#q-1", true);
        check("", false);
        check("javascript:alert(1)", false);
        check("JavaScript:alert(1)", false);
        check(" javascript:alert(1)", false);
        check("java\nscript:alert(1)", false);
        check(" https://example.org/", false);
        check("data:text/html,<script>alert(1)</script>", false);
        check("vbscript:msgbox(1)", false);
        check("file:///etc/passwd", false);
        check("//example.org/", false);
        check("/path", false);
        check("page.html", false);
        check(".javascript:alert(1)", false);
    }
}

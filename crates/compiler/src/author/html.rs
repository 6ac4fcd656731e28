//! The HTML that people write out of habit, as the format's own Markdown.

/// A text with its HTML turned into Markdown, if it holds nothing that has no counterpart.
pub(crate) fn as_markdown(text: &str) -> Option<String> {
    let mut markdown = String::with_capacity(text.len());
    let mut links = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        markdown.push_str(&rest[..at]);
        let (tag, after) = rest[at..].split_once('>')?;
        match replacement(tag, &mut links)? {
            Mark::Text(mark) => markdown.push_str(mark),
            Mark::LinkEnd(address) => {
                markdown.push_str("](");
                markdown.push_str(&address);
                markdown.push(')');
            }
        }
        rest = after;
    }
    markdown.push_str(rest);
    links.is_empty().then(|| markdown.trim().to_owned())
}

/// What stands for a tag.
enum Mark {
    Text(&'static str),
    LinkEnd(String),
}

/// The mark for a tag without its last bracket; `links` holds the addresses of links that are open.
fn replacement(tag: &str, links: &mut Vec<String>) -> Option<Mark> {
    let small = tag.trim_end_matches('/').to_ascii_lowercase();
    let (name, attributes) = match small.split_once(char::is_whitespace) {
        Some((name, attributes)) => (name, attributes.trim()),
        None => (small.as_str(), ""),
    };
    let mark = match name {
        "<b" | "</b" | "<strong" | "</strong" => "**",
        "<i" | "</i" | "<em" | "</em" | "<cite" | "</cite" => "*",
        "<br" => "\n",
        "</p" => "\n\n",
        "<p" | "<span" | "</span" | "<u" | "</u" => "",
        "<a" => {
            // The address keeps its capitals.
            let start = tag.len() - tag.trim_end_matches('/').len();
            let original = &tag[..tag.len() - start];
            let value = original.get(small.len() - attributes.len()..)?;
            links.push(address(value)?);
            "["
        }
        "</a" => return links.pop().map(Mark::LinkEnd),
        _ => return None,
    };
    Some(Mark::Text(mark))
}

/// The address in `href="…"`.
fn address(attributes: &str) -> Option<String> {
    let (_, value) = attributes.split_once("href=")?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (address, _) = value[1..].split_once(quote)?;
    Some(address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_counterpart_is_turned_into_it() {
        for (html, markdown) in [
            ("a <b>bold</b> word", Some("a **bold** word")),
            ("<I>Title</I>, <cite>other</cite>", Some("*Title*, *other*")),
            (
                "one<br>two<br/>three<BR />four",
                Some("one\ntwo\nthree\nfour"),
            ),
            ("<p>one</p><p>two</p>", Some("one\n\ntwo")),
            (
                "see <a class=\"x\" href=\"https://Example.org/A\">this</a>",
                Some("see [this](https://Example.org/A)"),
            ),
            ("<span style='x'>plain</span>", Some("plain")),
            ("<script>x</script>", None),
            ("<a name=\"x\">this</a>", None),
            ("<a href=\"https://example.org\">open", None),
            ("5 < 6", None),
        ] {
            assert_eq!(as_markdown(html).as_deref(), markdown, "{html}");
        }
    }
}

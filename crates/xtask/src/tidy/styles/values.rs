//! The values outside the tokens: words of CSS, shares of the room, and nothing that could be another.

use super::TOKENS;
use super::sheet::Declaration;

/// Properties whose numbers are sizes and strengths as much as lengths are.
const COUNTS: [&str; 11] = [
    "font",
    "font-weight",
    "line-height",
    "opacity",
    "r",
    "scale",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-width",
    "transform",
    "z-index",
];

/// Functions that make a colour of numbers.
const MIXED: [&str; 12] = [
    "color",
    "color-mix",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "light-dark",
    "oklab",
    "oklch",
    "rgb",
    "rgba",
];

/// All colours that CSS has a name for; those of the system change with it, and are no values of ours.
const NAMED: &str = "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown \
    burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod \
    darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen \
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue \
    firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew \
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan \
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray \
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid \
    mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream \
    mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen \
    paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue \
    saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen \
    steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen";

/// What is wrong with a declaration outside the tokens.
pub(super) fn fault(each: &Declaration) -> Option<String> {
    let (property, bare) = (
        each.property.as_str(),
        without_references(&each.value).replace("!important", ""),
    );
    if is_physical(property)
        || (property == "text-align" && ["left", "right"].contains(&bare.trim()))
    {
        return Some(format!(
            "{property} is tied to one direction of writing; use the logical property"
        ));
    }
    if property == "text-decoration" && each.value.split_whitespace().nth(1).is_some() {
        return Some(
            "older Safari knows text-decoration as a line alone; its colour, style and thickness have properties of their own"
                .to_owned(),
        );
    }
    let is_text = ["font", "font-size", "font-family"].contains(&property);
    // “medium” is the size that a reader has chosen, and “sans-serif” their face.
    if is_text
        && !["inherit", "sans-serif", "medium", ""].contains(&bare.trim())
        && !each.value.contains("var(--")
    {
        return Some(format!("{property} takes its size and face from {TOKENS}"));
    }
    // A factor of what a token says is none.
    let counts = COUNTS.contains(&property) && !bare.contains("calc(");
    let is_mixed = |word: &str| MIXED.contains(&word) && bare.contains(&format!("{word}("));
    let odd = bare
        .split(|character: char| character.is_whitespace() || "(),/".contains(character))
        .find(|word| {
            is_colour(word) || is_mixed(word) || is_measure(word) || (counts && is_count(word))
        });
    odd.map(|word| format!("{word} is a value of its own; make it a token in {TOKENS}"))
}

fn is_physical(property: &str) -> bool {
    let sides = ["left", "right", "top", "bottom"];
    let sizes = ["width", "height"];
    let (first, last) = property.split_once('-').unwrap_or((property, property));
    sides.contains(&property)
        || sizes.contains(&property)
        || (["min", "max"].contains(&first) && sizes.contains(&last))
        || (["margin", "padding", "border"].contains(&first)
            && sides.iter().any(|side| last.starts_with(side)))
}

fn is_colour(word: &str) -> bool {
    let is_hex = word.starts_with('#') && word[1..].chars().all(|digit| digit.is_ascii_hexdigit());
    let word = word.to_ascii_lowercase();
    is_hex || NAMED.split_whitespace().any(|name| name == word)
}

/// Whether a word is a length or a duration that could be another. A hairline, the size of the letters around, and shares
/// of the room are as they are.
fn is_measure(word: &str) -> bool {
    let (number, unit) = number_and_unit(word);
    let is_share = ["", "%", "fr", "deg"].contains(&unit);
    number.is_some()
        && !is_share
        && !["1px", "1em", "1rem", "100svh"].contains(&word.trim_start_matches('-'))
}

/// Whether a word is a number other than nothing, the whole, and the other way round.
fn is_count(word: &str) -> bool {
    let (number, unit) = number_and_unit(word);
    unit.is_empty() && number.is_some_and(|number| ![0.0, 1.0].contains(&number.abs()))
}

fn number_and_unit(word: &str) -> (Option<f64>, &str) {
    let number = word
        .trim_end_matches(|character: char| character.is_ascii_alphabetic() || character == '%');
    (number.parse().ok(), &word[number.len()..])
}

/// A value without its references, strings and addresses.
fn without_references(value: &str) -> String {
    let mut text = value.to_owned();
    for (open, close) in [("\"", "\""), ("var(", ")"), ("url(", ")")] {
        while let Some(start) = text.find(open) {
            let rest = start + open.len();
            let end = text[rest..]
                .find(close)
                .map_or(text.len(), |end| rest + end + close.len());
            text.replace_range(start..end, " ");
        }
    }
    text
}

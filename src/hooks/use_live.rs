//! Whether anybody is there to answer.

use yew::prelude::*;

/// Whether the component has come to life: never on the host, and in the browser from its first effect on.
#[hook]
pub fn use_live() -> bool {
    let live = use_state(|| false);
    let setter = live.setter();
    use_effect_with((), move |()| setter.set(true));
    *live
}

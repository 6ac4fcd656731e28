//! The numbers of a figure as a table, with what each stands on.

use companion_model::{Datum, Figure, Words};
use yew::prelude::*;

use super::doubts;
use crate::components::cites::cites;
use crate::components::prose::prose;
use crate::components::when::when;

/// The table, folded under its name.
pub(super) fn table(figure: &Figure, words: &Words) -> Html {
    html! {
        <details class="figure__numbers">
            <summary>{ &words.figure_table }</summary>
            <table>
                <caption>{ prose(&figure.unit) }</caption>
                <tbody>{ for figure.data.iter().map(|datum| row(datum, words)) }</tbody>
            </table>
            <p class="figure__file">
                <a href={figure.file.clone()} download="">{ &words.figure_file }</a>
            </p>
        </details>
    }
}

fn row(datum: &Datum, words: &Words) -> Html {
    html! {
        <tr>
            <th scope="row">{ prose(&datum.label) }</th>
            <td class="figure__number">{ &datum.text }</td>
            <td>
                { for doubts(datum, words).enumerate().map(|(index, said)| html! {
                    <>
                        if index > 0 { { &words.comma } }
                        { said.to_owned() }
                    </>
                }) }
                if let Some(as_of) = &datum.as_of {
                    if datum.disputed || datum.projected {
                        { &words.comma }
                    }
                    { &words.as_of }
                    { when(as_of) }
                }
                { cites(&datum.cites, words) }
                if let Some(note) = &datum.note {
                    <span class="figure__note">{ prose(note) }</span>
                }
            </td>
        </tr>
    }
}

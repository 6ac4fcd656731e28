//! Pictures, recordings, and players of other sites that load only when the reader asks for them.

use companion_model::{Image, Media, Player, Prose, Recording, Words};
use yew::prelude::*;

use super::prose::{link_to, paragraphs, prose};
use crate::hooks::use_live;
use crate::state::link;

/// Everything there is to see and to hear.
pub(super) fn media(media: &[Media], words: &Words) -> Html {
    media
        .iter()
        .map(|medium| match medium {
            Media::Image(image) => picture(image),
            Media::Audio(recording) => {
                let player = html! {
                    <audio controls=true preload="none" src={recording.src.clone()}>
                        { captions(recording) }
                    </audio>
                };
                recorded(recording, player, words)
            }
            Media::Video(recording) => recorded(recording, video(recording), words),
            Media::Player(player) => foreign_player(player),
        })
        .collect()
}

/// A picture that takes its room before it arrives, and is asked for when the reader comes near it.
fn picture(image: &Image) -> Html {
    sized(image, Some("lazy"))
}

/// A picture at the head of the page, which is asked for before all others.
pub(super) fn first_picture(image: &Image) -> Html {
    sized(image, None)
}

fn sized(image: &Image, loading: Option<&'static str>) -> Html {
    html! {
        <figure class="medium">
            <img
                src={image.src.clone()}
                width={image.width.to_string()}
                height={image.height.to_string()}
                alt={image.alt.as_ref().map(Prose::to_text).unwrap_or_default()}
                {loading}
                fetchpriority={loading.is_none().then_some("high")}
                decoding="async"
            />
            { caption(image.caption.as_ref(), image.credit.as_ref()) }
        </figure>
    }
}

/// A video that takes its room before anything of it arrives: one that does not tell its size, that of most.
fn video(recording: &Recording) -> Html {
    let (width, height) = recording.size.unzip();
    html! {
        <video
            class={classes!(recording.size.is_none().then_some("medium__unsized"))}
            width={width.map(|width| width.to_string())}
            height={height.map(|height| height.to_string())}
            controls=true
            preload="none"
            playsinline=true
            src={recording.src.clone()}
        >
            { captions(recording) }
        </video>
    }
}

fn recorded(recording: &Recording, player: Html, words: &Words) -> Html {
    html! {
        <figure class="medium">
            <p class="medium__title">{ prose(&recording.title) }</p>
            { player }
            { caption(recording.caption.as_ref(), recording.credit.as_ref()) }
            if !recording.transcript.is_empty() {
                <details class="medium__transcript">
                    <summary>{ &words.transcript }</summary>
                    { paragraphs(&recording.transcript, html! {}) }
                </details>
            }
        </figure>
    }
}

fn captions(recording: &Recording) -> Html {
    let tracks = recording.captions.iter();
    tracks
        .map(|captions| {
            html! {
                <track
                    key={captions.lang.clone()}
                    kind="captions"
                    srclang={captions.lang.clone()}
                    label={captions.label.clone()}
                    src={captions.src.clone()}
                />
            }
        })
        .collect()
}

fn caption(caption: Option<&Prose>, credit: Option<&Prose>) -> Html {
    if caption.is_none() && credit.is_none() {
        return html! {};
    }
    html! {
        <figcaption class="medium__caption">
            if let Some(caption) = caption {
                { prose(caption) }
                { " " }
            }
            if let Some(credit) = credit {
                <small>{ prose(credit) }</small>
            }
        </figcaption>
    }
}

/// A player of another site: a link to it, and a place where it can be had once a script is there.
pub(super) fn foreign_player(player: &Player) -> Html {
    let embed = player.embed.as_deref().filter(|embed| link::is_safe(embed));
    let title = player.title.to_text();
    html! {
        <figure class="medium">
            <p class="medium__title">{ prose(&player.title) }</p>
            if let Some(embed) = embed {
                <div
                    class="medium__stage"
                    data-island="player"
                    data-embed={embed.to_owned()}
                    data-title={title.clone()}
                    data-load={player.load.clone()}
                >
                    <ForeignPlayer embed={embed.to_owned()} {title} load={player.load.clone()} />
                </div>
            }
            <p class="medium__visit">{ link_to(&player.url, html! { &player.visit }) }</p>
            { caption(player.caption.as_ref(), player.credit.as_ref()) }
        </figure>
    }
}

/// What a player of another site needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ForeignPlayerProps {
    /// The address of the player.
    pub embed: AttrValue,
    /// Its name.
    pub title: AttrValue,
    /// What the button says that loads it.
    pub load: AttrValue,
}

/// A button in place of the player: until it is pressed, nothing is asked of the other site. Without a script
/// there is no button, for it could do nothing.
#[component]
pub fn ForeignPlayer(props: &ForeignPlayerProps) -> Html {
    let live = use_live();
    let wanted = use_state(|| false);
    let want = {
        let wanted = wanted.clone();
        move |_| wanted.set(true)
    };
    html! {
        <div class="medium__player">
            if *wanted {
                <iframe
                    src={props.embed.clone()}
                    title={props.title.clone()}
                    allow="fullscreen; encrypted-media; picture-in-picture"
                    referrerpolicy="strict-origin-when-cross-origin"
                />
            } else if live {
                <button type="button" class="medium__load" onclick={want}>{ &props.load }</button>
            }
        </div>
    }
}

import { memo, useCallback, useEffect, useState } from "react";
import useEmblaCarousel from "embla-carousel-react";

import { facts } from "../../content/film.mjs";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export function App() {
  const [film, setFilm] = useState(null);
  useEffect(() => {
    fetch("/data.json")
      .then((response) => response.json())
      .then(setFilm);
  }, []);
  if (!film) return <p>Loading…</p>;
  return (
    <main>
      <Card card={film.card} />
      <h2>Quotes</h2>
      <Carousel quotes={film.quotes} />
      <h2>Timeline</h2>
      <Timeline chapters={film.chapters} />
      <Sources sources={film.sources} />
    </main>
  );
}

function Card({ card }) {
  return (
    <section className="card">
      <h1>{card.title}</h1>
      <p>
        <i>{card.tagline}</i>
      </p>
      <p>{card.synopsis}</p>
      <dl>
        {facts(card).map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label} value`}>{value}</dd>])}
      </dl>
    </section>
  );
}

function Cite({ source }) {
  return (
    <sup>
      <a href={`#s${source + 1}`}>{source + 1}</a>
    </sup>
  );
}

function Carousel({ quotes }) {
  const [ref, api] = useEmblaCarousel({ loop: true });
  const [selected, setSelected] = useState(0);
  useEffect(() => {
    if (!api) return undefined;
    const follow = () => setSelected(api.selectedScrollSnap());
    api.on("select", follow);
    return () => api.off("select", follow);
  }, [api]);
  return (
    <section aria-roledescription="carousel" aria-label="Quotes">
      <div className="embla" ref={ref}>
        <div className="embla__container">
          {quotes.map(({ id, text, speaker, occasion, source }) => (
            <figure className="embla__slide" key={id}>
              <blockquote>{text}</blockquote>
              <figcaption>
                {speaker}, {occasion}
                <Cite source={source} />
              </figcaption>
            </figure>
          ))}
        </div>
      </div>
      <button onClick={() => api?.scrollPrev()}>Previous</button>
      <button className="next" onClick={() => api?.scrollNext()}>
        Next
      </button>
      <div className="dots">
        {quotes.map(({ id }, index) => (
          <button
            key={id}
            aria-label={`Quote ${index + 1}`}
            aria-current={index === selected}
            onClick={() => api?.scrollTo(index)}
          />
        ))}
      </div>
    </section>
  );
}

function Timeline({ chapters }) {
  const [open, setOpen] = useState(null);
  const toggle = useCallback((id) => setOpen((current) => (current === id ? null : id)), []);
  return chapters.map(({ id, title, summary, events }) => (
    <section key={id}>
      <h3>{title}</h3>
      <p>{summary}</p>
      <ol className="t">
        {events.map((event) => (
          <Row key={event.id} event={event} isOpen={open === event.id} onToggle={toggle} />
        ))}
      </ol>
    </section>
  ));
}

function Event({ event: { id, date, title, text, source }, isOpen, onToggle }) {
  return (
    <li className="event">
      <button aria-expanded={isOpen} onClick={() => onToggle(id)}>
        <time dateTime={date}>{day.format(new Date(date))}</time>
        {title}
      </button>
      {isOpen && (
        <p>
          {text}
          <Cite source={source} />
        </p>
      )}
    </li>
  );
}

const Row = IS_TUNED ? memo(Event) : Event;

function Sources({ sources }) {
  return (
    <>
      <h2>Sources</h2>
      <ol>
        {sources.map(({ id, title, publisher }) => (
          <li key={id} id={id}>
            <cite>{title}</cite>, {publisher}
          </li>
        ))}
      </ol>
    </>
  );
}

// Text that reads and compresses much as English does: common words among invented ones, as often as Zipf's law says.

const COMMON = (
  "the of and to in a was for on that by with as from at it were his her they had which an this but not or be are " +
  "one first after film before when their into during its who two new years between over under until camera archive " +
  "witness river village city strike engineer council letter winter summer records family"
).split(" ");
const ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s st sl t tr v w".split(" ");
const VOWELS = "a e i o u ea ie ou ai".split(" ");
const CODAS = "n r s t l m nd st ck ng rt ll d p".split(" ");
const VOCABULARY = 9000;
/** Words from here on are rare enough to be family names. */
const RARE = 60;

/** Numbers from 0 to 1, the same for the same seed (mulberry32, by Tommy Ettinger, public domain). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function vocabulary(random) {
  const list = [...COMMON];
  const seen = new Set(list);
  const pick = (parts) => parts[Math.floor(random() * parts.length)];
  while (list.length < VOCABULARY) {
    let word = "";
    for (let syllables = 1 + Math.floor(random() * 3); syllables > 0; syllables -= 1) {
      word += pick(ONSETS) + pick(VOWELS);
    }
    word += pick(CODAS);
    if (!seen.has(word)) {
      seen.add(word);
      list.push(word);
    }
  }
  return list;
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** A source of words for one seed. */
export function words(seed) {
  const random = generator(seed);
  const list = vocabulary(random);
  const word = () => {
    const rank = Math.floor(Math.exp(random() * Math.log(list.length)));
    return list[Math.min(list.length, rank) - 1];
  };
  /** So many words. */
  const phrase = (count) => capital(Array.from({ length: count }, word).join(" "));
  /** Sentences, of so many characters or a few more. */
  const text = (length) => {
    let sentences = "";
    while (sentences.length < length) {
      let sentence = phrase(7 + Math.floor(random() * 12));
      if (random() < 0.4) sentence = sentence.replace(/ (\S+)$/, ", $1");
      sentences += `${sentences && " "}${sentence}.`;
    }
    return sentences;
  };
  const name = () => `${capital(word())} ${capital(list[RARE + Math.floor(random() * (VOCABULARY - RARE))])}`;
  return { random, phrase, text, name };
}

// A clock that a test puts forward: what the page has asked to be called for later is called as soon as it is due by it.
window.clock = (() => {
  const { setTimeout: later, clearTimeout: never, setInterval: always, requestAnimationFrame: draw } = window;
  const due = new Map();
  let now = 0;
  const clock = {
    // How often something was called, how often a frame was asked for, and what is to be called for ever.
    calls: 0,
    frames: 0,
    repeated: [],
    // Lets so many milliseconds pass at once.
    pass(span) {
      const end = now + span;
      for (let calls = 0; calls < 1000; calls += 1) {
        const [first] = [...due].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at);
        if (!first) break;
        const [id, { at, call }] = first;
        now = Math.max(now, at);
        never(id);
        call();
      }
      now = end;
    },
    // Lets an hour pass, minute by minute, and whatever else is due has its turn between them.
    async anHour() {
      Object.assign(clock, { calls: 0, frames: 0 });
      for (let minute = 0; minute < 60; minute += 1) {
        clock.pass(60_000);
        await new Promise((turn) => later(turn));
      }
    },
  };
  window.setTimeout = (act, delay = 0, ...args) => {
    const call = () => {
      due.delete(id);
      clock.calls += 1;
      act(...args);
    };
    const id = later(call, delay);
    due.set(id, { at: now + Number(delay), call });
    return id;
  };
  window.clearTimeout = (id) => {
    due.delete(id);
    never(id);
  };
  window.setInterval = (act, ...args) => {
    clock.repeated.push(String(act));
    return always(act, ...args);
  };
  window.requestAnimationFrame = (act) => {
    clock.frames += 1;
    return draw(act);
  };
  return clock;
})();

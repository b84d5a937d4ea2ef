// Moves and zooms the timeline of a text where scripts run; where they do not, the links above it do the same.
"use strict";
(() => {
  const box = document.getElementById("drawing");
  const settled = 150; // milliseconds without a movement after which the drawing is made anew
  let shown = { ...box.dataset };
  let first = Number(shown.first), last = Number(shown.last);
  if (!(first < last)) return;
  const farthest = 8 * (Number(shown.all) || last - first); // days: from farther off all that is told is a stroke
  const backwards = () => box.querySelector("svg").classList.contains("tl-rtl");
  let wanted = { first, last }, timer = 0, asked = null;

  // A day as people read it; one beyond the years of four digits as it is counted, day 1 being 1 January 1.
  const named = (day) => {
    const date = new Date((day - 719163) * 864e5);
    const year = date.getUTCFullYear();
    return year > 0 && year < 10000 ? date.toISOString().slice(0, 10) : `day${day}`;
  };

  // What is there is stretched at once; the drawing for the new days follows.
  const stretch = () => {
    const scale = (last - first) / (wanted.last - wanted.first);
    const away = (first - wanted.first) / (wanted.last - wanted.first);
    const from = backwards() ? 1 - away - scale : away;
    for (const svg of box.querySelectorAll("svg")) {
      svg.style.transformOrigin = "0 0";
      svg.style.transform = `translateX(${from * 100}%) scaleX(${scale})`;
    }
  };
  const draw = async () => {
    asked?.abort();
    asked = new AbortController();
    const to = { ...wanted };
    try {
      const query = `?from=${named(to.first)}&to=${named(to.last)}`;
      const answer = await fetch(location.pathname + query, { signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      box.replaceChildren(...page.getElementById("drawing").childNodes);
      for (const name of ["steps", "counts"]) {
        document.querySelector("." + name).replaceWith(page.querySelector("." + name));
      }
      ({ first, last } = to);
      history.replaceState(null, "", query);
      box.dataset.drawn = String(Number(box.dataset.drawn || 0) + 1);
      if (wanted.first !== first || wanted.last !== last) move(wanted.first, wanted.last);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  const move = (from, to) => {
    from = Math.round(from);
    to = Math.round(to);
    if (to - from < 4 || (to - from > farthest && to - from > wanted.last - wanted.first)) return;
    wanted = { first: from, last: to };
    requestAnimationFrame(stretch);
    clearTimeout(timer);
    timer = setTimeout(draw, settled);
  };
  const zoom = (factor, at) => {
    const length = wanted.last - wanted.first;
    const still = wanted.first + at * length;
    move(still - at * length * factor, still + (1 - at) * length * factor);
  };
  const pan = (part) => {
    const days = part * (wanted.last - wanted.first) || 0;
    move(wanted.first + days, wanted.last + days);
  };
  const place = (event) => {
    const drawing = box.getBoundingClientRect();
    const at = (event.clientX - drawing.left) / drawing.width;
    return backwards() ? 1 - at : at;
  };

  // The wheel alone scrolls the page, as everywhere; with Ctrl, or pinched, it zooms.
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 150), place(event));
  }, { passive: false });
  let held = null;
  box.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse") held = { at: place(event), ...wanted };
  });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const days = (held.at - place(event)) * (held.last - held.first);
    if (Math.abs(days) >= 1) move(held.first + days, held.last + days);
  });
  addEventListener("pointerup", () => (held = null));
  // The page has nothing else that + and − could mean; the arrows scroll what has the focus.
  addEventListener("keydown", (event) => {
    const side = backwards() ? -1 : 1;
    const zooms = { "+": () => zoom(0.7, 0.5), "=": () => zoom(0.7, 0.5), "-": () => zoom(1.4, 0.5) };
    const pans = { ArrowLeft: () => pan(-0.2 * side), ArrowRight: () => pan(0.2 * side) };
    const doing = { ...zooms, ...(box.contains(event.target) ? pans : {}) }[event.key];
    if (!doing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    doing();
  });
  document.querySelector(".how").hidden = false;
})();

// One key for what a button or field marked data-key does, while the focus is in its card (data-key-card) or region
// (data-keys): a single letter must not act from anywhere on the page, nor while somebody types (WCAG 2.2, 2.1.4).
// Escape leads from a field back to its card.
let leaving = false;

document.addEventListener("keydown", (event) => {
  const target = event.target;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const region = target.closest("[data-keys]");
  if (!region) return;
  const card = target.closest("[data-key-card]");
  if (isTyping(target)) {
    if (event.key === "Escape" && card instanceof HTMLElement) card.focus();
    return;
  }
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    event.preventDefault();
    move(region, card, key === "j" ? 1 : -1);
    return;
  }
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const act = card?.querySelector(wanted) ?? region.querySelector(`:not([data-key-card] *)${wanted}`);
  if (!(act instanceof HTMLElement)) return;
  event.preventDefault();
  use(act, event.repeat);
});

// A key that is held down, or pressed again while the answer is on its way, answers one question only.
function use(act, repeated) {
  if (!(act instanceof HTMLButtonElement || act instanceof HTMLAnchorElement)) {
    act.focus();
    if (act instanceof HTMLInputElement || act instanceof HTMLTextAreaElement) act.select();
    return;
  }
  if (leaving || repeated) return;
  leaving = true;
  act.click();
}

// The browser may keep this page and come back to it.
window.addEventListener("pageshow", () => {
  leaving = false;
});

function move(region, card, step) {
  const cards = [...region.querySelectorAll("[data-key-card]")];
  const next = card ? cards[cards.indexOf(card) + step] : cards[0];
  if (!(next instanceof HTMLElement)) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function isTyping(element) {
  if (element instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

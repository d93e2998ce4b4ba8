// Forms marked data-keep-draft keep what is half typed on the server while somebody types: the nearest part marked
// data-draft-part, or the form, goes to the form's own address. What became of it is said in the part's
// data-draft-state. The button "Lưu nháp" does the same without a script.
const pause = 2000;
const waiting = new Map();

document.addEventListener("input", (event) => {
  const field = event.target;
  const form = field instanceof Element ? field.closest("form[data-keep-draft]") : null;
  if (!(form instanceof HTMLFormElement)) return;
  const part = field.closest("[data-draft-part]") ?? form;
  clearTimeout(waiting.get(part));
  waiting.set(part, setTimeout(() => keep(form, part), pause));
});

// What is being sent or kept by its own button needs no draft any more.
document.addEventListener("submit", () => {
  for (const timer of waiting.values()) clearTimeout(timer);
  waiting.clear();
});

async function keep(form, part) {
  waiting.delete(part);
  const body = new URLSearchParams({ do: "save", quiet: "1" });
  const fields = new Set([
    ...form.querySelectorAll(":scope > input[type=hidden]"),
    ...part.querySelectorAll("input[name]:not([type=file]), textarea[name], select[name]"),
  ]);
  for (const field of fields) body.append(field.name, field.value);
  say(part, await sent(form.action, body));
}

async function sent(address, body) {
  try {
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "error" });
    const isLine = answer.headers.get("Content-Type")?.startsWith("text/plain");
    return isLine ? await answer.text() : "";
  } catch {
    return "";
  }
}

function say(part, line) {
  const state = part.querySelector("[data-draft-state]");
  if (state instanceof HTMLElement) state.textContent = line || state.dataset.failed || "";
}

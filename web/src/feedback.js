// Tells what htmx does to people who cannot see it: the region that loads is marked busy, and after a swap
// what the new part says about itself is read out from a region that was there before.
document.addEventListener("htmx:before:request", (event) => mark(event.target, "true"));
document.addEventListener("htmx:finally:request", (event) => mark(event.target, null));
document.addEventListener("htmx:after:swap", () => {
  const said = document.querySelector("[data-announce]");
  const announcer = document.getElementById("announcer");
  if (said && announcer) announcer.textContent = said.textContent;
});

function mark(source, busy) {
  if (!(source instanceof Element)) return;
  const region = source.closest("[data-busy-region]");
  if (!region) return;
  if (busy) region.setAttribute("aria-busy", busy);
  else region.removeAttribute("aria-busy");
}

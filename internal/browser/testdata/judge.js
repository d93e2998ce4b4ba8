// What an official would stumble on and axe does not look at; a function of the width of the window (CSS pixels) and
// the language the page should be in, giving a list of sentences.
(width, lang) => {
  const least = 24; // CSS pixels: WCAG 2.2, success criterion 2.5.8
  const faults = [];
  const root = document.documentElement;
  const headings = document.querySelectorAll("h1");
  if (headings.length !== 1) faults.push(`${headings.length} main headings`);
  else if (!headings[0].innerText.trim()) faults.push("the main heading is empty");
  if (!document.title.trim()) faults.push("no title");
  if (root.lang !== lang) faults.push(`language ${root.lang}, not ${lang}`);
  if (root.scrollWidth > width) faults.push(`${root.scrollWidth} px wide: ${widest().join(", ")}`);
  // What Go leaves where a value is missing, and our catalogues where a message is: its key.
  const rooms = [
    "access|account|activation|assignment|audit|bulk|calendar|coordination|deliverable|desk|difference|direction|discussion|docread",
    "document|duty|errs|history|home|identity|inspection|instruction|intake|nav|office|org|plan|post|programme|progress",
    "recommendation|search|sheet|store|target|task|tenant|timeline|user|virus|watch|web|work",
  ].join("|");
  const unfinished = document.body.innerText.match(
    new RegExp(`%!.{9}|<no value>|(?<![\\w.@-])(?:${rooms})\\.[a-z_]+`));
  if (unfinished) faults.push(`an unfinished text: ${unfinished[0]}`);
  // A field's name from the program, where its name for people is missing.
  for (const label of document.querySelectorAll("dt, th, label, legend, caption")) {
    if (/^[a-z]+(_[a-z]+)*$/.test(label.innerText.trim())) faults.push(`an unfinished label: ${label.innerText}`);
  }
  for (const target of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    const box = area(target);
    if (box && Math.min(box.width, box.height) < least && !inSentence(target)) {
      faults.push(`${name(target)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
    }
  }
  return faults;

  // The elements that reach furthest beyond the right edge and are not cut or scrolled by one around them.
  function widest() {
    return [...document.body.querySelectorAll("*")]
      .filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".dd-board, .dd-scroll, .visually-hidden"))
      .slice(0, 5).map(name);
  }

  // Where a target can be hit; null for what is not shown. The label of a box or a button of choice belongs to it: the
  // roomier of the two counts.
  function area(target) {
    if (!target.checkVisibility({ visibilityProperty: true }) || target.closest(".visually-hidden, .dd-skip-link")) return null;
    const label = ["checkbox", "radio"].includes(target.type) && target.labels[0];
    const side = (box) => Math.min(box.width, box.height);
    return [target, label || target].map((e) => e.getBoundingClientRect()).reduce((a, b) => (side(a) < side(b) ? b : a));
  }

  // A link within a sentence may be as high as its line (WCAG 2.2, 2.5.8, exception "inline").
  function inSentence(target) {
    if (getComputedStyle(target).display !== "inline") return false;
    const block = target.closest("p, li, dd, td, th, h1, h2, h3, h4, div, summary");
    return block.innerText.trim().length > target.innerText.trim().length + 3;
  }

  function name(e) {
    const said = (e.getAttribute("aria-label") || e.innerText || e.name || "").trim().slice(0, 40);
    return `<${e.tagName.toLowerCase()}${e.id && "#" + e.id}${[...e.classList].map((c) => "." + c).join("")}> “${said}”`;
  }
}

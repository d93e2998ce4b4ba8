// Whether a person sees where the focus is: a function giving a sentence, empty when all is well.
() => {
  const at = document.activeElement;
  if (at === document.body) return ""; // between the end of the page and its start
  const name = `<${at.tagName.toLowerCase()}> “${(at.innerText || at.name || at.id).trim().slice(0, 40)}”`;
  const style = getComputedStyle(at);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return `${name} has the focus without a ring`;
  const box = at.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `${name} has the focus out of sight`;
  return "";
}

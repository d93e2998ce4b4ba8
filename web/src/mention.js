// In the form of a remark, "@" begins the name of a person: those of the form's own lists are offered below the
// text, and choosing one writes the name and marks the person. Without JavaScript the lists are all there is.

const shown = 6;

// foldName makes a Vietnamese name comparable however its accents were typed, as the server does.
function foldName(name) {
  return name
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll(/[đĐ]/gu, "d")
    .toLowerCase()
    .trim();
}

function people(form) {
  const boxes = [...form.querySelectorAll('input[type="checkbox"][name="mention"]')].map((box) => ({
    name: box.labels[0].textContent.trim(),
    choose: () => {
      box.checked = true;
    },
  }));
  const select = form.querySelector('select[name="mention"]');
  const others = [...(select?.options ?? [])]
    .filter((one) => one.value)
    .map((one) => ({
      name: one.textContent.trim(),
      choose: () => {
        select.value = one.value;
      },
    }));
  return [...boxes, ...others];
}

// The name begun before the cursor, after the last "@" that stands at a word's beginning.
function begun(field) {
  const before = field.value.slice(0, field.selectionStart);
  return /(?:^|\s)@([^\n@]{0,60})$/u.exec(before)?.[1];
}

function offer(form, field, list) {
  const typed = begun(field);
  list.replaceChildren();
  if (typed === undefined) return;
  const wanted = foldName(typed);
  const found = people(form).filter((one) => foldName(one.name).includes(wanted));
  for (const person of found.slice(0, shown)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-primary btn-sm";
    button.textContent = person.name;
    button.addEventListener("click", () => {
      const end = field.selectionStart;
      const start = end - typed.length;
      field.setRangeText(`${person.name} `, start, end, "end");
      person.choose();
      list.replaceChildren();
      field.focus();
    });
    list.append(button);
  }
}

for (const form of document.querySelectorAll("form[data-mentions]")) {
  const field = form.querySelector('textarea[name="words"]');
  const list = document.createElement("p");
  list.className = "dd-offers";
  list.setAttribute("aria-live", "polite");
  field.after(list);
  field.addEventListener("input", () => {
    offer(form, field, list);
  });
}

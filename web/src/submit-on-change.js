// Filter forms marked data-submit-on-change send themselves when a choice changes; their button stays for
// keyboards and for browsers without JavaScript. Text fields wait for Enter.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) return;
  if (["text", "search", "password"].includes(field.type)) return;
  const form = field.form;
  if (form?.hasAttribute("data-submit-on-change")) form.requestSubmit();
});

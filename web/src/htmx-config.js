// htmx reads its settings from a meta element at the moment it is imported, so this module comes before it.
// They serve the strict content security policy and pages that keep working without JavaScript.
const settings = {
  // Our own rules are in app.css; htmx would add a style sheet from script.
  includeIndicatorCSS: false,
  // Going back asks the server for the page again: a list of tasks in the browser's memory may be out of date.
  history: "reload",
  mode: "same-origin",
  defaultTimeout: 15000,
  // No extension is loaded, whatever a page asks for.
  extensions: "none",
};

const meta = document.createElement("meta");
meta.name = "htmx-config";
meta.content = JSON.stringify(settings);
document.head.append(meta);

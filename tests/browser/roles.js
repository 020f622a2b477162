// Finds elements as assistive technology does, by role and accessible name. Defines `byRole` for the scripts after it.
const SELECTORS = {
  button: "button, [role=button]",
  textbox: "textarea, input:not([type]), input[type=text], [role=textbox]",
  log: "[role=log]",
  status: "[role=status], output",
  region: "section, [role=region]",
  table: "table, [role=table], [role=grid]",
  combobox: "select, [role=combobox]",
  link: "a[href], [role=link]",
  slider: "input[type=range], [role=slider]",
};
// Signs hidden from assistive technology are no part of a name.
const textIn = (element) => {
  if (!element) return "";
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return copy.textContent;
};
// A label around its control also contains the control's own text, which is no part of the name.
const labelText = (label) => {
  const copy = label.cloneNode(true);
  for (const control of copy.querySelectorAll("select, textarea, input")) control.remove();
  return copy;
};
const nameOf = (element) =>
  (
    element.getAttribute("aria-labelledby")?.split(/\s+/).map((id) => textIn(document.getElementById(id))).join(" ") ??
    element.getAttribute("aria-label") ??
    (element.labels?.length ? textIn(labelText(element.labels[0])) : undefined) ??
    element.querySelector("caption")?.textContent ??
    textIn(element)
  ).trim();
// Elements that are not shown do not count.
const shown = (element) => element.checkVisibility();
const byRole = (role, name) =>
  [...document.querySelectorAll(SELECTORS[role])].find(
    (element) => shown(element) && (name === undefined || nameOf(element) === name),
  );

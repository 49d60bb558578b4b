// Remembers what Tab should reach, in order, and what it looks like without focus; gives names.
() => {
  const selector =
    "a[href], area[href], button, input, select, textarea, summary, iframe, " +
    "audio[controls], video[controls], [contenteditable=''], [contenteditable=true], [tabindex]";
  const look = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const outline =
      style.outlineStyle === "none" || style.outlineWidth === "0px"
        ? "none"
        : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    return `${outline} | ${style.boxShadow}`;
  };
  // The element itself, what it draws around others, and a frame that takes the focus for it.
  const looks = (element) =>
    [
      look(element),
      look(element, "::before"),
      look(element, "::after"),
      element.parentElement && look(element.parentElement),
      element.parentElement?.parentElement && look(element.parentElement.parentElement),
    ].map(String);
  const reachable = (element) =>
    element.tabIndex >= 0 &&
    !element.disabled &&
    element.type !== "hidden" &&
    !element.closest("[inert]") &&
    (element.localName !== "summary" || element.parentElement?.firstElementChild === element) &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0;
  const elements = [...document.querySelectorAll(selector)].filter(reachable);
  const name = (element) =>
    element
      ? `${element.localName} “${(element.getAttribute("aria-label") || element.textContent || element.name || "").trim().slice(0, 40)}”`
      : "nothing";
  window.tabbing = { elements, looks, name, before: elements.map(looks) };
  return elements.map(name);
};

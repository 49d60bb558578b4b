// The addresses that can be got to without a script: by links that can be seen or opened, and by
// forms that can be sent.
() => {
  const shown = (element) => {
    const seen = element.closest("details:not([open])") ?? element;
    return seen.checkVisibility({ visibilityProperty: true }) && seen.getClientRects().length > 0;
  };
  const links = [...document.links].filter(shown).map((link) => link.href);
  const forms = [...document.forms].filter((form) => form.method === "get" && [...form.elements].some(shown));
  return [...links, ...forms.map((form) => form.action)];
};

// The addresses of the links that can be seen, or that can be opened without a script.
() =>
  [...document.links]
    .filter((link) => {
      const closed = link.closest("details:not([open])");
      const shown = closed ?? link;
      return shown.checkVisibility({ visibilityProperty: true }) && shown.getClientRects().length > 0;
    })
    .map((link) => link.href);

// Names what sticks out of the window or is cut off by a box that cannot be scrolled.
() => {
  const root = document.documentElement;
  const width = root.clientWidth;
  const faults = new Set();
  const name = (element) => {
    const rank = element.classList.length > 0 ? `.${[...element.classList].join(".")}` : "";
    return `${element.localName}${element.id ? `#${element.id}` : ""}${rank}`;
  };
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 40);

  if (root.scrollWidth > width) {
    faults.add(`the document is ${root.scrollWidth} px wide in a window of ${width} px`);
  }

  const boxes = new Map();
  const boxOf = (element) => {
    if (!boxes.has(element)) {
      const style = getComputedStyle(element);
      const clips = (value) => value === "hidden" || value === "clip";
      const scrolls = (value) => value === "auto" || value === "scroll";
      const rect = element.getBoundingClientRect();
      const inline = style.display === "inline" || style.display === "contents";
      boxes.set(element, {
        rect,
        clipsX: !inline && clips(style.overflowX),
        clipsY: !inline && clips(style.overflowY),
        scrollsX: !inline && scrolls(style.overflowX),
        scrollsY: !inline && scrolls(style.overflowY),
        forReadersAloud:
          (rect.width <= 2 && rect.height <= 2) ||
          style.clipPath === "inset(50%)" ||
          (style.clip !== "auto" && style.position === "absolute"),
      });
    }
    return boxes.get(element);
  };

  const check = (rect, element, label) => {
    let freeX = true;
    let freeY = true;
    for (let at = element; at && at !== root; at = at.parentElement) {
      const box = boxOf(at);
      if (box.forReadersAloud) {
        return;
      }
      freeX &&= !box.scrollsX;
      freeY &&= !box.scrollsY;
      if (at === document.body) {
        continue; // what it hides, the window hides
      }
      if (freeX && box.clipsX && (rect.right > box.rect.right + 2 || rect.left < box.rect.left - 2)) {
        faults.add(`“${label}” is cut off at the side by ${name(at)}`);
      }
      const half = rect.height / 2;
      if (freeY && box.clipsY && (rect.bottom > box.rect.bottom + half || rect.top < box.rect.top - half)) {
        faults.add(`“${label}” is cut off below or above by ${name(at)}`);
      }
    }
    const aside = rect.right <= 0 || rect.bottom + scrollY <= 0; // put away on purpose
    if (freeX && !aside && (rect.right > width + 1 || rect.left < -1)) {
      faults.add(`“${label}” in ${name(element)} reaches from ${rect.left} to ${rect.right} px`);
    }
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text && faults.size < 8; text = texts.nextNode()) {
    const element = text.parentElement;
    if (text.data.trim() && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
      range.selectNodeContents(text);
      for (const rect of range.getClientRects()) {
        if (rect.width > 1 && rect.height > 1) {
          check(rect, element, short(text.data));
        }
      }
    }
  }
  for (const element of document.querySelectorAll("a, button, input, select, textarea, img, svg, video")) {
    const rect = element.getBoundingClientRect();
    if (faults.size < 8 && rect.width > 1 && element.checkVisibility({ visibilityProperty: true })) {
      check(rect, element.parentElement, name(element));
    }
  }
  return [...faults];
};

// Names links and controls that something else lies upon: each is scrolled to and "pointed at".
() => {
  const faults = [];
  const short = (element) => `${element.localName} “${(element.textContent || element.name || "").trim().slice(0, 40)}”`;
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!seen || element.type === "hidden" || faults.length > 7) {
      continue;
    }
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const rect = [...element.getClientRects()].find(({ width, height }) => width > 2 && height > 2);
    if (!rect || rect.bottom <= 0 || rect.right <= 0) {
      continue; // for readers aloud, or put away until it has the focus
    }
    const hit = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    const label = hit?.closest("label");
    if (!hit || !(element.contains(hit) || (label && label.control === element))) {
      faults.push(`${short(element)} lies under ${hit ? short(hit) : "nothing"}`);
    }
  }
  scrollTo({ top: 0, behavior: "instant" });
  return faults;
};

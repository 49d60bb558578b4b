// Where the focus is: its place among what Tab should reach (-1: nowhere, -2: something else that
// can be scrolled, -3: something else), whether it can be told, and whether it can be seen.
async () => {
  const { elements, looks, name, before } = window.tabbing;
  const element = document.activeElement;
  if (!element || element === document.body) {
    return { index: -1, name: "", marked: true, seen: true };
  }
  const index = elements.indexOf(element);
  const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
  document.getAnimations().forEach((animation) => animation.finish());
  const marked =
    index < 0 || looks(element).some((now, i) => now !== before[index][i] && now !== "none | none");
  const seen = () => {
    const rect = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (!rect) {
      return false;
    }
    const left = Math.max(rect.left, 0);
    const right = Math.min(rect.right, innerWidth);
    const top = Math.max(rect.top, 0);
    const bottom = Math.min(rect.bottom, innerHeight);
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return left < right && top < bottom && !!hit && (element.contains(hit) || hit.closest("label")?.control === element);
  };
  // It may still be on its way to where it can be seen.
  for (let last = NaN; !seen() && last !== element.getBoundingClientRect().top; ) {
    last = element.getBoundingClientRect().top;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  return { index: index >= 0 ? index : scrolls ? -2 : -3, name: name(element), marked, seen: seen() };
};

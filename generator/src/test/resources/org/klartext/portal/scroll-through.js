// Scrolls to the end in at most 12 steps, and back; after each step the page has been painted.
async () => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const root = document.documentElement;
  const step = Math.max(innerHeight, root.scrollHeight / 12);
  for (let y = 0; y < root.scrollHeight; y += step) {
    scrollTo({ top: y, behavior: "instant" });
    await painted();
  }
  scrollTo({ top: 0, behavior: "instant" });
  await painted();
};

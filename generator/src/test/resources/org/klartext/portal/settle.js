// Waits until fonts are there, animations are over and everything has been painted.
async () => {
  await document.fonts.ready;
  const painted = () => new Promise((done) => requestAnimationFrame(done));
  await painted();
  document.getAnimations().forEach((animation) => {
    try {
      animation.finish();
    } catch {
      animation.cancel(); // it would never end
    }
  });
  await painted();
};

// A video's player is loaded on a click only: until then nobody else learns of the reader.
// Without this script the link to the video stays as it is.
for (const place of document.querySelectorAll(".video[data-player]")) {
  const player = new URL(place.dataset.player, location.href);
  const words = document.documentElement.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button video-play";
  button.textContent = words.videoPlay;
  const note = document.createElement("p");
  note.className = "video-note";
  note.textContent = words.videoNote.replace("{0}", player.hostname);
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = player.href;
    frame.title = place.textContent.trim();
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    button.replaceWith(frame);
    note.remove();
    frame.focus();
  });
  place.prepend(button, note);
}

// What the search box and the page of the search are made of.

/** Makes an element. */
export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A text in which the words that were searched for are marked. */
export function marked(pieces) {
  const parts = document.createDocumentFragment();
  for (const piece of pieces) {
    parts.append(piece.marked ? make("mark", "", piece.text) : piece.text);
  }
  return parts;
}

/** How many there are, in words. */
export function count(words, total) {
  return (total === 1 ? words.hit : words.hits).replace("{0}", total);
}

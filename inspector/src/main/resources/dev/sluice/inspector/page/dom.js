// Elements are made here, and text only ever becomes text: no name of a program is ever markup.

const SVG = 'http://www.w3.org/2000/svg';

export function byId(id) {
  return document.getElementById(id);
}

/** An HTML element with attributes and children; a string child is text. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    set(made, key, value);
  }
  made.append(...children);
  return made;
}

/** Sets an attribute where it changes; null removes it. Nothing is announced that stays. */
export function set(target, attribute, value) {
  if (value === null || value === undefined || value === false) {
    target.removeAttribute(attribute);
  } else if (target.getAttribute(attribute) !== String(value)) {
    target.setAttribute(attribute, String(value));
  }
}

/** Sets the text where it changes. */
export function text(target, value) {
  const string = String(value);
  if (target.textContent !== string) {
    target.textContent = string;
  }
}

/**
 * Makes the children of a parent one for each item, in their order, keeping those that are there:
 * the focus stays, and so does what is selected.
 */
export function keyed(parent, items, keyOf, make, update) {
  const known = new Map();
  for (const child of [...parent.children]) {
    known.set(child.dataset.key, child);
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = known.get(key);
    known.delete(key);
    if (child === undefined) {
      child = make(item);
      child.dataset.key = key;
    }
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
    update(child, item);
  }
  for (const gone of known.values()) {
    gone.remove();
  }
}

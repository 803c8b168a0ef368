import { LitElement } from 'lit';

/** An element that renders into the page itself. */
export class Element extends LitElement {
  /** @override */
  createRenderRoot() {
    return this;
  }
}

/**
 * Asks for an action by name.
 * @param {HTMLElement} element
 * @param {string} name
 * @param {...unknown} args
 */
export function act(element, name, ...args) {
  element.dispatchEvent(new CustomEvent('act', { bubbles: true, detail: { name, args } }));
}

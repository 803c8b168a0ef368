import { Element } from './element.js';

/** An element whose buttons and fields come and go: what goes away under the keyboard hands it on to what comes. */
export class HandingOn extends Element {
  /** Where the keyboard goes, a selector. */
  heirs = 'button';

  #inside = false;

  /** @override */
  firstUpdated() {
    // Who opened this by its button goes on from its heading: the button is gone.
    const heading = this.parentElement?.querySelector('h2');
    if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
  }

  /** @override */
  willUpdate() {
    this.#inside = this.contains(document.activeElement);
  }

  /** @override */
  updated() {
    const active = document.activeElement;
    const stands = this.contains(active) && !active?.matches(':disabled');
    if (this.#inside && !stands) this.focusOn(this.heirs);
  }

  /** @param {string} selector */
  focusOn(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus();
  }
}

/** Brings a part of the page with its heading before the reader. @param {string} name of its element */
export function goTo(name) {
  const heading = /** @type {HTMLElement | null} */ (document.querySelector(`${name} h2`));
  heading?.focus();
  heading?.scrollIntoView({ block: 'start' });
}

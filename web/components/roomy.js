import { Element } from './element.js';

/** An element that knows how wide it is, in whole pixels, and is drawn again when that changes. */
export class Roomy extends Element {
  /** @override @type {import('lit').PropertyDeclarations} */
  static properties = { room: { state: true } };

  constructor() {
    super();
    this.room = 0;
    this.observer = new ResizeObserver(([entry]) => (this.room = Math.floor(entry.contentRect.width)));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }
}

import { act } from './element.js';

/**
 * Fetches a part of the page when it is first wanted. One that can't be had is said in words, and the page goes on.
 * @param {HTMLElement} element that wants it
 * @param {string} title for the words
 * @param {() => Promise<unknown>} fetch
 */
export async function fetchPart(element, title, fetch) {
  try {
    await fetch();
  } catch (error) {
    act(element, 'partMissing', title, error);
  }
}

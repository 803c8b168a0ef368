/**
 * Everything that a page complains about from now on: console messages, uncaught errors, failed requests,
 * answers of 400 and above. An honest page leaves the list empty.
 * @param {import('puppeteer-core').Page} page
 * @returns {string[]} grows as messages arrive
 */
export function collectMessages(page) {
  /** @type {string[]} */
  const messages = [];
  page.on('console', (message) => messages.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) =>
    messages.push(`uncaught: ${error instanceof Error ? error.message : error}`),
  );
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What the reader leaves behind with the page, the browser gives up: no fault of the page's.
    if (!/^(net::ERR_ABORTED|NS_BINDING_ABORTED)$/.test(reason))
      messages.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) messages.push(`${response.status()}: ${response.url()}`);
  });
  return messages;
}

/**
 * Calls once an element comes into view, or near it; returns how to stop waiting.
 * @param {Element} element
 * @param {() => void} seen
 * @param {string} [margin] round the window
 */
export function whenSeen(element, seen, margin = '0px') {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      seen();
    },
    { rootMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

const slack = 4; // pixels before a press becomes a drag

/**
 * Follows a pointer from a press on; a press that hardly moves is a click.
 * @param {PointerEvent} start
 * @param {{
 *   move: (event: PointerEvent, dx: number) => void, drop: (event: PointerEvent) => void,
 *   click?: () => void, end?: () => void,
 * }} follow dx is how far it went sideways since the last call; end comes after drop, click and cancelling
 */
export function followPointer(start, { move, drop, click, end }) {
  const target = /** @type {HTMLElement} */ (start.currentTarget);
  let dragging = false;
  let last = start.clientX;
  const stop = new AbortController();
  const { signal } = stop;
  const only = (/** @type {(event: PointerEvent) => void} */ listener) =>
    /** @type {EventListener} */ (
      (event) => {
        if (/** @type {PointerEvent} */ (event).pointerId === start.pointerId)
          listener(/** @type {PointerEvent} */ (event));
      }
    );
  const finish = () => {
    stop.abort();
    end?.();
  };
  const moved = only((event) => {
    const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > slack;
    if (!dragging && far) {
      dragging = true;
      target.setPointerCapture(start.pointerId);
    }
    if (!dragging) return;
    move(event, event.clientX - last);
    last = event.clientX;
  });
  const lifted = only((event) => {
    if (dragging) drop(event);
    else click?.();
    finish();
  });
  addEventListener('pointermove', moved, { signal });
  addEventListener('pointerup', lifted, { signal });
  addEventListener('pointercancel', only(finish), { signal });
}

import { dispatch } from '../../../bindings/js/dispatch.js';
import { QualmError } from '../../../bindings/js/errors.js';
import { Lane } from '../../../bindings/js/lane.js';
import { libraryOf, modules } from './modules.js';

await modules('engine'); // compiled before the first lane starts

/** A lane with the library's engine on this thread, whose worker crashes when the test says so. */
export function crashableLane() {
  let starts = 0;
  let crash = () => {};
  const lane = new Lane(async ({ onReply, onCrash }) => {
    const library = { engine: await libraryOf('engine') };
    let alive = true;
    starts += 1;
    crash = () => onCrash(new QualmError('worker-crashed', 'A worker stopped.'));
    return {
      post: (request) => void setImmediate(() => alive && onReply(dispatch(library, request))),
      setBusy() {},
      terminate: () => void (alive = false),
    };
  });
  return { lane, starts: () => starts, crash: () => crash() };
}

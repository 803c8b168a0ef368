import { dispatch } from '../../../bindings/js/dispatch.js';
import { QualmError } from '../../../bindings/js/errors.js';
import { Lane } from '../../../bindings/js/lane.js';
import { instantiate } from '../../../bindings/js/native.js';
import { compileWasm } from '../../../bindings/js/node/platform.js';

const module = await compileWasm();

/** A lane with the library on this thread, whose worker crashes when the test says so. */
export function crashableLane() {
  let starts = 0;
  let crash = () => {};
  const lane = new Lane(async ({ onReply, onCrash }) => {
    const native = await instantiate(module);
    let alive = true;
    starts += 1;
    crash = () => onCrash(new QualmError('worker-crashed', 'A worker stopped.'));
    return {
      post: (request) => void setImmediate(() => alive && onReply(dispatch(native, request))),
      setBusy() {},
      terminate: () => void (alive = false),
    };
  });
  return { lane, starts: () => starts, crash: () => crash() };
}

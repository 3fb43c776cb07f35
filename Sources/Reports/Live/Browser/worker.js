// Simulates one replication at a time: the module and the plan come first, then what to simulate.
"use strict";
let live;
let chosen = "";

onmessage = ({ data }) => {
  if (data.module) {
    live = new WebAssembly.Instance(data.module, {}).exports;
    const at = live.live_buffer(data.plan.length);
    new Uint8Array(live.memory.buffer, at, data.plan.length).set(data.plan);
    if (live.live_open(data.plan.length) !== 1) throw new Error("the plan cannot be read");
    return;
  }
  const { start, positions, replication, job } = data;
  const key = start + ":" + positions.join();
  if (key !== chosen) {
    const at = live.live_buffer(4 * positions.length + 4);
    new Int32Array(live.memory.buffer, at, positions.length).set(positions);
    if (live.live_choose(start, positions.length) !== 1) throw new Error("there is no such setting");
    chosen = key;
  }
  const began = performance.now();
  const count = live.live_simulate(replication);
  const numbers = new Float64Array(live.memory.buffer, live.live_numbers(), count).slice();
  postMessage({ job, numbers, milliseconds: performance.now() - began }, [numbers.buffer]);
};

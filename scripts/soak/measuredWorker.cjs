// The shipped worker, which also tells its heap after a collection when it is asked for it.
const { setFlagsFromString, getHeapStatistics } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { BroadcastChannel } = require('node:worker_threads');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const channel = new BroadcastChannel('soak-heap');
channel.onmessage = ({ data }) => {
  if (data !== 'measure') return;
  collect();
  channel.postMessage({ heap: getHeapStatistics().used_heap_size });
};
channel.unref();

require('../../dist/worker.js');

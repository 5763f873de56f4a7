// An extension that measures the main thread of the host that it shares with ours. SIGUSR2 starts a
// measurement, the next one ends it and writes its result to the file that HOST_PROBE names.
// HOST_PROBE_BUNDLES is the folder that our extension was built into.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { performance } = require('node:perf_hooks');
const process = require('node:process');

const SAMPLING_MICROSECONDS = 500;

exports.activate = function activate() {
  const result = process.env['HOST_PROBE'];
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: SAMPLING_MICROSECONDS });
  let before;
  process.on('SIGUSR2', () => {
    if (before === undefined) {
      session.post('Profiler.start');
      before = performance.eventLoopUtilization();
      return;
    }
    const { active } = performance.eventLoopUtilization(before);
    before = undefined;
    session.post('Profiler.stop', (error, answer) => {
      if (error) throw error;
      writeFileSync(result, JSON.stringify({ active, ...timeOfExtension(answer.profile) }));
    });
  });
  writeFileSync(`${result}.pid`, String(process.pid));
};

/**
 * Milliseconds of the samples that have one of our bundles on the stack, by the function of it that
 * was entered and the one that was running, and the longest time without a break.
 */
function timeOfExtension({ nodes, samples, timeDeltas }) {
  const ours = functionsByNode(nodes);
  const byFunction = {};
  let extension = 0;
  let longest = 0;
  let stretch = 0;
  for (const [index, id] of samples.entries()) {
    const functions = ours.get(id);
    const milliseconds = (timeDeltas[index + 1] ?? 0) / 1000;
    stretch = functions === undefined ? 0 : stretch + milliseconds;
    longest = Math.max(longest, stretch);
    if (functions === undefined) continue;
    extension += milliseconds;
    byFunction[functions] = (byFunction[functions] ?? 0) + milliseconds;
  }
  return { extension, longest, byFunction };
}

/** The outermost function of ours on each node's stack that has one, and the innermost of any. */
function functionsByNode(nodes) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const functions = new Map();
  const visit = (node, above) => {
    const { url, functionName, lineNumber } = node.callFrame;
    const name = `${functionName || 'anonymous'}:${lineNumber + 1}`;
    const isOurs = url.includes(process.env['HOST_PROBE_BUNDLES']);
    const entry = above ?? (isOurs ? name : undefined);
    if (entry !== undefined) functions.set(node.id, entry === name ? name : `${entry} … ${name}`);
    for (const child of node.children ?? []) visit(byId.get(child), entry);
  };
  visit(nodes[0]);
  return functions;
}

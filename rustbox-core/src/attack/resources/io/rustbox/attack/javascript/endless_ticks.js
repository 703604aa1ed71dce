// goal: run for ever without a loop: microtasks that make microtasks, so that no timer comes through
// limits: cpu=1000
// confined: cpu_limit
// unconfined: user 0
// arguments: 100000
// prints: 100000 ticks
let left = process.argv.length > 2 ? Number(process.argv[2]) : Infinity;
setTimeout(() => process.exit(3), 1); // which never gets its turn
function tick() {
  if (left-- > 0) return Promise.resolve().then(tick);
  console.log(process.argv[2], 'ticks');
  process.exit(0);
}
tick();

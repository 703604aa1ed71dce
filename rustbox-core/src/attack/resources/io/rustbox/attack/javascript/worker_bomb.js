// goal: start worker threads, each with a heap and threads of its own, without end
// limits: memory=192 processes=32
// confined: oom_kill
// leaves: any
// unconfined: user 0
// arguments: 3
// prints: 3 workers
const { Worker } = require('node:worker_threads');

const most = process.argv.length > 2 ? Number(process.argv[2]) : 1e6;
const code = 'const hold = []; if (' + (process.argv.length <= 2) + ') for (;;) hold.push(new Array(1e5).fill(1)); ';
let started = 0;
function next() {
  if (started === most) {
    console.log(started, 'workers');
    process.exit(0);
  }
  const worker = new Worker(code, { eval: true });
  worker.on('online', () => { started++; next(); });
  worker.on('error', () => {});
}
next();

const { Worker } = require('worker_threads');

let done = 0;
for (let i = 0; i < 4; i++) {
  new Worker('process.exit(0)', { eval: true }).on('exit', () => {
    if (++done === 4) console.log(done);
  });
}

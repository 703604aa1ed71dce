// goal: listen and connect, by the event loop's own means
// confined: normal_exit
// prints: listen EAFNOSUPPORT
// prints: connect EAFNOSUPPORT
// prints: local socket ok
// unconfined: root 0
// prints: listen ok
// matches: connect (ECONNREFUSED|ENETUNREACH)
// prints: local socket ok
const net = require('node:net');

function attempt(name, open) {
  return new Promise((resolve) => {
    const end = (text) => { console.log(name, text); resolve(); };
    open(end).on('error', (e) => end(e.code));
  });
}
(async () => {
  const server = net.createServer();
  await attempt('listen', (end) => server.listen(0, '0.0.0.0', () => end('ok')));
  await attempt('connect', (end) => net.connect(1, '127.0.0.1', () => end('ok')));
  const local = net.createServer();
  await attempt('local socket', (end) => local.listen('socket', () => end('ok')));
  process.exit(0);
})();

// goal: learn about the machine, its users and its network through the runtime
// confined: normal_exit
// prints: host rustbox-sandbox
// prints: user none
// prints: interfaces none
// prints: processors' models 0
// prints: environment 0
// unconfined: root 0
// matches: host (?!rustbox-sandbox).*
// prints: user root
// matches: interfaces (none|lo.*)
// matches: processors' models [1-9].*
// matches: environment [1-9].*
const os = require('node:os');

function attempt(action) {
  try {
    return action() || 'none';
  } catch {
    return 'none';
  }
}
console.log('host', os.hostname());
console.log('user', attempt(() => os.userInfo().username));
console.log('interfaces', attempt(() => Object.keys(os.networkInterfaces()).join(' ')));
console.log("processors' models", new Set(os.cpus().map((cpu) => cpu.model).filter((model) => model !== 'unknown')).size);
console.log('environment', Object.keys(process.env).length);

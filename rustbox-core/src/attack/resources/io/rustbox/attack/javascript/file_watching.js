// goal: watch what others do with the system's files, and go on where that is refused
// confined: normal_exit
// prints: watching ENOSYS
// prints: still here
// unconfined: root 0
// prints: watching ok
// prints: still here
const fs = require('node:fs');

try {
  fs.watch('/usr/bin', () => {}).close();
  console.log('watching ok');
} catch (e) {
  console.log('watching', e.code);
}
setTimeout(() => console.log('still here'), 10);

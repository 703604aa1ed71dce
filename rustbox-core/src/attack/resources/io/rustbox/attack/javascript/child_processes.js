// goal: run programs of the system through a shell, as another user
// confined: normal_exit
// prints: as root: EPERM
// matches: shell: uid=6\d{4}
// prints: kill everybody: ESRCH
// prints: kill process 1: EPERM
// unconfined: root 0
// prints: as root: ok
// matches: shell: uid=0
// prints: kill everybody: ok
// prints: kill process 1: ok
const { spawnSync, execSync } = require('node:child_process');

const asRoot = spawnSync('/usr/bin/true', { uid: 0, gid: 0 });
console.log('as root:', asRoot.error ? asRoot.error.code : 'ok');
console.log('shell:', execSync('/usr/bin/id', { shell: '/bin/sh' }).toString().split('(')[0].split(' ')[0]);
for (const [name, pid, signal] of [['everybody', -1, 0], ['process 1', 1, 'SIGTERM']]) {
  try {
    process.kill(pid, signal);
    console.log(`kill ${name}: ok`);
  } catch (e) {
    console.log(`kill ${name}: ${e.code}`);
  }
}

// goal: take memory outside of the garbage collector's heap
// limits: memory=128
// confined: oom_kill
// unconfined: user 0
// arguments: 200
// prints: 200 MiB
const most = process.argv.length > 2 ? Number(process.argv[2]) : 1e9;
const hold = [];
while (hold.length < most) hold.push(Buffer.alloc(1 << 20, 1));
console.log(hold.length, 'MiB');

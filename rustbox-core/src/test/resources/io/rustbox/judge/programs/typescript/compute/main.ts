import { readFileSync } from 'fs';

const most: number = Number(readFileSync(0, 'utf8'));
const composite = new Uint8Array(most + 1);
let primes = 0;
for (let i = 2; i <= most; i++) {
  if (!composite[i]) {
    primes++;
    for (let j = i * i; j <= most; j += i) composite[j] = 1;
  }
}
console.log(primes);

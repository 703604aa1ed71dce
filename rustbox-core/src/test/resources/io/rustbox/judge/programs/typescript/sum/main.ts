import { readFileSync } from 'fs';

const numbers: number[] = readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
console.log(numbers.slice(1, numbers[0] + 1).reduce((sum, next) => sum + next, 0));

import { readFileSync, writeSync } from 'fs';

writeSync(1, readFileSync(0));

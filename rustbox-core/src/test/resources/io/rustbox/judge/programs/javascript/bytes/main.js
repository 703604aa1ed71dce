const { readFileSync, writeSync } = require('fs');

writeSync(1, readFileSync(0));

const { writeSync } = require('fs');

const block = Buffer.alloc(1 << 16);
while (true) writeSync(1, block);

const all: number[][] = [];
while (true) all.push(new Array(1000).fill(all.length + 0.5));

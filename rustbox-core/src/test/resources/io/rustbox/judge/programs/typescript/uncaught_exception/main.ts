throw new Error('thrown by the program');

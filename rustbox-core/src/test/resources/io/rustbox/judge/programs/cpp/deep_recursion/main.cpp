#include <cstdio>
int down(int n) { volatile char frame[1000]; frame[0] = (char)n; return down(n + 1) + frame[0]; }
int main() { std::printf("%d\n", down(0)); }

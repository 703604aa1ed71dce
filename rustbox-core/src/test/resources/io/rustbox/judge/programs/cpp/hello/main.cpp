#include <bits/stdc++.h>
int main() { std::cout << "Hello, world!" << std::endl; }

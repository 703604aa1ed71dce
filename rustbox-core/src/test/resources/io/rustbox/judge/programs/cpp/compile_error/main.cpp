#include <bits/stdc++.h>
int main() { std::vector<int> v; v.push_front(1); return undeclared; }

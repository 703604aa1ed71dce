// a comment first
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    vector<bool> composite(n);
    int count = 0;
    for (int i = 2; i < n; i++) {
        if (composite[i]) continue;
        count++;
        for (long long j = 1LL * i * i; j < n; j += i) composite[j] = true;
    }
    cout << count << "\n";
}

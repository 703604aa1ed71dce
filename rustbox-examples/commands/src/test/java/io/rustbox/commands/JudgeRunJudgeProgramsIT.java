package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code judge run} on problem packages that bring programs of their own: validators and interactors. */
class JudgeRunJudgeProgramsIT extends JudgeRunTests {
    @Test
    void customValidator_cpp() throws Exception {
        problem("validation: custom");
        write("output_validators/check/check.h", "#include <fstream>\n#include <iostream>\n");
        write("output_validators/check/check.cpp", """
                #include "check.h"
                int main(int argc, char **argv) {
                    std::ifstream in(argv[1]);
                    long n, a, b;
                    in >> n;
                    if (std::cin >> a >> b && a > 1 && b > 1 && a * b == n) return 42;
                    std::ofstream(std::string(argv[3]) + "judgemessage.txt") << "no factors of " << n << std::endl;
                    return 43;
                }
                """);
        test("secret/1", "91\n", "");

        assertThat(run("a.py", "print(13, 7)")).isZero();
        assertThat(run("b.py", "print(91, 1)")).isEqualTo(1);
        assertThat(lines().getFirst()).endsWith("no factors of 91");
    }

    @Test
    void customValidator_pythonWithScores() throws Exception {
        problem("type: scoring\nvalidation: custom score");
        write("data/testdata.yaml", "on_reject: continue\n");
        write("output_validators/score.py", """
                import sys
                found = float(sys.stdin.read())
                open(sys.argv[3] + 'score.txt', 'w').write(str(found / 2))
                sys.exit(42)
                """);
        test("secret/1", "", "");

        assertThat(run("a.py", "print(25)")).isZero();

        assertThat(lines().getLast()).isEqualTo("AC: 1 of 1 tests passed  12.5 points");
    }

    @Test
    void customValidator_repeatsEscapeSequences_theyAreShown() throws Exception {
        problem("validation: custom");
        write("output_validators/check.py", """
                import sys
                open(sys.argv[3] + 'judgemessage.txt', 'w').write('found ' + sys.stdin.readline())
                sys.exit(43)
                """);
        test("secret/1", "", "");

        assertThat(run("a.py", "print('\\x1b[2K\\x1b[1A AC')")).isEqualTo(1);

        assertThat(lines().getFirst()).endsWith("found \u241b[2K\u241b[1A AC");
    }

    @Test
    void customValidator_crashes_isTheJudgesFailure() throws Exception {
        problem("validation: custom");
        write("output_validators/check.py", "raise Exception\n");
        test("secret/1", "", "");

        assertThat(run("a.py", "print(25)")).isEqualTo(3);

        assertThat(lines().getFirst()).contains("the checker (python) exit status 1 is not of the convention");
    }

    @Test
    void interactive_cppLegacy() throws Exception {
        problem("validation: custom interactive");
        write("output_validators/guess.cpp", """
                #include <fstream>
                #include <iostream>
                int main(int argc, char **argv) {
                    std::ifstream in(argv[1]);
                    int secret, guess;
                    in >> secret;
                    for (int i = 0; i < 10 && std::cin >> guess; i++) {
                        if (guess == secret) { std::cout << "correct" << std::endl; return 42; }
                        std::cout << (guess < secret ? "higher" : "lower") << std::endl;
                    }
                    return 43;
                }
                """);
        test("secret/1", "700\n", "");
        String guesses = """
                low, high = 1, 1000
                while True:
                    guess = (low + high) // 2
                    print(guess, flush=True)
                    said = input()
                    if said == 'correct': break
                    if said == 'higher': low = guess + 1
                    else: high = guess - 1
                """;

        assertThat(run("a.py", guesses)).isZero();
        assertThat(run("b.py", guesses.replace("guess + 1", "low + 1"))).isEqualTo(1);
        assertThat(lines().getFirst()).startsWith("secret/1  WA");
    }

    @Test
    void interactive_python2025() throws Exception {
        problem("problem_format_version: 2025-09\ntype: interactive\nlimits:\n  time_limit: 2\n");
        write("output_validator/talk.py", """
                import sys
                print(open(sys.argv[1]).read().strip(), flush=True)
                sys.exit(42 if input() == 'pong' else 43)
                """);
        test("secret/1", "ping\n", "");

        assertThat(run("a.py", "print('pong' if input() == 'ping' else '')")).isZero();
        assertThat(run("b.py", "print(1 / 0)")).isEqualTo(1);
        assertThat(lines().getFirst()).startsWith("secret/1  RE");
    }
}

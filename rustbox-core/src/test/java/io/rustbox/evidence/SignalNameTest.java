package io.rustbox.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalNameTest {
    @ParameterizedTest
    @CsvSource({"1,SIGHUP", "6,SIGABRT", "9,SIGKILL", "11,SIGSEGV", "24,SIGXCPU", "25,SIGXFSZ", "31,SIGSYS",
        "35,SIGRT35"})
    void of_number_isTheKernelsName(int signal, String name) {
        assertThat(SignalName.of(signal)).isEqualTo(name);
    }
}

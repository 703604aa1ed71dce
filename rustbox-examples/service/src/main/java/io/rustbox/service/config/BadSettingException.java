package io.rustbox.service.config;

/** A variable of the environment has a value that can't be followed. The message names the variable and says what fits. */
public final class BadSettingException extends Exception {
    private static final long serialVersionUID = 1L;

    BadSettingException(String variable, String problem) {
        super(variable + ": " + problem);
    }
}

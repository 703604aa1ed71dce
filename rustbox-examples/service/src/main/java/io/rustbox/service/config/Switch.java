package io.rustbox.service.config;

/** A setting that is either on or off. */
public enum Switch {
    ON,
    OFF
}

package io.rustbox.bench.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What tables and charts call a benchmark. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Labelled {
    /** {@return its name for people} */
    String value();

    /** {@return what a strict run does that this does not; nothing for a strict run} */
    String lacks() default "";

    /** {@return what is counted, where it is a rate} */
    String unit() default "runs/s";
}

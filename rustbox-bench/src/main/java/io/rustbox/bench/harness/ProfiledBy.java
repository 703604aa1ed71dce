package io.rustbox.bench.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.openjdk.jmh.profile.Profiler;

/** A profiler whose results belong to a benchmark. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ProfiledBy {
    Class<? extends Profiler> value();
}

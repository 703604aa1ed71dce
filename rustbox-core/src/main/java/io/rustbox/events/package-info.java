/**
 * What whoever operates the JVM is told: by a log of what went wrong without harm to a verdict ({@link
 * io.rustbox.events.OperatorLog}), and by a flight recorder.
 *
 * <p>For the recorder, whoever does the work has a trace of it ({@link io.rustbox.events.RunTrace} and its like), begun at the
 * beginning, and says where it is. Most of the time the trace is one that does nothing and reads no clock: there is a real one only while a
 * recording asks for that event. Before the JVM's first recording the events' classes are not even loaded, since loading
 * the first makes the JVM set up its recorder, which takes longer than many runs.
 *
 * <p>An event is committed at the end of what it tells of; of what failed with an exception there is none.
 */
package io.rustbox.events;

package io.rustbox.problems;

import io.rustbox.judge.Checker;
import io.rustbox.judge.Group;
import io.rustbox.judge.TestCase;
import java.util.List;

/** The tests of a package. */
record Tests(Checker checker, List<Group> groups, List<TestCase> cases, Group.OnFailure onFailure) {}

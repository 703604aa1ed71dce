package io.rustbox.service.submission;

import io.rustbox.judge.Group;
import io.rustbox.judge.TestCase;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code groups} and {@code points}. */
final class GroupFields {
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1_000_000);
    private static final String SCORINGS = "sum, lowest or all_or_nothing";

    private GroupFields() {}

    /** {@return the groups, which are those that the tests name if none are described} */
    static List<Group> read(Fields fields, List<TestCase> tests) throws BadJsonException {
        List<Group> groups = new ArrayList<>();
        for (Fields each : fields.objects("groups")) {
            groups.add(group(each));
            each.end();
        }
        return groups.isEmpty()
                ? tests.stream().map(TestCase::group).distinct().map(Group::named).toList()
                : groups;
    }

    static Optional<BigDecimal> points(Fields fields) throws BadJsonException {
        Optional<BigDecimal> points = fields.number("points");
        if (points.isPresent()
                && (points.get().signum() < 0
                        || points.get().compareTo(MOST_POINTS) > 0
                        || points.get().scale() > 6)) {
            throw new BadJsonException(fields.at("points") + ": expected a number from 0 to " + MOST_POINTS
                    + ", of at most six decimal places");
        }
        return points;
    }

    private static Group group(Fields fields) throws BadJsonException {
        Group group = Group.named(fields.text("name"))
                .scoring(scoring(fields))
                .requires(Set.copyOf(fields.texts("requires")));
        return fields.truth("stop_on_failure").orElse(false) ? group.stopOnFailure() : group;
    }

    private static Group.Scoring scoring(Fields fields) throws BadJsonException {
        String scoring = fields.maybeText("scoring").orElse("sum");
        Optional<BigDecimal> points = points(fields);
        if (points.isPresent() != scoring.equals("all_or_nothing")) {
            throw new BadJsonException(
                    fields.at("points") + ": expected with the scoring all_or_nothing, and with no other one");
        }
        return switch (scoring) {
            case "sum" -> new Group.Scoring.SumOfTests();
            case "lowest" -> new Group.Scoring.LowestTest();
            case "all_or_nothing" -> new Group.Scoring.AllOrNothing(points.orElseThrow());
            default -> throw new BadJsonException(fields.at("scoring") + ": expected " + SCORINGS);
        };
    }
}

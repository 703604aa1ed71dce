package io.rustbox.judge;

import io.rustbox.judge.Opinion.Award;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a program of the judge's own said by its exit status and its files. Everything that its convention doesn't know
 * is its own failure.
 */
final class JudgeProgramWord {
    static final String JUDGE_MESSAGE = "judgemessage.txt";
    static final String TEAM_MESSAGE = "teammessage.txt";
    static final String SCORE = "score.txt";
    static final String SCORE_MULTIPLIER = "score_multiplier.txt";

    /** Longer messages are cut: nobody reads them. */
    static final int LONGEST_MESSAGE = 4096;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30}");
    private static final Pattern TESTLIB_POINTS = Pattern.compile("(?:^|\\s)(-?[0-9.]+)(?:\\s|$)");

    private JudgeProgramWord() {}

    /** {@return what a program that exited with {@code status} said} */
    static Opinion testlib(int status, byte[] stderr) {
        String text = text(stderr);
        Feedback feedback = new Feedback(Optional.empty(), message(text));
        return switch (status) {
            case 0 -> new Opinion.Accepted(new Award.Full(), feedback);
            case 1 -> new Opinion.Refused("wrong answer", feedback);
            case 2 -> new Opinion.Refused("presentation error", feedback);
            case 3 -> new Opinion.Failed("it said that the judge failed (exit status 3)", feedback);
            case 4 -> new Opinion.Refused("presentation error: more output than expected", feedback);
            case 7 -> points(text, feedback);
            case 8 -> new Opinion.Refused("presentation error: the output ends too early", feedback);
            default -> new Opinion.Failed("exit status " + status + " is not of testlib's convention", feedback);
        };
    }

    /** {@return what a program that exited with {@code status} said} */
    static Opinion icpc(int status, Map<String, byte[]> feedbackFiles) {
        Feedback feedback = new Feedback(
                message(feedbackFiles, TEAM_MESSAGE), message(feedbackFiles, JUDGE_MESSAGE));
        return switch (status) {
            case 42 -> award(feedbackFiles, feedback);
            case 43 -> new Opinion.Refused("wrong answer", feedback);
            default -> new Opinion.Failed(
                    "exit status " + status + " is not of the convention, which knows 42 and 43", feedback);
        };
    }

    private static Opinion points(String text, Feedback feedback) {
        Matcher matcher = TESTLIB_POINTS.matcher(text);
        if (matcher.find() && NUMBER.matcher(matcher.group(1)).matches()) {
            BigDecimal points = new BigDecimal(matcher.group(1));
            return points.signum() == 0
                    ? new Opinion.Refused("0 points", feedback)
                    : new Opinion.Accepted(new Award.Points(points), feedback);
        }
        return new Opinion.Failed("exit status 7 without points on standard error", feedback);
    }

    private static Opinion award(Map<String, byte[]> files, Feedback feedback) {
        Optional<String> score = Optional.ofNullable(files.get(SCORE)).map(JudgeProgramWord::text);
        Optional<String> multiplier = Optional.ofNullable(files.get(SCORE_MULTIPLIER)).map(JudgeProgramWord::text);
        if (score.isPresent() && multiplier.isPresent()) {
            return new Opinion.Failed("it left both " + SCORE + " and " + SCORE_MULTIPLIER, feedback);
        }
        for (String text : score.or(() -> multiplier).stream().toList()) {
            if (!NUMBER.matcher(text).matches()) {
                return new Opinion.Failed("no score of 0 or more in its feedback: "
                        + text.substring(0, Math.min(text.length(), 40)), feedback);
            }
        }
        if (multiplier.isPresent()) {
            BigDecimal share = new BigDecimal(multiplier.get());
            return share.compareTo(BigDecimal.ONE) > 0
                    ? new Opinion.Failed(SCORE_MULTIPLIER + " is more than 1: " + share, feedback)
                    : new Opinion.Accepted(new Award.Share(share), feedback);
        }
        Award award = score.<Award>map(text -> new Award.Points(new BigDecimal(text))).orElse(new Award.Full());
        return new Opinion.Accepted(award, feedback);
    }

    private static Optional<String> message(Map<String, byte[]> files, String name) {
        return Optional.ofNullable(files.get(name)).map(JudgeProgramWord::text).flatMap(JudgeProgramWord::message);
    }

    private static Optional<String> message(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}

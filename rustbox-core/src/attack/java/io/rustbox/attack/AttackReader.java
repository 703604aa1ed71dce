package io.rustbox.attack;

import io.rustbox.attack.Attack.Confined;
import io.rustbox.attack.Attack.Ending;
import io.rustbox.attack.Attack.Line;
import io.rustbox.attack.Attack.Unconfined;
import io.rustbox.attack.Attack.Who;
import io.rustbox.evidence.Limit;
import io.rustbox.judge.VerdictCause;
import io.rustbox.seccomp.Arch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the header of an attack; the package's documentation describes it. */
final class AttackReader {
    private record Entry(String key, String value) {}

    private final String file;
    private final List<Entry> entries;

    private AttackReader(String file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    static Attack read(Language language, String name, String source) {
        String file = language.folder() + "/" + name;
        return new AttackReader(file, header(file, language.comment(), source)).attack(language, name, source);
    }

    private static List<Entry> header(String file, String comment, String source) {
        List<Entry> entries = new ArrayList<>();
        for (String line : source.lines().takeWhile(line -> line.startsWith(comment)).toList()) {
            String text = line.substring(comment.length()).strip();
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(file + ": no KEY: VALUE in the header's line: " + line);
            }
            entries.add(new Entry(text.substring(0, colon), text.substring(colon + 1).strip()));
        }
        return entries;
    }

    private Attack attack(Language language, String name, String source) {
        int confined = indexOf("confined");
        int unconfined = indexOf("unconfined");
        if (confined > unconfined) {
            throw new IllegalArgumentException(file + ": what is confined comes before what is not");
        }
        AttackReader first = part(0, confined, Set.of("goal", "limits", "machine"));
        AttackReader inside =
                part(confined, unconfined, Set.of("confined", "otherwise", "prints", "matches", "hits", "leaves"));
        AttackReader outside = part(unconfined, entries.size(),
                Set.of("unconfined", "arguments", "prints", "matches", "unless"));
        String goal = first.one("goal").orElseThrow(() -> new IllegalArgumentException(file + ": no goal"));
        Room room = first.one("limits").map(language.room()::with).orElse(language.room());
        return new Attack(language, name, source, goal, first.one("machine").map(AttackReader::machine), room,
                inside.confined(), outside.unconfined());
    }

    private static Arch machine(String name) {
        return Arch.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private Confined confined() {
        Set<Limit> hits = one("hits").map(AttackReader::limits).orElse(Set.of());
        Ending usual = ending(entries.getFirst().value(), hits);
        Optional<Integer> leaves = one("leaves").filter(count -> !count.equals("any")).map(Integer::valueOf);
        OptionalInt left = one("leaves").isEmpty() ? OptionalInt.of(0) : optional(leaves);
        return new Confined(usual, one("otherwise").map(this::otherwise), lines(), left);
    }

    private Ending otherwise(String text) {
        String[] parts = text.split(" and hits ", 2);
        return ending(parts[0], parts.length > 1 ? limits(parts[1]) : Set.of());
    }

    private Ending ending(String text, Set<Limit> hits) {
        String[] words = text.split(" ");
        VerdictCause cause = VerdictCause.valueOf(words[0].toUpperCase(Locale.ROOT));
        OptionalInt number = words.length > 1 ? OptionalInt.of(Integer.parseInt(words[1])) : OptionalInt.empty();
        boolean numbered = cause == VerdictCause.SIGNAL || cause == VerdictCause.NONZERO_EXIT;
        if (numbered != number.isPresent()) {
            throw new IllegalArgumentException(file + ": a signal and an exit status have a number, nothing else has");
        }
        return new Ending(cause, number, hits);
    }

    private Unconfined unconfined() {
        String[] ending = entries.getFirst().value().split(" ");
        List<String> arguments = one("arguments").map(words -> List.of(words.split(" "))).orElse(List.of());
        return new Unconfined(Who.valueOf(ending[0].toUpperCase(Locale.ROOT)), Integer.parseInt(ending[1]),
                arguments, lines(), one("unless"));
    }

    private List<Line> lines() {
        Function<Entry, Line> line = entry -> entry.key().equals("prints")
                ? new Line.Exact(entry.value())
                : new Line.Like(entry.value());
        return entries.stream()
                .filter(entry -> entry.key().equals("prints") || entry.key().equals("matches"))
                .map(line)
                .toList();
    }

    private AttackReader part(int from, int to, Set<String> keys) {
        AttackReader part = new AttackReader(file, entries.subList(from, to));
        part.entries.stream().filter(entry -> !keys.contains(entry.key())).forEach(entry -> {
            throw new IllegalArgumentException(file + ": unknown here: " + entry.key());
        });
        return part;
    }

    private int indexOf(String key) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException(file + ": no " + key);
    }

    private Optional<String> one(String key) {
        List<String> values =
                entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).toList();
        if (values.size() > 1) {
            throw new IllegalArgumentException(file + ": " + key + " is said twice");
        }
        return values.stream().findFirst();
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Set<Limit> limits(String words) {
        return List.of(words.split(" ")).stream()
                .map(word -> Limit.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Limit.class)));
    }
}

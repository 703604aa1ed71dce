package io.rustbox.commands;

import io.rustbox.UnsupportedHostException;
import io.rustbox.host.HostProbe;
import io.rustbox.judge.Judge;
import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import io.rustbox.language.Toolchain;
import java.util.ArrayList;
import java.util.List;

/** A language and whether it can be used on this host. */
sealed interface LanguageState {
    Language language();

    /** It can. */
    record Available(Language language, Toolchain toolchain) implements LanguageState {}

    /** It can't. */
    record Unavailable(Language language, String why) implements LanguageState {}

    /** {@return the state of each language, for programs as {@code user} runs them by default} */
    static List<LanguageState> all(Languages languages, HostProbe.User user) throws InterruptedException {
        List<LanguageState> states = new ArrayList<>();
        try (Judge judge = judge(languages, user)) {
            for (Language language : languages.all()) {
                states.add(of(judge, language));
            }
        }
        return states;
    }

    private static Judge judge(Languages languages, HostProbe.User user) {
        return switch (user) {
            case ROOT -> Judge.strict(languages);
            case ORDINARY -> Judge.permissive(languages);
        };
    }

    private static LanguageState of(Judge judge, Language language) throws InterruptedException {
        try {
            return new Available(language, judge.toolchain(language.id()));
        } catch (UnsupportedHostException e) {
            return new Unavailable(language, String.valueOf(e.getMessage()));
        }
    }
}

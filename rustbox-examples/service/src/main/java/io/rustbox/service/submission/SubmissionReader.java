package io.rustbox.service.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.Limits;
import io.rustbox.judge.LimitName;
import io.rustbox.judge.LimitOverrides;
import io.rustbox.judge.Program;
import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.Stored;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a client submits, and what was kept of it. May be used from any thread. */
public final class SubmissionReader {
    private final Languages languages;
    private final Supplier<List<String>> available;
    private final Settings.Sizes sizes;
    private final WebhookRule webhookRule;

    /** Says which webhooks are accepted. */
    public interface WebhookRule {
        /** {@return why the URL is refused, if it is} */
        Optional<String> refusal(String url);
    }

    /**
     * A request, read and checked.
     *
     * @param kept what is stored of it
     */
    public record Accepted(Submission submission, String kept, Optional<Stored.Webhook> webhook) {}

    /** @param available the ids of the languages that can be run now */
    public SubmissionReader(
            Languages languages, Supplier<List<String>> available, Settings.Sizes sizes, WebhookRule webhookRule) {
        this.languages = languages;
        this.available = available;
        this.sizes = sizes;
        this.webhookRule = webhookRule;
    }

    /**
     * Reads one request.
     *
     * @throws BadJsonException if it can't be accepted
     */
    public Accepted read(JsonNode request) throws BadJsonException {
        Fields fields = Fields.of(request);
        Submission submission = submission(fields);
        Optional<Stored.Webhook> webhook = webhook(fields);
        fields.end();
        ObjectNode kept = request.deepCopy();
        kept.remove(List.of("webhook_url", "webhook_secret"));
        return new Accepted(submission, Json.text(kept), webhook);
    }

    /**
     * {@return what was accepted before}
     *
     * @throws BadJsonException if it would not be accepted any more: the node's languages are others now
     */
    public Submission reread(String kept) throws BadJsonException {
        return submission(Fields.of(Json.object(kept)));
    }

    private Submission submission(Fields fields) throws BadJsonException {
        Language language = language(fields);
        String code = sized(fields.at("code"), fields.text("code"), sizes.code());
        String stdin = sized(fields.at("stdin"), fields.maybeText("stdin").orElse(""), sizes.stdin());
        Program program = Program.of(language.id(), code).stdin(stdin).limits(limits(fields, language));
        return new Submission(language.id(), program, new TestFields(sizes).read(fields, program, stdin));
    }

    private Language language(Fields fields) throws BadJsonException {
        String name = fields.text("language");
        Optional<Language> language = languages.find(name);
        List<String> ids = available.get();
        if (language.isEmpty() || !ids.contains(language.get().id())) {
            throw new BadJsonException("language: \"" + shortened(name) + "\" is not available; available are "
                    + String.join(", ", ids));
        }
        return language.get();
    }

    private static LimitOverrides limits(Fields fields, Language language) throws BadJsonException {
        String profile = fields.maybeText("profile").orElse(Profile.JUDGE.id());
        Optional<Profile> known = Profile.of(profile);
        if (known.isEmpty()) {
            throw new BadJsonException("profile: expected judge or agent, found \"" + shortened(profile) + "\"");
        }
        Map<LimitName, Long> amounts = new EnumMap<>(LimitName.class);
        amounts.putAll(known.get().limits());
        Optional<Fields> own = fields.object("limits");
        if (own.isPresent()) {
            amounts.putAll(LimitField.read(own.get()));
        }
        LimitOverrides overrides = new LimitOverrides(amounts);
        try {
            Limits _ = overrides.applyTo(language.run().limits(), language.maximum());
        } catch (IllegalArgumentException e) {
            throw new BadJsonException("limits: " + e.getMessage());
        }
        return overrides;
    }

    private Optional<Stored.Webhook> webhook(Fields fields) throws BadJsonException {
        Optional<String> url = fields.maybeText("webhook_url").filter(text -> !text.isEmpty());
        Optional<String> secret = fields.maybeText("webhook_secret").filter(text -> !text.isEmpty());
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> refusal = webhookRule.refusal(url.get());
        if (refusal.isPresent()) {
            throw new BadJsonException("webhook_url: " + refusal.get());
        }
        if (secret.isPresent() && (secret.get().length() > 512 || secret.get().indexOf('\0') >= 0)) {
            throw new BadJsonException("webhook_secret: expected at most 512 characters, none of them NUL");
        }
        return Optional.of(new Stored.Webhook(url.get(), secret));
    }

    private static String sized(String place, String text, int most) throws BadJsonException {
        // A character is one byte at least.
        int bytes = text.length() > most ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > most) {
            throw new BadJsonException(place + " is too long: at most " + most + " bytes are accepted");
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}

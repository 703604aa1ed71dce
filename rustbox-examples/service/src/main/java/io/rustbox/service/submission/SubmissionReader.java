package io.rustbox.service.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.judge.Program;
import io.rustbox.language.Languages;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a client submits, and what was kept of it. May be used from any thread. */
public final class SubmissionReader {
    private final ProgramFields programs;
    private final TestFields tests;
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
        this.programs = new ProgramFields(languages, available, sizes);
        this.tests = new TestFields(programs, sizes);
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
        Program program = programs.candidate(fields);
        return new Submission(program.language(), program, tests.read(fields, program));
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
}

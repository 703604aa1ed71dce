package io.rustbox.service.submission;

import io.rustbox.Command.BoxFile;
import io.rustbox.judge.Input;
import io.rustbox.judge.LimitName;
import io.rustbox.judge.LimitOverrides;
import io.rustbox.language.Language;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a run is given: {@code stdin}, {@code arguments}, {@code files} and {@code limits}. */
record InputFields(Settings.Sizes sizes) {
    /** The kernel takes more, but not with every limit on the stack. */
    private static final int MOST_ARGUMENT_BYTES = 32 << 10;

    /** {@return the input, with the limits that it asks for instead of {@code base}} */
    Input read(Fields fields, Language language, LimitOverrides base) throws BadJsonException {
        String stdin = FileFields.sized(
                fields.at("stdin"), fields.maybeText("stdin").orElse(""), sizes.stdin());
        Input input = Input.none()
                .stdin(stdin)
                .arguments(arguments(fields))
                .limits(limits(fields, language, base));
        try {
            for (BoxFile file : FileFields.boxFiles(fields, "files", sizes.stdin())) {
                input = input.file(file);
            }
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(fields.at("files") + ": " + e.getMessage());
        }
        return input;
    }

    static List<String> arguments(Fields fields) throws BadJsonException {
        List<String> arguments = fields.texts("arguments");
        int bytes = 0;
        for (String argument : arguments) {
            if (argument.indexOf('\0') >= 0) {
                throw new BadJsonException(fields.at("arguments") + ": none can have a NUL in it");
            }
            bytes += argument.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        if (bytes > MOST_ARGUMENT_BYTES) {
            throw new BadJsonException(
                    fields.at("arguments") + ": at most " + MOST_ARGUMENT_BYTES + " bytes are accepted");
        }
        return arguments;
    }

    static LimitOverrides limits(Fields fields, Language language, LimitOverrides base) throws BadJsonException {
        Map<LimitName, Long> amounts = new EnumMap<>(LimitName.class);
        amounts.putAll(base.amounts());
        Optional<Fields> own = fields.object("limits");
        if (own.isPresent()) {
            amounts.putAll(LimitField.read(own.get()));
        }
        LimitOverrides overrides = new LimitOverrides(amounts);
        try {
            var _ = overrides.applyTo(language.run().limits(), language.maximum());
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(fields.at("limits") + ": " + e.getMessage());
        }
        return overrides;
    }
}

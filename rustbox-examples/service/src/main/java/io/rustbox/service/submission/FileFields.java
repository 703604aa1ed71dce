package io.rustbox.service.submission;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.judge.SourceFile;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads text of a limited size, and files: {@code name} with either {@code content} or {@code content_base64}. */
final class FileFields {
    private static final int MOST_FILES = 100;

    private FileFields() {}

    /** A file, and what else was said of it. */
    private interface Reading<T> {
        T read(SourceFile file, Fields fields) throws BadJsonException;
    }

    /** {@return the files of a member}, none if it is absent */
    static List<SourceFile> files(Fields fields, String member, int most) throws BadJsonException {
        return files(fields, member, most, (file, _) -> file);
    }

    /** {@return the files of a member that a program is given} */
    static List<BoxFile> boxFiles(Fields fields, String member, int most) throws BadJsonException {
        return files(fields, member, most, (file, own) -> new BoxFile(
                file.name(),
                file.content(),
                own.truth("executable").orElse(false)
                        ? Executable.YES
                        : Executable.NO));
    }

    private static <T> List<T> files(Fields fields, String member, int most, Reading<T> reading)
            throws BadJsonException {
        List<T> files = new ArrayList<>();
        for (Fields own : fields.objects(member)) {
            files.add(reading.read(file(own, most), own));
            own.end();
        }
        if (files.size() > MOST_FILES) {
            throw new BadJsonException(fields.at(member) + ": at most " + MOST_FILES + " are accepted");
        }
        return files;
    }

    private static SourceFile file(Fields fields, int most) throws BadJsonException {
        String name = fields.text("name");
        Optional<String> text = fields.maybeText("content");
        Optional<String> base64 = fields.maybeText("content_base64");
        if (text.isPresent() == base64.isPresent()) {
            throw new BadJsonException(fields.at("content") + ": expected this or content_base64");
        }
        byte[] content = text.isPresent()
                ? sized(fields.at("content"), text.get(), most).getBytes(StandardCharsets.UTF_8)
                : decoded(fields.at("content_base64"), base64.orElseThrow(), most);
        try {
            return new SourceFile(name, content);
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(fields.at("name") + ": expected a path of letters, digits and _ . + - $, with / "
                    + "between folders, no part of which begins with anything but a letter, a digit or _");
        }
    }

    private static byte[] decoded(String place, String base64, int most) throws BadJsonException {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(place + ": not base64");
        }
        if (content.length > most) {
            throw tooLong(place, most);
        }
        return content;
    }

    /** {@return the text, unless it is longer than {@code most} bytes} */
    static String sized(String place, String text, int most) throws BadJsonException {
        // A character is one byte at least.
        if (text.length() > most || text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw tooLong(place, most);
        }
        return text;
    }

    private static BadJsonException tooLong(String place, int most) {
        return new BadJsonException(place + " is too long: at most " + most + " bytes are accepted");
    }
}

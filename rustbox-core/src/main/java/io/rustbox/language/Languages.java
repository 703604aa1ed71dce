package io.rustbox.language;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages that a judge knows, by id and alias. Immutable. */
public final class Languages {
    private static final List<String> BUILT_IN = List.of("python");

    private final Map<String, JsonObject> files;
    private final Map<String, Language> byId;
    private final Map<String, Language> byName;

    private Languages(Map<String, JsonObject> files, Map<String, Language> byId, Map<String, Language> byName) {
        this.files = files;
        this.byId = byId;
        this.byName = byName;
    }

    /** {@return the languages that come with this library} */
    public static Languages builtIn() {
        return Holder.BUILT_IN;
    }

    /**
     * {@return these languages with the one that {@code file} describes} A file whose {@code id} is known overrides what
     * it names and leaves the rest as it was; with a new id, it describes a language wholly.
     *
     * @throws LanguageFormatException if the file is not a language file, or one of its names belongs to another language
     * @throws IOException if it can't be read
     */
    public Languages with(Path file) throws IOException {
        requireNonNull(file, "file");
        return with(JsonObject.parse(file.toString(), Files.readAllBytes(file)));
    }

    /** {@return the language with this id or alias, in any case} */
    public Optional<Language> find(String idOrAlias) {
        requireNonNull(idOrAlias, "idOrAlias");
        return Optional.ofNullable(byName.get(idOrAlias.toLowerCase(Locale.ROOT)));
    }

    /**
     * {@return the language with this id or alias, in any case}
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public Language get(String idOrAlias) {
        return find(requireNonNull(idOrAlias, "idOrAlias"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no language \"" + idOrAlias + "\"; there are " + String.join(", ", byId.keySet())));
    }

    /** {@return all languages, in the order in which they were added} */
    public Collection<Language> all() {
        return List.copyOf(byId.values());
    }

    Languages with(JsonObject file) throws LanguageFormatException {
        String id = LanguageReader.id(file);
        JsonObject known = files.get(id);
        JsonObject whole = known == null ? file : known.overlaidBy(file);
        Map<String, JsonObject> moreFiles = new LinkedHashMap<>(files);
        moreFiles.put(id, whole);
        Map<String, Language> more = new LinkedHashMap<>(byId);
        more.put(id, LanguageReader.read(whole));
        return new Languages(moreFiles, more, named(file, more.values()));
    }

    private static Map<String, Language> named(JsonObject file, Collection<Language> languages)
            throws LanguageFormatException {
        Map<String, Language> named = new LinkedHashMap<>();
        for (Language language : languages) {
            named.put(language.id(), language);
        }
        for (Language language : languages) {
            for (String alias : language.aliases()) {
                Language other = named.putIfAbsent(alias, language);
                if (other != null && !other.equals(language)) {
                    throw file.problem("aliases", "\"" + alias + "\" is a name of " + other.id() + " already");
                }
            }
        }
        return named;
    }

    private static final class Holder {
        static final Languages BUILT_IN = load();

        private static Languages load() {
            Languages languages = new Languages(Map.of(), Map.of(), Map.of());
            for (String id : Languages.BUILT_IN) {
                String name = id + ".json";
                try (InputStream in = requireNonNull(Languages.class.getResourceAsStream(name), name)) {
                    languages = languages.with(JsonObject.parse(name, in.readAllBytes()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return languages;
        }
    }
}

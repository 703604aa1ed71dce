package io.rustbox.language;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The languages that a judge knows, by id and alias. Immutable. */
public final class Languages {
    private static final List<String> BUILT_IN = List.of("python", "c", "cpp");
    private static final String EXTENDS = "extends";

    /** What the files say of each language themselves, without what they take from another. */
    private final Map<String, JsonObject> own;
    private final Map<String, Language> byId;
    private final Map<String, Language> byName;

    private Languages(Map<String, JsonObject> own, Map<String, Language> byId, Map<String, Language> byName) {
        this.own = own;
        this.byId = byId;
        this.byName = byName;
    }

    /** {@return the languages that come with this library} */
    public static Languages builtIn() {
        return Holder.BUILT_IN;
    }

    /**
     * {@return these languages with those that {@code file} describes} An object whose {@code id} is known overrides what it
     * names and leaves the rest as it was, also for the languages that extend this one; with a new id, it describes a
     * language wholly, or together with the one that it extends.
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

    private Languages with(List<JsonObject> file) throws LanguageFormatException {
        Languages languages = this;
        for (JsonObject object : file) {
            languages = languages.with(object);
        }
        return languages;
    }

    private Languages with(JsonObject object) throws LanguageFormatException {
        String id = LanguageReader.id(object);
        Map<String, JsonObject> objects = new LinkedHashMap<>(own);
        objects.merge(id, object, JsonObject::overlaidBy);
        Map<String, Language> languages = new LinkedHashMap<>();
        for (var each : objects.entrySet()) {
            languages.put(each.getKey(), LanguageReader.read(whole(each.getKey(), each.getValue(), objects)));
        }
        return new Languages(objects, languages, named(object, languages.values()));
    }

    /** {@return {@code own} laid over what it extends} A name is nobody else's, so that names are not inherited. */
    private static JsonObject whole(String ownId, JsonObject own, Map<String, JsonObject> objects)
            throws LanguageFormatException {
        Set<String> extended = new HashSet<>(Set.of(ownId));
        JsonObject whole = own;
        while (whole.has(EXTENDS)) {
            String id = whole.text(EXTENDS);
            JsonObject base = objects.get(id);
            if (base == null) {
                throw own.problem(EXTENDS, "no language \"" + id + "\" stands before this one");
            }
            if (!extended.add(id)) {
                throw own.problem(EXTENDS, "this language would extend itself, by way of \"" + id + "\"");
            }
            whole = base.without("aliases").overlaidBy(whole.without(EXTENDS));
        }
        return whole;
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

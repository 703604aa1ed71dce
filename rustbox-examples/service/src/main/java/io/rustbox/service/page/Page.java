package io.rustbox.service.page;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Serves the page. Everything it loads comes from here. */
public final class Page {
    /** The editor's files, in its own jar; the version is the one of the POM. */
    private static final String EDITOR = "/META-INF/resources/webjars/ace-builds/1.41.0/src-min-noconflict/";

    private static final String OURS = "/page/";
    private static final String FILE_NAME = "[a-z0-9_-]+\\.(js|css)";

    /** The editor writes style elements; scripts come from files alone. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    /** Adds the page's paths. */
    public static void serve(RoutesConfig routes) {
        byte[] page = read("/page/index.html");
        byte[] document = read("/openapi.json");
        routes.get("/", context -> answer(context, "text/html; charset=utf-8", page));
        routes.get("/openapi.json", context -> answer(context, "application/json", document));
        routes.get("/page/{file}", context -> file(context, OURS, "no-cache"));
        routes.get("/assets/ace/{file}", context -> file(context, EDITOR, "max-age=86400"));
    }

    private static void file(Context context, String folder, String caching) {
        String name = context.pathParam("file");
        if (!name.matches(FILE_NAME)) {
            throw new NotFoundResponse();
        }
        try (InputStream in = open(folder + name)) {
            if (in == null) {
                throw new NotFoundResponse();
            }
            context.header("Cache-Control", caching);
            String type = name.endsWith(".js") ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8";
            answer(context, type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Context context, String type, byte[] content) {
        context.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .contentType(type)
                .result(content);
    }

    private static byte[] read(String name) {
        try (InputStream in = requireNonNull(open(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(String name) {
        return Page.class.getResourceAsStream(name);
    }
}

package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page, in a browser. */
class PageIT {
    private static final int ENTER = 13;
    private static final int TAB = 9;
    private static final int ESCAPE = 27;
    private static final int CONTROL = 2;

    @TempDir
    private Path folder;

    private Node node;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        browser = Browser.start(folder);
        node = Node.in(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (node != null) {
            node.close();
            browser.close();
        }
    }

    @Test
    void run_byKeyboard_showsVerdictOutputAndEvidence() throws Exception {
        open();
        browser.value("editor.focus(), editor.selectAll(), 1");
        browser.type("print(int(input()) * 2)");
        browser.value("document.getElementById('stdin').select(), document.getElementById('stdin').focus(), 1");
        browser.type("21");
        browser.value("editor.focus(), 1");
        browser.press("Enter", ENTER, CONTROL);

        browser.await("document.getElementById('verdict').textContent === 'AC'");
        assertThat(text("stdout")).isEqualTo("42\n");
        assertThat(text("cpu")).endsWith("ms");
        assertThat(text("ending")).isEqualTo("exit status 0");
        assertThat(browser.value("document.querySelectorAll('#timeline > ol > li').length").asInt())
                .isGreaterThanOrEqualTo(5);
        if (Node.mode().equals("strict")) {
            assertThat(text("timeline")).contains("8 of 8 layers in force").contains("seccomp", "move_mount");
        }
        assertThat(browser.value("document.querySelectorAll('#operations > details').length").asInt())
                .isGreaterThanOrEqualTo(10);
        assertThat(browser.requests()).allSatisfy(
                url -> assertThat(url).startsWith(node.uri("/").toString()).isNotEqualTo("about:blank"));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void editor_escapeThenTab_leavesIt() throws Exception {
        open();
        browser.value("document.querySelector('#editor .ace_scroller').focus(), 1");
        browser.press("Enter", ENTER, 0);
        browser.press("Escape", ESCAPE, 0);
        browser.press("Tab", TAB, 0);

        assertThat(browser.value("document.querySelector('.ace_text-input') === document.activeElement").asBoolean())
                .isFalse();
    }

    @Test
    void operations_tried_areAnswered() throws Exception {
        open();
        browser.value("document.querySelectorAll('#operations > details').forEach((each) => { each.open = true; }), 1");

        attempt("POST /api/submit", "Object.assign(form.querySelector('select'), { value: 'true' })");
        browser.await(trial("POST /api/submit", "form.querySelector('p').textContent.startsWith('200')"));
        browser.await(
                trial("POST /api/submit", "form.querySelector('pre').textContent.includes('\"verdict\": \"AC\"')"));
        attempt("POST /api/submit", "form.querySelector('textarea').value = '{}'");
        browser.await(trial("POST /api/submit", "form.querySelector('p').textContent.startsWith('400')"));
        browser.await(
                trial("POST /api/submit", "form.querySelector('pre').textContent.includes('language is missing')"));

        browser.value("document.getElementById('run').click(), 1");
        browser.await("document.getElementById('verdict').textContent === 'AC'");
        attempt("GET /api/result/{id}/events", "1");
        browser.await(trial("GET /api/result/{id}/events",
                "form.querySelector('pre').textContent.startsWith('event: result')"));
        attempt("DELETE /api/result/{id}", "1");
        browser.await(
                trial("DELETE /api/result/{id}", "form.querySelector('pre').textContent.includes('\"completed\"')"));
        attempt("POST /api/batch", "1");
        browser.await(trial("POST /api/batch", "form.querySelector('pre').textContent.includes('\"ids\"')"));
        attempt("POST /api/webhooks/{id}/redeliver", "1");
        browser.await(
                trial("POST /api/webhooks/{id}/redeliver", "form.querySelector('p').textContent.startsWith('404')"));
    }

    @Test
    void controls_all_haveNamesAndAreReachedByKeyboard() throws Exception {
        open();
        browser.value("document.getElementById('run').click(), 1");
        browser.await("document.getElementById('verdict').textContent === 'AC'");
        browser.value("document.querySelectorAll('details').forEach((each) => { each.open = true; }), 1");

        assertThat(browser.value(NAMELESS).asText()).isEmpty();
        browser.value("document.querySelector('.skip').focus(), 1");
        browser.enter();
        browser.press("Tab", TAB, 0);
        assertThat(browser.value("document.activeElement.id").asText()).as("beyond Run, which was skipped to")
                .isIn("cancel", "run", "");
        browser.value("document.getElementById('stdin').focus(), 1");
        browser.press("Tab", TAB, 0);
        assertThat(browser.value("document.activeElement.id").asText()).isEqualTo("expected");
        assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle").asText()).isEqualTo("solid");
    }

    @Test
    void run_outputThatIsHtml_isShownAsText() throws Exception {
        open();
        browser.value("editor.setValue(\"print('<img src=x onerror=alert(1)><b>bold</b>')\"), "
                + "document.getElementById('run').click(), 1");

        browser.await("document.getElementById('verdict').textContent === 'AC'");
        assertThat(text("stdout")).isEqualTo("<img src=x onerror=alert(1)><b>bold</b>\n");
        assertThat(browser.value("document.querySelectorAll('#stdout *').length").asInt()).isZero();
    }

    @Test
    void cancel_running_showsThatItWas() throws Exception {
        open();
        browser.value("editor.setValue('import time; time.sleep(6)'), document.getElementById('run').click(), 1");
        browser.await("document.getElementById('status').textContent === 'running'");
        browser.value("document.getElementById('cancel').click(), 1");

        browser.await("document.getElementById('status').textContent === 'cancelled by request'");
        browser.await("!document.getElementById('run').disabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void page_colourScheme_isFollowedWithEnoughContrast(String scheme) throws Exception {
        browser.colourScheme(scheme);
        open();

        assertThat(browser.value("editor.getTheme()").asText().contains("dark")).isEqualTo(scheme.equals("dark"));
        browser.value("document.getElementById('run').click(), 1");
        browser.await("document.getElementById('verdict').textContent === 'AC'");
        browser.value("document.querySelectorAll('#evidence, #operations > details:nth-child(-n+3)')"
                + ".forEach((each) => { each.open = true; }), 1");
        picture(scheme);
        assertThat(browser.value(CONTRAST).asDouble()).isGreaterThan(4.5);
    }

    @Test
    void page_onAPhone_fitsAndHasLargeButtons() throws Exception {
        browser.phone(360, 740);
        open();
        browser.value("document.getElementById('run').click(), 1");
        browser.await("document.getElementById('verdict').textContent === 'AC'");
        browser.value("document.querySelectorAll('details').forEach((each) => { each.open = true; }), 1");

        picture("phone");
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        assertThat(browser.value("document.getElementById('run').getBoundingClientRect().height").asInt())
                .isGreaterThanOrEqualTo(40);
    }

    private void open() throws Exception {
        browser.open(node.uri("/"));
        browser.await("document.readyState === 'complete' && typeof editor !== 'undefined'"
                + " && document.querySelectorAll('#operations > details').length > 0"
                + " && document.getElementById('language').value === 'python'");
    }

    /** {@code -Drustbox.service.pictures=FOLDER} has the page drawn for whoever wants to look at it. */
    private void picture(String name) throws Exception {
        String pictures = System.getProperty("rustbox.service.pictures", "");
        if (!pictures.isEmpty()) {
            browser.screenshot(Path.of(pictures, name + ".png"));
        }
    }

    private static String trial(String title, String expression) {
        return "((form) => " + expression + ")([...document.querySelectorAll('.trial')]"
                + ".find((each) => each.querySelector('button').textContent === '" + title + "'))";
    }

    /** Changes the form of an operation, and sends it by keyboard. */
    private void attempt(String title, String change) throws Exception {
        browser.value(trial(title, "(" + change + ", form.querySelector('button').focus(), 1)"));
        browser.enter();
    }

    private String text(String id) throws Exception {
        return browser.value("document.getElementById('" + id + "').textContent").asText();
    }

    /** Controls that a screen reader has no name for. */
    private static final String NAMELESS = """
            [...document.querySelectorAll('button, input, select, textarea, a[href], summary, [tabindex="0"]')]
                .filter((each) => !each.closest('.ace_editor'))
                .filter((each) => !each.textContent.trim() && !each.getAttribute('aria-label') && !(each.labels?.length)
                    || ['INPUT', 'SELECT', 'TEXTAREA'].includes(each.tagName) && !each.getAttribute('aria-label')
                        && ![...each.labels].some((label) => label.textContent.trim()))
                .map((each) => each.outerHTML.slice(0, 100)).join('\\n')""";

    /** The least contrast, as WCAG 2 defines it, of the text of headings, labels, status and button with what is behind. */
    private static final String CONTRAST =
            """
            (() => {
              const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
              const light = (colour) => colour.slice(0, 3).map((each) => each / 255)
                .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
                .reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = (node) => {
                for (; node; node = node.parentElement) {
                  const colour = rgb(getComputedStyle(node).backgroundColor);
                  if (colour.length === 3 || colour[3] > 0) return colour;
                }
                return [255, 255, 255];
              };
              return Math.min(...[...document.querySelectorAll("h1, h2, label, #node, #status, #run, pre, a[href='openapi.json']")]
                .map((node) => {
                  const [a, b] = [light(rgb(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
                  return (a + 0.05) / (b + 0.05);
                }));
            })()
            """;
}

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
        assertThat(browser.value(CONTRAST).asDouble()).isGreaterThan(4.5);
    }

    @Test
    void page_onAPhone_fitsAndHasLargeButtons() throws Exception {
        browser.phone(360, 740);
        open();
        browser.value("document.getElementById('run').click(), 1");
        browser.await("document.getElementById('verdict').textContent === 'AC'");
        browser.value("document.querySelectorAll('details').forEach((each) => { each.open = true; }), 1");

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

    private String text(String id) throws Exception {
        return browser.value("document.getElementById('" + id + "').textContent").asText();
    }

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

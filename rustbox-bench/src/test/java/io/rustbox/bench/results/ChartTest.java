package io.rustbox.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {
    @Test
    void svg_hasABarForEachLaunch_asLongAsItTook() throws Exception {
        Document document = parse(Chart.svg(Samples.results(
                Samples.time("Launch.a", 500, 0, 1),
                Samples.time("Launch.b", 1000, 0, 2),
                Samples.rate("Launch.rate", 9, 0, 3),
                Samples.time("Phases.c", 100, 0, 4))));

        NodeList bars = document.getElementsByTagName("rect");
        assertThat(bars.getLength()).isEqualTo(2);
        assertThat(width(bars, 1)).isCloseTo(2 * width(bars, 0), within(0.2));
    }

    @Test
    void svg_ofNothing_isStillADocument() throws Exception {
        assertThat(parse(Chart.svg(Samples.results())).getDocumentElement().getTagName()).isEqualTo("svg");
    }

    private static double width(NodeList bars, int index) {
        return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
    }

    /** Fails if it is not well-formed: the machine's name has to be escaped, for one. */
    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }
}

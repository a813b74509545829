package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page, read by a parser of XML: it takes nothing that is not well-formed, so that what is found here is what every browser finds. */
final class HtmlDocument {
    private static final Set<String> GLOBAL =
            Set.of("class", "id", "role", "aria-label", "aria-labelledby", "aria-hidden");

    /** The elements that a page may have, with the attributes that each may have besides those of all. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("html", Set.of("lang")),
            Map.entry("head", Set.of()),
            Map.entry("meta", Set.of("charset", "name", "content", "http-equiv")),
            Map.entry("title", Set.of()),
            Map.entry("style", Set.of()),
            Map.entry("script", Set.of()),
            Map.entry("body", Set.of()),
            Map.entry("a", Set.of("href")),
            Map.entry("header", Set.of()),
            Map.entry("main", Set.of()),
            Map.entry("footer", Set.of()),
            Map.entry("section", Set.of()),
            Map.entry("h1", Set.of()),
            Map.entry("h2", Set.of()),
            Map.entry("p", Set.of()),
            Map.entry("div", Set.of("tabindex")),
            Map.entry("ul", Set.of()),
            Map.entry("li", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("span", Set.of()),
            Map.entry("b", Set.of()),
            Map.entry("bdi", Set.of()),
            Map.entry("details", Set.of("open")),
            Map.entry("summary", Set.of()),
            Map.entry("table", Set.of()),
            Map.entry("caption", Set.of()),
            Map.entry("thead", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of("scope", "colspan")),
            Map.entry("td", Set.of()),
            Map.entry("figure", Set.of()),
            Map.entry("figcaption", Set.of()),
            Map.entry("svg", Set.of("viewBox", "xmlns")),
            Map.entry("desc", Set.of()),
            Map.entry("g", Set.of()),
            Map.entry("rect", Set.of("x", "y", "width", "height")),
            Map.entry("line", Set.of("x1", "y1", "x2", "y2")),
            Map.entry("path", Set.of("d")),
            Map.entry("text", Set.of("x", "y", "text-anchor")));

    private final Document document;

    private HtmlDocument(Document document) {
        this.document = document;
    }

    static HtmlDocument of(String html) throws IOException {
        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n").endsWith("</html>\n");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setExpandEntityReferences(false);
            return new HtmlDocument(factory.newDocumentBuilder().parse(new InputSource(new StringReader(html))));
        } catch (SAXException | ParserConfigurationException notWellFormed) {
            throw new AssertionError(notWellFormed);
        }
    }

    /** Elements of a name, in the order of the page; all of them for {@code *}. */
    List<Element> elements(String name) {
        List<Element> found = new ArrayList<>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    List<String> text(String name) {
        return elements(name).stream().map(Node::getTextContent).toList();
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** Nothing but allowed elements and attributes, one script, one style, and no address but of places on the page. */
    void isHarmless() {
        for (Element element : elements("*")) {
            Set<String> allowed = ALLOWED.get(element.getTagName());
            assertThat(allowed).as("<%s>", element.getTagName()).isNotNull();
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) element.getAttributes().item(i);
                assertThat(GLOBAL.contains(attribute.getName()) || allowed.contains(attribute.getName()))
                        .as("<%s %s>", element.getTagName(), attribute.getName())
                        .isTrue();
            }
        }
        assertThat(elements("script")).hasSize(1);
        assertThat(elements("style")).hasSize(1);
        assertThat(elements("a")).allMatch(link -> link.getAttribute("href").matches("#[a-z0-9-]+"));
        String text = document.getDocumentElement().getTextContent();
        assertThat(text.codePoints().filter(c -> c != '\n' && c != ' ').filter(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                }))
                .isEmpty();
    }

    /** Landmarks, headings in order, tables with captions and titles with scopes, names that lead somewhere. */
    void isAccessible() {
        for (String landmark : List.of("header", "main", "footer", "h1", "title")) {
            assertThat(elements(landmark)).as(landmark).hasSize(1);
        }
        Set<String> ids = new HashSet<>();
        elements("*").stream()
                .filter(element -> element.hasAttribute("id"))
                .forEach(element ->
                        assertThat(ids.add(element.getAttribute("id"))).isTrue());
        elements("*").stream()
                .filter(element -> element.hasAttribute("aria-labelledby"))
                .forEach(element -> assertThat(ids)
                        .contains(element.getAttribute("aria-labelledby").split(" ")));
        assertThat(elements("a"))
                .allMatch(link -> ids.contains(link.getAttribute("href").substring(1)));
        assertThat(elements("table"))
                .allMatch(table -> children(table, "caption").stream()
                        .anyMatch(caption -> !caption.getTextContent().isBlank()));
        assertThat(elements("th")).allMatch(title -> title.getAttribute("scope").matches("col|row|rowgroup"));
    }
}

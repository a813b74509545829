package dev.imatool.parsers.known.xml;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.stream.SourceStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Goes through a document once. Nothing outside the document is asked for, and no entity is expanded. */
final class XmlInput {
    private static final int DEEPEST = 64;

    private XmlInput() {}

    /** Takes the pieces of a document in their order. */
    interface Visitor {
        /** Takes the beginning of an element, whose attributes the reader has. */
        void begin(XMLStreamReader reader, String name);

        /** Takes text between tags, perhaps in several pieces. */
        void text(String text);

        /** Takes the end of an element. */
        void end(String name, Place place);
    }

    /**
     * Reads to the end or to where the document is damaged, which is remarked.
     *
     * @throws IOException if the content cannot be read
     */
    static void visit(InputStream content, Visitor visitor, KnownRemarks remarks) throws IOException {
        boolean[] failed = new boolean[1];
        GuardedStream guarded = new GuardedStream(new SourceStream(content, failure -> failed[0] = true));
        int depth = 0;
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(characters(guarded));
            while (reader.hasNext()) {
                int event = reader.next();
                guarded.piece();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (++depth > DEEPEST) {
                        remarks.error(
                                place(reader.getLocation()), "elements are nested more than " + DEEPEST + " deep");
                        return;
                    }
                    visitor.begin(reader, local(reader.getLocalName()));
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    visitor.end(local(reader.getLocalName()), place(reader.getLocation()));
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    visitor.text(reader.getText());
                }
            }
        } catch (XMLStreamException malformed) {
            if (failed[0] && malformed.getNestedException() instanceof IOException unreadable) {
                throw unreadable;
            }
            remarks.error(place(malformed.getLocation()), "the XML is malformed or cut short");
        }
    }

    /** UTF-8; bytes that are none stand for no name, and are no reason to read nothing or to print anything. */
    private static Reader characters(InputStream bytes) throws IOException {
        BufferedReader characters = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        characters.mark(1);
        if (characters.read() != '\ufeff') {
            characters.reset();
        }
        return characters;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // a prefix that is not declared is no reason to read nothing
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /** Where the reader stands. */
    static Place place(@Nullable Location location) {
        return location == null
                ? Place.WHOLE_INPUT
                : Place.in("line " + location.getLineNumber() + ", column " + location.getColumnNumber());
    }

    /** A name without its prefix. */
    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}

package dev.imatool.parsers.known.xml;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/**
 * A software identification tag (ISO/IEC 19770-2:2015): {@code File} with a {@code name} and {@code hash} attributes, whose namespace
 * says which hash, in {@code Directory} elements. The item is the name and the version of the software. Nothing outside the document is
 * asked for, and no entity is expanded.
 */
public final class SwidTag implements SourceFormReader {
    private static final int MOST_PREFIXES = 100;
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_ITEM = 200;
    private static final String NAMESPACE = "xmlns:";

    private final Deque<String> directories = new ArrayDeque<>();
    private final Map<String, String> namespaces = new HashMap<>();
    private String item = "";
    private long tags;

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        XmlInput.visit(
                content,
                new XmlInput.Visitor() {
                    @Override
                    public void begin(XMLStreamReader reader, String name) {
                        tags += SwidTag.this.begin(reader, name, digests, sink, remarks) ? 1 : 0;
                    }

                    @Override
                    public void text(String text) {
                        // a tag says everything in attributes
                    }

                    @Override
                    public void end(String name, Place place) {
                        if (name.equals("Directory") && !directories.isEmpty()) {
                            directories.pop();
                        }
                    }
                },
                remarks);
        return tags;
    }

    /** True for the beginning of a tag. */
    private boolean begin(
            XMLStreamReader reader, String element, FileDigests digests, KnownFileSink sink, KnownRemarks remarks) {
        Map<String, String> attributes = attributes(reader);
        switch (element) {
            case "SoftwareIdentity" -> {
                String name =
                        (attributes.getOrDefault("name", "") + " " + attributes.getOrDefault("version", "")).strip();
                item = name.substring(0, Math.min(LONGEST_ITEM, name.length()));
                return true;
            }
            case "Directory" -> directories.push(path(attributes));
            case "File" ->
                file(path(attributes), attributes, digests, XmlInput.place(reader.getLocation()), sink, remarks);
            default -> {
                // says nothing of a content
            }
        }
        return false;
    }

    private Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String local = reader.getAttributeLocalName(i);
            String name = prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
            if (!name.startsWith(NAMESPACE)) {
                attributes.put(name, reader.getAttributeValue(i));
            } else if (namespaces.size() < MOST_PREFIXES) {
                namespaces.put(name.substring(NAMESPACE.length()), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private void file(
            String path,
            Map<String, String> attributes,
            FileDigests digests,
            Place place,
            KnownFileSink sink,
            KnownRemarks remarks) {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            int colon = attribute.getKey().indexOf(':');
            boolean hash = colon > 0 && attribute.getKey().substring(colon + 1).equals("hash");
            if (hash && !digests.add(hash(attribute.getKey().substring(0, colon)), attribute.getValue())) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(place, KnownRemarks.quoted(attribute.getValue()) + " is not a digest");
            }
        }
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            digests.forget();
            sink.skipped(KnownSkip.UNREADABLE);
            remarks.error(place, "a file without a name, or with one that is too long");
        } else {
            digests.file(item, ByteString.ofText(path));
        }
    }

    /** The hash of a namespace such as {@code http://www.w3.org/2001/04/xmlenc#sha256}, else that of its prefix. */
    private String hash(String prefix) {
        String namespace = namespaces.getOrDefault(prefix, "");
        String fragment = namespace.substring(namespace.lastIndexOf('#') + 1);
        return HashNames.of(fragment).isPresent() ? fragment : prefix;
    }

    /** Root, location and name, below the directory around. */
    private String path(Map<String, String> attributes) {
        String around = directories.isEmpty() ? "" : directories.peek();
        StringBuilder path = new StringBuilder(around);
        for (String part : new String[] {"root", "location", "name"}) {
            String value = attributes.getOrDefault(part, "");
            if (!value.isEmpty() && path.length() + value.length() <= LONGEST_PATH) {
                if (path.length() > 0 && path.charAt(path.length() - 1) != '/' && !value.startsWith("/")) {
                    path.append('/');
                }
                path.append(value);
            }
        }
        return path.toString();
    }
}

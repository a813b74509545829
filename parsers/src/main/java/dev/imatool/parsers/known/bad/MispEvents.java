package dev.imatool.parsers.known.bad;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import dev.imatool.parsers.known.json.JsonFrame;
import dev.imatool.parsers.known.json.JsonVisitor;
import dev.imatool.parsers.known.json.JsonWalk;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Events of MISP in JSON: their attributes, and those of their objects; or attributes alone. */
public final class MispEvents implements SourceFormReader {
    private static final Set<String> WANTED = Set.of("type", "value", "comment", "to_ids", "deleted", "info");

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        MispAttributes attributes = new MispAttributes(sink, remarks);
        long[] events = new long[1];
        JsonWalk.over(
                content,
                new JsonVisitor() {
                    @Override
                    public boolean wants(String member) {
                        return WANTED.contains(member);
                    }

                    @Override
                    public void end(JsonFrame frame, Place place) {
                        if (frame.name().equals("Event")) {
                            events[0]++;
                        } else if (isAttribute(frame)) {
                            if (frame.text("deleted").equals("true")) {
                                sink.skipped(KnownSkip.NO_HASH);
                            } else {
                                attributes.take(
                                        frame.text("type"),
                                        frame.text("value"),
                                        frame.text("comment").isEmpty() ? info(frame) : frame.text("comment"),
                                        frame.text("to_ids"),
                                        place);
                            }
                        }
                    }
                },
                remarks);
        attributes.end();
        return Math.max(1, events[0]);
    }

    /** Attributes stand in an event, or alone in an array of whatever name. */
    private static boolean isAttribute(JsonFrame frame) {
        return frame.name().equals("Attribute")
                || (frame.element() && frame.has("value") && MispAttributes.hasHash(frame.text("type")));
    }

    /** What the event says that it is about, as far as that was read. */
    private static String info(JsonFrame attribute) {
        Optional<JsonFrame> around = attribute.parent();
        while (around.isPresent() && !around.get().has("info")) {
            around = around.get().parent();
        }
        return around.map(event -> event.text("info")).orElse("");
    }
}

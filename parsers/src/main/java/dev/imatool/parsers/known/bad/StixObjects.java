package dev.imatool.parsers.known.bad;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import dev.imatool.parsers.known.json.JsonFrame;
import dev.imatool.parsers.known.json.JsonVisitor;
import dev.imatool.parsers.known.json.JsonWalk;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects of STIX 2: indicators whose pattern compares hashes of files, and file objects with hashes. Patterns of other things are
 * counted, revoked indicators are left out.
 */
public final class StixObjects implements SourceFormReader {
    private static final Pattern COMPARISON = Pattern.compile(
            "hashes\\s?[.\\[]\\s?['\"]?([A-Za-z0-9_-]{1,40})['\"]?\\]?\\s{0,8}(?:=|IN|in)\\s{0,8}(\\([^)]*\\)|'[^']*')");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final int LONGEST_ITEM = 200;

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        Objects objects = new Objects(sink, remarks);
        return Math.max(1, JsonWalk.over(content, objects, remarks));
    }

    private static final class Objects implements JsonVisitor {
        private final KnownFileSink sink;
        private final KnownRemarks remarks;
        private final FileDigests digests;

        Objects(KnownFileSink sink, KnownRemarks remarks) {
            this.sink = sink;
            this.remarks = remarks;
            this.digests = new FileDigests(sink);
        }

        @Override
        public boolean wants(String member) {
            return switch (member) {
                case "type", "name", "pattern", "revoked" -> true;
                default -> HashNames.of(member).isPresent();
            };
        }

        @Override
        public void end(JsonFrame frame, Place place) {
            if (frame.name().equals("hashes") && frame.parent().isPresent()) {
                frame.members().forEach((hash, hex) -> frame.parent().get().put("hashes." + hash, hex));
                return;
            }
            switch (frame.text("type")) {
                case "indicator" -> indicator(frame, place);
                case "file", "artifact" -> file(frame, place);
                default -> {
                    // relations, reports and whatever else
                }
            }
        }

        private void indicator(JsonFrame frame, Place place) {
            boolean any = false;
            Matcher comparison = COMPARISON.matcher(frame.text("pattern"));
            while (!frame.text("revoked").equals("true") && comparison.find()) {
                any = true;
                Matcher quoted = QUOTED.matcher(comparison.group(2));
                while (quoted.find()) {
                    digest(comparison.group(1), quoted.group(1), place);
                    hand(frame);
                }
            }
            if (!any) {
                sink.skipped(KnownSkip.NO_HASH);
            }
        }

        private void file(JsonFrame frame, Place place) {
            for (Map.Entry<String, String> member : frame.members().entrySet()) {
                if (member.getKey().startsWith("hashes.")) {
                    digest(member.getKey().substring("hashes.".length()), member.getValue(), place);
                }
            }
            hand(frame);
        }

        private void digest(String hash, String hex, Place place) {
            if (!digests.add(hash, hex)) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(place, KnownRemarks.quoted(hex) + " is not a digest of " + KnownRemarks.quoted(hash));
            }
        }

        private void hand(JsonFrame frame) {
            String name = frame.text("name");
            if (!digests.none()) {
                digests.file(
                        name.substring(0, Math.min(LONGEST_ITEM, name.length())),
                        ByteString.EMPTY,
                        KnownFile.State.PRESENT,
                        false);
            }
        }
    }
}

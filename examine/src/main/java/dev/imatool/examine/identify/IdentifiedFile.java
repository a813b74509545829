package dev.imatool.examine.identify;

import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.form.FormUse;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a file is.
 *
 * @param path as typed
 * @param content what is in it
 * @param next the commands that answer most about it, the best first
 */
public record IdentifiedFile(String path, Content content, List<NextCommand> next) {
    public IdentifiedFile {
        next = List.copyOf(next);
    }

    /** What is in a file. */
    public sealed interface Content {
        /** A stable name for machines. */
        String id();

        /**
         * A measurement list.
         *
         * @param list what is known of it
         */
        record MeasurementList(InputSummary list) implements Content {
            @Override
            public String id() {
                return "measurement_list";
            }
        }

        /**
         * Something else that is collected with a list.
         *
         * @param kind what it is
         */
        record Part(PartKind kind) implements Content {
            @Override
            public String id() {
                return kind.id();
            }
        }

        /**
         * A folder or an archive.
         *
         * @param files how many files are in it
         * @param parts how many of them are what; kinds of which there is none are absent
         * @param others how many are something else
         */
        record Collection(long files, Map<PartKind, Long> parts, long others) implements Content {
            public Collection {
                parts = Collections.unmodifiableMap(new EnumMap<>(parts));
            }

            @Override
            public String id() {
                return "collection";
            }

            /** How many measurement lists are in it. */
            public long lists() {
                return parts.getOrDefault(PartKind.MEASUREMENT_LIST, 0L);
            }
        }

        /**
         * A form that is known.
         *
         * @param words what it is, with its article
         * @param use what it can be read as
         */
        record Form(String words, FormUse use) implements Content {
            @Override
            public String id() {
                return "other_form";
            }
        }

        /** A pipe, a socket or a device, which is not opened: reading may never end. */
        record NotAFile() implements Content {
            @Override
            public String id() {
                return "not_a_file";
            }
        }

        /**
         * Nothing that is known.
         *
         * @param words what it seems to be
         */
        record Unknown(String words) implements Content {
            @Override
            public String id() {
                return "unknown";
            }
        }
    }

    /** True where it is known what it is. */
    public boolean recognised() {
        return switch (content) {
            case Content.MeasurementList list -> true;
            case Content.Part part -> true;
            case Content.Form form -> form.use() != FormUse.UNKNOWN_JSON;
            case Content.Collection collection -> !collection.parts().isEmpty();
            case Content.Unknown unknown -> false;
            case Content.NotAFile pipe -> false;
        };
    }
}

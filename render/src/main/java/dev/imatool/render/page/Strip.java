package dev.imatool.render.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture of one measurement list: its entries as a strip from the first to the last, what is known of each stretch of them, and what
 * stands between them.
 *
 * @param title what it shows, safe to print
 * @param entries number of entries of the list
 * @param segments stretches of entries, in any order; an entry in several of them is shown by the one that weighs most
 * @param marks what stands in front of entries or after them, in the order of the list
 */
public record Strip(String title, long entries, List<Segment> segments, List<Mark> marks) {
    public Strip {
        segments = List.copyOf(segments);
        marks = List.copyOf(marks);
        if (entries < 0 || segments.stream().anyMatch(segment -> segment.to() > entries)) {
            throw new IllegalArgumentException("a segment ends after entry " + entries);
        }
        if (marks.stream().anyMatch(mark -> mark.entry() > entries)) {
            throw new IllegalArgumentException("a mark stands after entry " + entries);
        }
    }

    /** What is known of entries, from what weighs least to what weighs most. */
    public enum What {
        /** A quote covers them and what they say. */
        COVERED("covered by a quote", Role.GOOD),
        /** They were measured after the last quote, or added later. */
        AFTER_QUOTE("after the quote", Role.ODD),
        /** No quote covers them. */
        NOT_COVERED("not covered by a quote", Role.ODD),
        /** A quote covers some of them; which ones is not told. */
        PARTLY_COVERED("partly covered by a quote", Role.ODD),
        /** Violations: a quote covers that there was one, their names are hashed by nothing. */
        VIOLATION("violations", Role.ODD),
        /** A quote covers their digests, and nothing proves what they say. */
        CONTENTS_UNPROVEN("contents unproven", Role.BAD),
        /** A PCR value or a quote that they do not lead to. */
        NOT_REPRODUCED("value not reproduced", Role.BAD),
        /** They contradict themselves. */
        CONTRADICTION("contradict themselves", Role.BAD),
        /** Their contents are on a list of bad ones. */
        KNOWN_BAD("known bad", Role.BAD);

        private final String words;
        private final Role role;

        What(String words, Role role) {
            this.words = words;
            this.role = role;
        }

        /** A stable name, in snake case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What it says of entries. */
        public String words() {
            return words;
        }

        /** Whether that is good. */
        public Role role() {
            return role;
        }
    }

    /**
     * A stretch of entries.
     *
     * @param from the first, from 1
     * @param to the last, at least {@code from}
     * @param what what is known of them
     */
    public record Segment(long from, long to, What what) {
        public Segment {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("entries " + from + " to " + to);
            }
        }

        /** How many entries. */
        public long entries() {
            return to - from + 1;
        }
    }

    /**
     * Something that stands between entries.
     *
     * @param entry the entry that it stands after; 0 in front of the first
     * @param kind what it is
     * @param label more about it, safe to print; empty where there is nothing
     */
    public record Mark(long entry, Kind kind, String label) {
        public Mark {
            if (entry < 0) {
                throw new IllegalArgumentException("after entry " + entry);
            }
        }

        /** What a mark can be. */
        public enum Kind {
            FIRMWARE("firmware log"),
            BOOT("boot"),
            BOOT_AGGREGATE("boot_aggregate"),
            KEXEC("kexec"),
            QUOTE("quote");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            /** The field's word for it. */
            public String words() {
                return words;
            }
        }
    }

    /** A run of columns of the picture that look alike. */
    public record Run(int from, int to, What what) {}

    /**
     * The strip as a row of {@code columns}, however many segments there are. Each segment takes at least {@code narrowest} columns, and
     * where that is more than there is room for, what weighs more hides what weighs less, never the other way round.
     *
     * @return runs in order; columns that no segment takes are in none
     */
    public List<Run> runs(int columns, int narrowest) {
        @Nullable What[] row = new What[columns];
        for (What what : What.values()) {
            for (Segment segment : segments) {
                if (segment.what() == what) {
                    paint(row, segment, narrowest);
                }
            }
        }
        return runs(row);
    }

    private void paint(@Nullable What[] row, Segment segment, int narrowest) {
        int from = column(segment.from() - 1, row.length);
        int to = Math.max(from + 1, column(segment.to(), row.length));
        int missing = Math.max(0, Math.min(narrowest, row.length) - (to - from));
        int begin = Math.clamp(from - missing / 2L, 0, Math.max(0, row.length - (to - from) - missing));
        Arrays.fill(row, begin, Math.min(row.length, begin + to - from + missing), segment.what());
    }

    /** Where the picture of so many {@code columns} has the end of {@code entry}. */
    public int column(long entry, int columns) {
        return (int) Math.round((double) entry / Math.max(1, entries) * columns);
    }

    private static List<Run> runs(@Nullable What[] row) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= row.length; i++) {
            if (i == row.length || row[i] != row[from]) {
                What what = row[from];
                if (what != null) {
                    runs.add(new Run(from, i, what));
                }
                from = i;
            }
        }
        return List.copyOf(runs);
    }
}

package dev.imatool.render.html;

import dev.imatool.render.page.Strip;
import dev.imatool.render.page.Strip.Mark;
import dev.imatool.render.page.Strip.Run;
import dev.imatool.render.page.Strip.Segment;
import dev.imatool.render.page.Strip.What;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A strip as a picture (SVG) with a table beside it that says the same. What is known of entries is told by the height of their bars and
 * by the table as well as by colour, so that it can be read in print and by everybody.
 */
final class HtmlStrip {
    private static final int WIDTH = 1000;
    private static final int EDGE = 8;

    /** Columns of the narrowest segment: two pixels on a screen of 400. */
    private static final int NARROWEST = 5;

    private static final int TOP = 64;
    private static final int BAR = 54;
    private static final int LABEL_ROWS = 4;
    private static final int LABEL_HEIGHT = 15;

    /** What a character of a label takes on average. */
    private static final int CHARACTER = 7;

    /** How high bars of what is covered are, where each heavier kind is higher by one. */
    private static final int COVERED_HEIGHT = 4;

    /** Stretches and marks that are listed of a kind; the figure stays readable. */
    private static final int LISTED = 20;

    private final Writer out;
    private final Strip strip;
    private final String id;

    HtmlStrip(Writer out, Strip strip, String id) {
        this.out = out;
        this.strip = strip;
        this.id = id;
    }

    void write() throws IOException {
        out.write("<figure>\n<figcaption id=\"" + id + "-title\">" + HtmlEscape.content(strip.title())
                + "</figcaption>\n");
        out.write("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" + id + "-title\">\n");
        out.write("<svg class=\"strip\" role=\"img\" viewBox=\"0 0 " + (WIDTH + 2 * EDGE) + " " + (TOP + BAR + 20)
                + "\" aria-labelledby=\"" + id
                + "-title " + id + "-words\" xmlns=\"http://www.w3.org/2000/svg\">\n<desc id=\"" + id + "-words\">"
                + HtmlEscape.plain(words()) + "</desc>\n");
        bars();
        marks();
        out.write(text(EDGE, TOP + BAR + 15, "start", strip.entries() == 0 ? "no entries" : "entry 1"));
        if (strip.entries() > 1) {
            out.write(text(EDGE + WIDTH, TOP + BAR + 15, "end", "entry " + strip.entries()));
        }
        out.write("</svg>\n</div>\n");
        legend();
        out.write("</figure>\n");
    }

    private void bars() throws IOException {
        for (Run run : strip.runs(WIDTH, NARROWEST)) {
            out.write(bar(run.what(), EDGE + run.from(), TOP, run.to() - run.from(), BAR));
        }
        out.write("<rect class=\"frame\" x=\"" + EDGE + "\" y=\"" + TOP + "\" width=\"" + WIDTH + "\" height=\"" + BAR
                + "\"/>\n");
    }

    /** The more it weighs, the higher it is. */
    @SuppressWarnings("EnumOrdinal") // the constants stand in the order of their weight
    private static String bar(What what, int x, int top, int width, int height) {
        int tall =
                Math.max(1, height * (what.ordinal() + COVERED_HEIGHT) / (What.values().length + COVERED_HEIGHT - 1));
        return "<rect class=\"of-" + what.id() + "\" x=\"" + x + "\" y=\"" + (top + height - tall) + "\" width=\""
                + width + "\" height=\"" + tall + "\"/>\n";
    }

    private void marks() throws IOException {
        int[] free = new int[LABEL_ROWS];
        int number = 0;
        for (Mark mark : strip.marks()) {
            number++;
            int x = EDGE + strip.column(mark.entry(), WIDTH);
            String label = number + " " + mark.kind().words();
            int length = label.length() * CHARACTER;
            boolean left = x + length > WIDTH;
            int row = row(free, left ? x - length : x);
            int y = TOP - 4;
            if (row >= 0) {
                y -= row * LABEL_HEIGHT;
                free[row] = left ? x + CHARACTER : x + length + CHARACTER;
                out.write(text(left ? x - 3 : x + 3, y, left ? "end" : "start", label));
                y -= LABEL_HEIGHT - 4;
            }
            out.write("<line class=\"mark\" x1=\"" + x + "\" y1=\"" + y + "\" x2=\"" + x + "\" y2=\"" + (TOP + BAR)
                    + "\"/>\n");
        }
    }

    /** The lowest row with room for a label from {@code x} on; -1 where there is none. */
    private static int row(int[] free, int x) {
        for (int row = 0; row < free.length; row++) {
            if (free[row] <= x) {
                return row;
            }
        }
        return -1;
    }

    private static String text(int x, int y, String anchor, String words) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + HtmlEscape.plain(words)
                + "</text>\n";
    }

    private String words() {
        String known = byWhat().entrySet().stream()
                .map(each -> each.getKey().words() + ": "
                        + each.getValue().stream().mapToLong(Segment::entries).sum())
                .collect(Collectors.joining(", "));
        return "A strip of " + strip.entries() + " entries" + (known.isEmpty() ? "." : ": " + known + ".");
    }

    /** Stretches of each kind in order; those that touch or overlap are one. */
    private Map<What, List<Segment>> byWhat() {
        Map<What, List<Segment>> all = new EnumMap<>(What.class);
        strip.segments().stream()
                .sorted(Comparator.comparingLong(Segment::from))
                .forEach(segment -> join(all.computeIfAbsent(segment.what(), what -> new ArrayList<>()), segment));
        return all;
    }

    private static void join(List<Segment> joined, Segment next) {
        Segment last = joined.isEmpty() ? next : joined.get(joined.size() - 1);
        if (!joined.isEmpty() && next.from() <= last.to() + 1) {
            joined.set(joined.size() - 1, new Segment(last.from(), Math.max(last.to(), next.to()), last.what()));
        } else {
            joined.add(next);
        }
    }

    private void legend() throws IOException {
        out.write("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Legend: "
                + HtmlEscape.plain(strip.title())
                + "\">\n<table>\n<caption class=\"unseen\">Legend: " + HtmlEscape.plain(strip.title())
                + "</caption>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\" class=\"number\">entries</th>"
                + "<th scope=\"col\">where</th></tr></thead>\n<tbody>\n");
        for (Map.Entry<What, List<Segment>> each : byWhat().entrySet()) {
            What what = each.getKey();
            long entries = each.getValue().stream().mapToLong(Segment::entries).sum();
            row(
                    "<svg class=\"key\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">"
                            + bar(what, 0, 0, 20, 20).strip() + "</svg>"
                            + HtmlEscape.content(HtmlEscape.paint(what.role(), what.words())),
                    Long.toString(entries),
                    where(each.getValue()));
        }
        int number = 0;
        for (Mark mark : strip.marks()) {
            number++;
            if (number <= LISTED) {
                String label = mark.label().isEmpty() ? "" : ": " + mark.label();
                row(
                        number + " " + HtmlEscape.plain(mark.kind().words() + label),
                        "",
                        mark.entry() == 0 ? "before entry 1" : "after entry " + mark.entry());
            }
        }
        if (number > LISTED) {
            row("further marks", Integer.toString(number - LISTED), "");
        }
        out.write("</tbody>\n</table>\n</div>\n");
    }

    private void row(String what, String entries, String where) throws IOException {
        out.write("<tr><th scope=\"row\">" + what + "</th><td class=\"number\">" + entries + "</td><td>" + where
                + "</td></tr>\n");
    }

    private static String where(List<Segment> segments) {
        String listed = segments.stream()
                .limit(LISTED)
                .map(segment -> segment.from() == segment.to()
                        ? Long.toString(segment.from())
                        : segment.from() + "-" + segment.to())
                .collect(Collectors.joining(", "));
        return segments.size() > LISTED ? listed + " and " + (segments.size() - LISTED) + " further stretches" : listed;
    }
}

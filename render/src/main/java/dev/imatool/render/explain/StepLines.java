package dev.imatool.render.explain;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.page.Page;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.report.Step.What;
import java.io.IOException;

/** The sequence of extends of an explanation, one step a line. */
final class StepLines {
    private static final int USUAL = 40;

    private StepLines() {}

    /**
     * Writes the steps.
     *
     * @param named whether to name the bank of the digests
     */
    static void write(Page page, Explanation explanation, boolean named) throws IOException {
        EntryNames names = EntryNames.on(page, explanation.entries());
        Listing.write(page, explanation.steps(), USUAL, "  ", step -> page.line("  " + line(page, names, step)));
        page.line("  = " + explanation.expected().value().hex()
                + (named ? "  (" + explanation.bank() + ", as all digests here)" : ""));
    }

    private static String line(Page page, EntryNames names, Step step) {
        String digest = step.digest().map(ByteString::hex).orElse("");
        String wording = Printable.ofText(
                step.origin().map(origin -> OriginPhrases.of(names, origin)).orElse(""));
        String entries = step.what() == What.START_VALUE || step.firstEntry().isEmpty() ? "" : entries(step);
        String name = step.name().map(Printable::textOf).orElse("") + ContainerText.after(page, step.container());
        return switch (step.what()) {
            case START_VALUE ->
                step.digest().filter(ByteString::allZero).isPresent() ? "from zero" : "from " + digest + "  " + wording;
            case ENTRIES -> "extend " + entries + joined(digest, name, wording);
            case EXTENDED_AGAIN -> "extend again " + entries + joined(digest, name, wording);
            case REFERENCE_ENTRIES -> "extend " + entries + " of the reference" + joined(digest, name, wording);
            case NOT_EXTENDED -> "leave out " + entries + joined(digest, name, wording);
            case FILE_DIGEST, GIVEN_DIGEST, TEMPLATE_DIGEST, WELL_KNOWN -> "extend " + digest + "  " + wording;
        };
    }

    private static String entries(Step step) {
        long first = step.firstEntry().orElseThrow();
        long last = step.lastEntry().orElseThrow();
        return first == last ? "entry " + first : "entries " + first + " to " + last;
    }

    private static String joined(String digest, String name, String wording) {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {digest, name}) {
            if (!part.isEmpty()) {
                text.append("  ").append(part);
            }
        }
        return wording.isEmpty() ? text.toString() : text + "  (" + wording + ")";
    }
}

package dev.imatool.render.shared;

import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.replay.verify.CopyAspect;
import dev.imatool.replay.verify.EntryProblemKind;

/** What is wrong with an entry, and what two copies of it differ in, in words. */
public final class EntryPhrases {
    private EntryPhrases() {}

    /** One clause, without values. */
    public static String of(EntryProblemKind kind) {
        return kind.note()
                ? NoticeKind.of(kind).meaning()
                : FindingKind.of(kind).meaning();
    }

    /** The name of what differs, for sentences: {@code the template data}. */
    public static String of(CopyAspect aspect) {
        return switch (aspect) {
            case PCR -> "the PCR";
            case TEMPLATE -> "the template name";
            case VIOLATION -> "whether it is a violation";
            case TEMPLATE_DIGEST -> "the template digest";
            case TEMPLATE_DATA -> "the template data";
            case EVENT_NAME -> "the event name";
            case FILE_DIGEST -> "the file digest";
        };
    }
}

package dev.imatool.render.shared;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.Via;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sources say of an entry, for people. */
public final class AnswerPhrases {
    /** Roles that a sentence names. */
    private static final int NAMED = 3;

    private AnswerPhrases() {}

    /** The answer, in one clause. */
    public static String of(JudgedEntry entry) {
        EntryAnswer said = entry.said();
        String reason = said.reason().map(why -> ": " + reason(why)).orElse("");
        boolean uncovered = said.answer() == Answer.UNPROVEN && said.reason().isPresent();
        String answer = uncovered ? "the evidence does not prove the entry" : answer(said.answer());
        return said.elsewhere().isEmpty() ? answer + reason : elsewhere(entry);
    }

    /** What entries of that answer are: {@code 3 changed}. */
    public static String words(Answer answer) {
        return switch (answer) {
            case KNOWN_BAD -> "known bad";
            case CHANGED -> "changed";
            case VIOLATION -> "in flux when measured";
            case UNPROVEN -> "not proven";
            case UNKNOWN -> "unknown";
            case NOT_COMPARABLE -> "not comparable";
            case KNOWN_ELSEWHERE -> "known under another path";
            case EXCLUDED -> "excluded";
            case KNOWN_GOOD -> "known good";
            case NOT_JUDGED -> "not judged";
        };
    }

    /** What the answer means. */
    public static String meaning(Answer answer) {
        return switch (answer) {
            case KNOWN_BAD -> "Their content is on a list of bad ones. What good sources say of it is said, too.";
            case CHANGED -> "A good source has the path, with another content.";
            case VIOLATION -> "Violations: the content changed while it was measured.";
            case UNPROVEN ->
                "The template digest does not match or cannot be recomputed, or the PCR values or the quote that were given do not"
                        + " cover it: nothing in the entry can be relied on.";
            case UNKNOWN -> "No source has the path, or not in the role of the entry, and none has the content.";
            case NOT_COMPARABLE -> "A good source has the path, but there is no digest of one algorithm on both sides.";
            case KNOWN_ELSEWHERE ->
                "Good sources have the content under other paths only. Never the empty file or a single newline.";
            case EXCLUDED ->
                "A policy leaves the path out, and nothing else is known: that does not make the content good.";
            case KNOWN_GOOD -> "A good source has the content under the path, or a key that is vouched for signed it.";
            case NOT_JUDGED ->
                "Entries that measure no file and that no source names: boot_aggregates, and image entries of"
                        + " container-ima.";
        };
    }

    /** What the reason means. */
    public static String meaning(AnswerReason reason) {
        return switch (reason) {
            case OTHER_VERSION -> "Changed: the content is of another version of the package.";
            case CONFIGURATION -> "Changed: a configuration file, which its owner may change.";
            case LOWER_LAYER -> "The content is of a lower layer of the image, which a higher one replaces.";
            case WHITED_OUT -> "The content is of a lower layer of the image, and a higher one removes the path.";
            case OTHER_FILE -> "Changed: the content is known, as that of other files.";
            case NO_DIGEST_FITS ->
                "Not comparable: the source has three or more paths of the list and fits none, so it may be of another hash.";
            case FS_VERITY -> "Not comparable: one is an fs-verity digest, the other one of the whole file.";
            case AFTER_PROVEN -> "Unproven: it comes after the entries that the given PCR values or quote prove.";
            case PCR_NOT_PROVEN -> "Unproven: the given PCR values or quote say nothing of its PCR.";
            case NOTHING_PROVEN ->
                "Unproven: no part of the list leads to the given value of its PCR, or the quote proves nothing: because of a step"
                        + " that failed, or because nobody vouches for its key.";
            case RESOLVED ->
                "Known good: the digest is container-ima's, made from a good digest of the path. It covers 64 bits of the"
                        + " file's digest, and not the namespace.";
            case SIGNATURE -> "Known good: a valid signature by a key that is vouched for.";
            case CONTENT_ALONE -> "Known good: by a source that names contents without files.";
        };
    }

    private static String answer(Answer answer) {
        return switch (answer) {
            case KNOWN_BAD -> "known bad content";
            case CHANGED -> "the path is known, with another digest";
            case VIOLATION -> "a violation: the content changed while it was measured";
            case UNPROVEN -> "the template digest does not prove the entry";
            case UNKNOWN -> "unknown: neither the path nor the content is in any source";
            case NOT_COMPARABLE -> "the path is known, but there is no digest of one algorithm on both sides";
            case KNOWN_ELSEWHERE -> "the content is known, under another path";
            case EXCLUDED -> "a policy leaves the path out";
            case KNOWN_GOOD -> "known good";
            case NOT_JUDGED -> "not judged";
        };
    }

    /** The reason, in one clause. */
    public static String reason(AnswerReason reason) {
        return switch (reason) {
            case OTHER_VERSION -> "it is of another version of the package";
            case CONFIGURATION -> "a configuration file, which its owner may change";
            case LOWER_LAYER -> "it is of a lower layer of the image, which a higher one replaces";
            case WHITED_OUT -> "it is of a lower layer of the image, and a higher one removes it";
            case OTHER_FILE -> "it is the content of another file";
            case NO_DIGEST_FITS -> "none of the digests of this source fits: are they of that hash?";
            case FS_VERITY -> "one is an fs-verity digest, the other one of the whole file";
            case AFTER_PROVEN -> "it comes after the part that is proven";
            case PCR_NOT_PROVEN -> "nothing is said of its PCR";
            case NOTHING_PROVEN -> "no entry of its PCR is proven";
            case RESOLVED -> "container-ima made the digest of a good one";
            case SIGNATURE -> "by a valid signature";
            case CONTENT_ALONE -> "by its content alone";
        };
    }

    /** {@code bash 5.2.15-2 (debs/), as /bin/bash}: whose word it is. */
    public static String by(EntryAnswer.By by) {
        String item = Printable.ofText(by.item());
        String source = Phrases.name(by.source());
        String who = item.isEmpty() ? source : item + " (" + source + ")";
        boolean named = !by.path().isEmpty() && by.via() != Via.SAME_PATH;
        String signed =
                by.signedBy().map(key -> ", signed by " + Printable.ofText(key)).orElse("");
        return who + (named ? ", as " + Printable.textOf(by.path()) : "") + state(by.state()) + signed;
    }

    private static String state(KnownFile.State state) {
        return switch (state) {
            case PRESENT, LABEL -> "";
            case CONFIGURATION -> ", a configuration file";
            case LOWER_LAYER -> ", hidden by a higher layer";
            case WHITED_OUT -> ", removed by a higher layer";
            case REMOVED -> ", removed later";
        };
    }

    /** {@code the references have the path for image nginx (with this digest), not for the host}. */
    private static String elsewhere(JudgedEntry entry) {
        String roles = entry.said().elsewhere().stream()
                .limit(NAMED)
                .map(known -> role(known.role(), known.image()) + (known.sameContent() ? " (with this digest)" : ""))
                .collect(Collectors.joining(", "));
        return "the references have the path for " + roles
                + (entry.said().elsewhere().size() > NAMED ? ", …" : "")
                + entry.role()
                        .map(role -> ", not for " + role(role, entry.image()))
                        .orElse("");
    }

    private static String role(PathRole role, Optional<String> image) {
        return switch (role) {
            case HOST -> "the host";
            case CONTAINER ->
                image.map(name -> "image " + Printable.ofText(name)).orElse("containers of no known image");
            case CREATOR -> "the creator of a namespace";
            case ANY -> "any role";
        };
    }
}

package dev.imatool.render.runtimepolicy;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.runtimepolicy.made.MadeReport;
import dev.imatool.examine.runtimepolicy.made.PolicyForm;
import dev.imatool.examine.runtimepolicy.made.PolicySource;
import dev.imatool.examine.runtimepolicy.made.SourceConflict;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.RuntimePolicyWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Page of what was made: what it holds, then each source, then what is not in it. */
final class MadePage {
    private static final int USUAL = 20;

    private MadePage() {}

    /** Writes the whole report. */
    static void write(MadeReport report, Page page) throws IOException {
        if (!report.anything()) {
            page.line(Role.BAD, "nothing made: the sources say nothing that " + form(report.form()) + " could");
        } else {
            page.line(form(report.form()) + ": " + content(report));
        }
        if (report.output().isPresent()) {
            page.line("written to " + Phrases.name(report.output().get()));
        }
        Listing.write(page, report.sources(), USUAL, "", source -> source(page, source));
        if (!report.leftOut().isEmpty()) {
            page.line(page.paint(Role.ODD, "not in it") + ": " + LeftOutPhrases.of(report.leftOut()));
        }
        Listing.write(page, report.conflicts(), USUAL, "", conflict -> conflict(page, conflict));
        Listing.write(page, report.lints(), USUAL, "", lint -> lint(page, lint));
    }

    private static String form(PolicyForm form) {
        return switch (form) {
            case KEYLIME -> "a Keylime runtime policy";
            case SHA256SUM -> "a checksum file";
            case FAPOLICYD -> "a trust file of fapolicyd";
        };
    }

    private static String content(MadeReport report) {
        if (report.lines().isPresent()) {
            return Phrases.count(report.lines().get().lines().size(), "line", "lines");
        }
        RuntimePolicy policy = report.policy();
        List<String> parts = new ArrayList<>();
        parts.add(Phrases.count(policy.digests(PolicySection.DIGESTS), "digest", "digests") + " of "
                + Phrases.count(policy.section(PolicySection.DIGESTS).size(), "path", "paths"));
        add(parts, policy.digests(PolicySection.KEYRINGS), "key", "keys");
        add(parts, policy.digests(PolicySection.IMA_BUF), "buffer", "buffers");
        add(parts, policy.excludes().size(), "exclude", "excludes");
        add(parts, policy.ignoredKeyrings().size(), "ignored keyring", "ignored keyrings");
        parts.add("log_hash_alg "
                + policy.templateHash().map(HashAlgorithm::kernelName).orElse("sha1, because no source says it"));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(Phrases.count(count, one, many));
        }
    }

    private static void source(Page page, PolicySource source) throws IOException {
        page.line("  " + Printable.ofText(source.name()) + ": " + Phrases.words(source.form()) + ", "
                + Phrases.count(source.taken(), "digest", "digests") + " taken"
                + (source.leftOut().isEmpty()
                        ? ""
                        : "; " + page.paint(Role.ODD, "left out") + ": " + LeftOutPhrases.of(source.leftOut())));
        if (!source.failing().isEmpty()) {
            page.line("    Keylime accepts by no policy: "
                    + source.failing().entrySet().stream()
                            .map(failure -> failure.getKey().id() + " " + failure.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static void conflict(Page page, SourceConflict conflict) throws IOException {
        page.line(Printable.ofText(conflict.source()) + ": " + page.paint(Role.BAD, "conflict") + ": "
                + RuntimePolicyWords.of(conflict.conflict()));
    }

    private static void lint(Page page, KeylimeLint lint) throws IOException {
        page.line(page.paint(Role.ODD, "lint") + ": " + RuntimePolicyWords.of(lint));
    }
}

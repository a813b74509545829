package dev.imatool.render.runtimepolicy;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.runtimepolicy.rule.DecidingExclude;
import dev.imatool.examine.runtimepolicy.rule.Decision;
import dev.imatool.examine.runtimepolicy.rule.RuleReport;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.words.RuntimePolicyWords;
import java.io.IOException;
import java.util.List;

/** Page of {@code runtime-policy explain}: what Keylime does, why, and what may change it. */
final class RulePage {
    private static final int USUAL = 20;

    private RulePage() {}

    /** Writes the whole report. */
    static void write(RuleReport report, Page page) throws IOException {
        if (report.head().verdict().equals(RuleReport.REFUSED)) {
            page.line(page.paint(Role.BAD, "Keylime refuses this policy")
                    + ", and attests nothing by it. If it did not:");
        }
        String path = Printable.textOf(report.logged());
        for (Decision decision : report.decisions()) {
            boolean good =
                    decision.outcome() == Decision.Outcome.ACCEPTED || decision.outcome() == Decision.Outcome.LISTED;
            page.line(path + kind(report, decision) + ": "
                    + page.paint(good ? Role.GOOD : Role.BAD, outcome(decision.outcome())));
            page.line("  " + why(report, decision));
            digests(page, report, decision);
        }
        if (!report.path().equals(report.logged())) {
            page.line("  kernels log a blank as an underscore");
        }
        if (report.near().isPresent()) {
            page.line(
                    Role.ODD,
                    "  the policy has " + Printable.textOf(report.near().get())
                            + ", and Keylime compares names as they are");
        }
        if (report.ignoredExclude().isPresent()) {
            page.line(
                    Role.ODD,
                    "  " + exclude(report.ignoredExclude().get())
                            + " would match, but Keylime ignores every exclude, because one is not valid");
        }
        if (report.signatures()) {
            page.line("  a file with a good signature by a verification key of the policy is accepted in any case");
        }
        if (report.ofMeasuredBoot()) {
            page.line("  where the verifier checks the measured boot, it adds the boot_aggregates of that log");
        }
        Listing.write(page, report.lints(), USUAL, "", lint -> lint(page, lint));
    }

    private static String kind(RuleReport report, Decision decision) {
        return switch (decision.kind()) {
            case FILE -> report.decisions().size() > 1 ? " as a file" : "";
            case KEY -> " as a keyring";
            case BUFFER -> " as a measured buffer";
        };
    }

    private static String outcome(Decision.Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "accepted";
            case LISTED -> "accepted with the digests below";
            case NOT_IN_ALLOWLIST -> "not accepted (not_in_allowlist)";
            case RUNTIME_POLICY_HASH -> "not accepted (runtime_policy_hash)";
            case NOT_DECIDED -> "not decided";
            case KEYLIME_STOPS -> "Keylime stops with an error";
        };
    }

    private static String why(RuleReport report, Decision decision) {
        return switch (decision.rule()) {
            case EXCLUDE ->
                report.exclude().map(RulePage::exclude).orElse("an exclude")
                        + " matches, and an exclude decides before any digest";
            case DIGESTS -> listed(decision, "digests");
            case KEYRINGS -> listed(decision, "keyrings");
            case IMA_BUF -> listed(decision, "ima-buf");
            case IGNORED_KEYRING -> "ignored_keyrings has it: its keys need no digest, and Keylime does not learn them";
            case NONE ->
                decision.outcome() == Decision.Outcome.KEYLIME_STOPS
                        ? "the name is not UTF-8"
                        : "whether an exclude matches is not known here, and no digest accepts it";
        };
    }

    private static String listed(Decision decision, String section) {
        return switch (decision.outcome()) {
            case NOT_IN_ALLOWLIST -> section + " does not have the name, and no exclude matches";
            case RUNTIME_POLICY_HASH -> section + " has the name with other digests, and no exclude matches";
            default -> section + " has it, and no exclude matches";
        };
    }

    private static String exclude(DecidingExclude exclude) {
        String which = exclude.index().isPresent()
                ? "exclude " + exclude.index().getAsInt() + " '" + Printable.ofText(exclude.expression()) + "'"
                : "the joined excludes";
        return which + " ("
                + (exclude.whole()
                        ? "on the whole path"
                        : "on its beginning '" + Printable.ofText(exclude.matched()) + "', from the first character on")
                + ")";
    }

    private static void digests(Page page, RuleReport report, Decision decision) throws IOException {
        if (report.digest().isPresent()) {
            page.line("  asked   " + report.digest().get().hex());
        }
        List<ByteString> accepted = decision.accepted().orElse(List.of());
        Listing.write(page, accepted, USUAL, "  ", digest -> page.line("  listed  " + digest.hex()));
    }

    private static void lint(Page page, KeylimeLint lint) throws IOException {
        page.line(page.paint(Role.ODD, "lint") + ": " + RuntimePolicyWords.of(lint));
    }
}

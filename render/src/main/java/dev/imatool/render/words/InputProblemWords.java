package dev.imatool.render.words;

import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.replay.ReplayLine;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.model.diagnostic.Diagnostic;
import java.util.Optional;

/** Why an input cannot be read, in one line. */
public final class InputProblemWords {
    private InputProblemWords() {}

    /** What went wrong, beginning with the name of the input; safe to print. */
    public static String sentence(UnreadableInputException unreadable) {
        return sentence(unreadable.name(), unreadable.problem());
    }

    /** The same of the input called {@code name}. */
    public static String sentence(String name, InputProblem problem) {
        return Printable.ofText(name + ": " + reason(problem));
    }

    /** Why a list among many was not replayed; safe to print. */
    public static String of(String path, ReplayLine.Failure failure) {
        return switch (failure) {
            case ReplayLine.Failure.Unreadable unreadable -> sentence(unreadable.input(), unreadable.problem());
            case ReplayLine.Failure.OfSystem system -> Printable.ofText(path + ": " + system.reason());
            case ReplayLine.Failure.Internal internal -> Printable.ofText("internal error: " + internal.bug());
        };
    }

    private static String reason(InputProblem problem) {
        return switch (problem) {
            case InputProblem.Plain plain -> reason(plain);
            case InputProblem.IsDirectory directory -> "is a directory";
            case InputProblem.NotReadable not -> "cannot be read: " + not.reason();
            case InputProblem.NotAName not -> "no file can have that name: " + not.reason();
            case InputProblem.TooLong too ->
                "cannot be read: more than " + too.limit() + " bytes, too long for what it should be";
            case InputProblem.OtherForm other ->
                "not " + wanted(other.wanted()) + ": this is " + other.form().words();
            case InputProblem.NoReference other ->
                "not " + reference(other.expected()) + ": this is "
                        + other.form().words();
            case InputProblem.EmptyReference none ->
                "not one digest is in it: this is " + none.form().words();
            case InputProblem.UnreadReference none -> "no digest was read from it" + why(none);
            case InputProblem.RefusedByKeylime refused ->
                "Keylime refuses this policy: " + ReferenceWords.of(refused.first())
                        + (refused.more() > 0 ? "; and " + refused.more() + " more" : "");
            case InputProblem.PolicyNotCheckedWhenIndexed not ->
                "when this index was built, the policy " + not.policy()
                        + " was not checked with a key that is given now;"
                        + " build it anew with --policy-key, or give the policy itself";
            case InputProblem.DamagedIndex damaged ->
                "cannot be read: " + IndexDamageWords.of(damaged.offset(), damaged.damage());
            case InputProblem.Without none -> "holds no " + content(none.content()) + ": it is " + none.form();
            case InputProblem.WithoutPcrValues none ->
                (none.some() ? "holds no PCR value that can be read: " : "holds no PCR values: ")
                        + none.why().map(InputProblemWords::text).orElse("nothing in it is one");
            case InputProblem.WithoutList none -> none.why().message();
            case InputProblem.NoListInside none ->
                "holds no measurement list"
                        + (none.damages().isEmpty() ? "" : ": " + String.join("; ", none.damages()));
            case InputProblem.SeveralListsInside several ->
                (several.parts()
                                ? "holds parts that no value proves to be one list; name one of them, or several with +"
                                        + " between them: "
                                : "holds lists of several machines or times; name one of them: ")
                        + String.join(", ", several.names());
            case InputProblem.NotAQuote not ->
                "not a quote (TPMS_ATTEST, what tpm2_quote -m writes): "
                        + not.problem().orElse("a TPM made it, and it attests something else");
            case InputProblem.DigestNotComputable not -> "its digest cannot be computed in " + not.algorithm();
        };
    }

    private static String reason(InputProblem.Plain plain) {
        return switch (plain) {
            case NO_SUCH_FILE -> "no such file";
            case PERMISSION_DENIED -> "permission denied";
            case STANDARD_INPUT_TWICE -> "only one part can be standard input";
            case SECOND_FIRMWARE_LOG -> "a second firmware event log; only Canonical Event Logs can follow one";
            case INDEX_AMONG_SOURCES ->
                "it is an index already, which only check, diff and evidence take; give the sources of which it was built";
            case PACKED_INDEX -> "it is an index of known files, packed or in a folder; unpack it and name it itself";
            case DIRECTORY_WITHOUT_KEY -> "no file of this directory holds a public key";
            case SIGNED_BY_NO_GIVEN_KEY -> "none of the keys given for policies signed it";
            case NO_EXCLUDES -> "it is not a list of excludes, which has one regular expression on each line";
            case NO_RUNTIME_POLICY -> "it is not a Keylime runtime policy";
            case KEYLIME_REFUSES_SIGNATURE -> "Keylime refuses this policy: no given key signed it";
            case KEYLIME_REFUSES_UNSIGNED -> "Keylime refuses this policy: it is not signed";
        };
    }

    private static String wanted(InputProblem.Wanted wanted) {
        return switch (wanted) {
            case LIST -> "a measurement list";
            case FILE -> "a file";
            case QUOTE_PART -> "a part of a quote";
            case BOOT_LOG -> "a boot log of container-ima";
            case CPCR_FILE -> "a cpcr file";
            case POLICY -> "an IMA policy";
            case EVENT_LOG -> "a firmware event log (binary_bios_measurements)";
            case AUDIT_LOG -> "an audit log";
        };
    }

    private static String reference(InputProblem.Reference expected) {
        return switch (expected) {
            case KNOWN_FILES -> "a source of known files";
            case LIST_OF_DIGESTS -> "an allow-list, a checksum file or a measurement list";
        };
    }

    private static String why(InputProblem.UnreadReference none) {
        return none.why()
                .map(notice -> ": "
                        + notice.place().words().map(place -> place + ": ").orElse("") + NoticeWords.sentence(notice))
                .orElse(none.empty() ? ": it is empty" : "");
    }

    private static String content(InputProblem.Content content) {
        return switch (content) {
            case PCR_VALUES -> "PCR values";
            case QUOTE -> "quote";
            case QUOTE_SIGNATURE -> "signature";
            case PUBLIC_KEY -> "public key";
            case NONCE -> "nonce";
            case ENVELOPE -> "signed report (DSSE envelope)";
        };
    }

    /** Place, message and advice of a diagnostic in one line. */
    private static String text(Diagnostic diagnostic) {
        return diagnostic.place().words().map(at -> at + ": ").orElse("")
                + diagnostic.message()
                + diagnostic
                        .hint()
                        .map(advice -> " (" + AdviceWords.of(advice) + ")")
                        .orElse("");
    }

    /** What to do about it; absent where there is nothing to advise. Safe to print. */
    public static Optional<String> hint(UnreadableInputException unreadable) {
        String name = unreadable.name();
        InputProblem problem = unreadable.problem();
        String hint = switch (problem) {
            case InputProblem.Plain.PERMISSION_DENIED -> "files in securityfs are readable by root only";
            case InputProblem.IsDirectory directory -> instead(name, directory);
            case InputProblem.SeveralListsInside several -> allOf(name);
            case InputProblem.NoListInside none ->
                "'imatool identify' says what its files are: imatool identify " + ShellWord.of(name);
            case InputProblem.OtherForm other -> otherwise(name, other);
            case InputProblem.NoReference other ->
                other.form().hint().map(AdviceWords::of).orElse("");
            case InputProblem.Without none ->
                switch (none.content()) {
                    case QUOTE -> "give what tpm2_quote -m wrote (TPMS_ATTEST)";
                    case QUOTE_SIGNATURE ->
                        "give what tpm2_quote -s wrote (TPMT_SIGNATURE), or a plain RSA or ECDSA signature";
                    case NONCE -> "a nonce has 1 to 66 bytes";
                    case ENVELOPE -> "--attest KEY makes one of the report of any command";
                    case PCR_VALUES, PUBLIC_KEY ->
                        none.advice().map(AdviceWords::of).orElse("");
                };
            case InputProblem.UnreadReference none ->
                "it takes " + reference(none.expected()) + " with at least one digest";
            default -> "";
        };
        return Optional.of(hint).filter(words -> !words.isEmpty());
    }

    private static String otherwise(String name, InputProblem.OtherForm other) {
        Optional<Advice> advice = other.form().hint();
        if (advice.isPresent()) {
            return AdviceWords.of(advice.get(), name);
        }
        return switch (other.form().use()) {
            case MEASUREMENT_LIST -> "'imatool verify' checks measurement lists: imatool verify " + ShellWord.of(name);
            case KNOWN_FILES ->
                "'imatool check' compares a list with it: imatool check LOG --good " + ShellWord.of(name);
            case REFERENCE, EVENT_LOG, AUDIT_RECORDS, POLICY, UNKNOWN_JSON, NONE -> "";
        };
    }

    private static String allOf(String name) {
        return "'imatool evidence' examines all that is in it: imatool evidence " + ShellWord.of(name);
    }

    private static String instead(String name, InputProblem.IsDirectory directory) {
        return switch (directory.wanted()) {
            case LIST ->
                "give the list itself, such as "
                        + directory.list().map(ShellWord::of).orElse("ascii_runtime_measurements") + "; " + allOf(name);
            case QUOTE_PART ->
                "give the file itself; 'imatool evidence' finds a quote and what goes with it in a directory";
            default -> "give the file itself";
        };
    }
}

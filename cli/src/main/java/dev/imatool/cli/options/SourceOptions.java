package dev.imatool.cli.options;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.runtimepolicy.KeylimeQuestion;
import dev.imatool.model.ByteString;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.parsers.FileNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What is known of files, and how it is held against a list. */
public final class SourceOptions {
    @Option(
            names = {"--good", "--reference", "--allowlist"},
            paramLabel = "SOURCE",
            description =
                    "Known good files: checksum files, packages, images, root file systems, Keylime policies, bills of"
                            + " materials, rows with paths and digests, measurement lists, what learn -o writes; folders of"
                            + " them. The format is detected. May be repeated.")
    List<String> good = new ArrayList<>();

    @Option(
            names = "--bad",
            paramLabel = "SOURCE",
            description =
                    "Known bad contents: bare hashes, Loki and THOR lists, MISP, STIX 2.1, ClamAV .hsb, rows with a hash"
                            + " column, or any form of --good. May be repeated.")
    List<String> bad = new ArrayList<>();

    @Option(
            names = "--keys",
            paramLabel = "DIR|FILE",
            description =
                    "Public keys that you vouch for: a file with a valid signature of one is good. May be repeated.")
    List<String> keys = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "keylime",
            converter = Judges.class,
            completionCandidates = Judges.class,
            description =
                    "Judge as another program does: ${COMPLETION-CANDIDATES} takes one runtime policy and lists which failure"
                            + " its verifier would report for each entry.")
    Optional<String> judge = Optional.empty();

    @Option(
            names = "--policy-key",
            paramLabel = "FILE",
            description = "Public key that has to have signed a Keylime policy among the sources. May be repeated.")
    List<String> policyKeys = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "ANSWER",
            split = ",",
            converter = Answers.class,
            completionCandidates = Answers.class,
            description = "Answers that are findings, separated by commas: ${COMPLETION-CANDIDATES}. Default: all but"
                    + " known_elsewhere and excluded; with --bad alone known_bad.")
    List<String> failOn = new ArrayList<>();

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "Directory to which relative names in sources are relative on the machine of LOG. Default: /.")
    String root = "/";

    @Option(
            names = "--map",
            paramLabel = "FROM=TO",
            converter = Moves.class,
            description = "Files that sources have below FROM are below TO on the machine of LOG. May be repeated.")
    List<PathMapping.Move> moves = new ArrayList<>();

    @Option(names = "--in-order", description = "List findings in the order of LOG, not the gravest first.")
    boolean inOrder;

    /**
     * Takes note of those that are to be read.
     *
     * @throws QuestionException if standard input is named twice
     */
    public void claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--good", good)
                .claim("--bad", bad)
                .claim("--keys", keys)
                .claim("--policy-key", policyKeys);
    }

    /** True where Keylime's rules are asked for. */
    public boolean asKeylime() {
        return judge.isPresent();
    }

    /**
     * What Keylime would say of {@code log}.
     *
     * @param containers those that were asked for
     * @throws ParameterException if there is not one policy alone, or an option with which Keylime's rules have nothing to do
     */
    public KeylimeQuestion keylime(String log, List<ContainerSelector> containers, CommandLine command) {
        if (good.size() != 1 || !bad.isEmpty() || !keys.isEmpty()) {
            throw new ParameterException(
                    command, "--as keylime takes one policy, with --good, and neither --bad nor --keys");
        }
        if (!containers.isEmpty() || !failOn.isEmpty() || inOrder || !root.equals("/") || !moves.isEmpty()) {
            throw new ParameterException(
                    command,
                    "--as keylime judges every entry by Keylime's rules alone: --container, --fail-on, --root, --map and"
                            + " --in-order mean nothing with it");
        }
        return new KeylimeQuestion(log, good.get(0), policyKeys);
    }

    /** All of them. */
    public GivenSources given() {
        return new GivenSources(good, bad, keys, policyKeys, new PathMapping(Moves.directory(root), moves));
    }

    /** Answers that are findings; absent for the usual ones. */
    public Optional<Set<Answer>> failOn() {
        Set<Answer> answers = EnumSet.noneOf(Answer.class);
        failOn.forEach(id -> Answer.ofId(id).ifPresent(answers::add));
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
    }

    /** True where findings are listed as the list has them. */
    public boolean inOrder() {
        return inOrder;
    }

    static final class Judges extends Choices {
        Judges() {
            super("keylime");
        }
    }

    static final class Answers extends Choices {
        Answers() {
            super(EnumSet.complementOf(EnumSet.of(Answer.KNOWN_GOOD, Answer.NOT_JUDGED)).stream()
                    .map(Answer::id)
                    .toArray(String[]::new));
        }
    }

    static final class Moves implements ITypeConverter<PathMapping.Move> {
        @Override
        public PathMapping.Move convert(String text) {
            int equals = text.indexOf('=');
            if (equals <= 0 || text.charAt(0) != '/' || !text.startsWith("/", equals + 1)) {
                throw new TypeConversionException("'" + text + "' is not FROM=TO with two absolute paths");
            }
            return new PathMapping.Move(directory(text.substring(0, equals)), directory(text.substring(equals + 1)));
        }

        /** Without slashes at its end. */
        static ByteString directory(String path) {
            int end = path.length();
            while (end > 0 && path.charAt(end - 1) == '/') {
                end--;
            }
            return ByteString.copyOf(FileNames.bytes(path.substring(0, end)));
        }
    }
}

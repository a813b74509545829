package dev.imatool.examine.input;

import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.ListSummary;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.Replay;
import dev.imatool.replay.parallel.EntryObserver;
import dev.imatool.replay.parallel.ParallelPass;
import dev.imatool.replay.templatedigest.PaddedBelief;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.CopyComparison;
import dev.imatool.replay.verify.CopyResult;
import dev.imatool.replay.verify.Verification;
import dev.imatool.replay.verify.VerificationResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How the lists of a question are read, and through which door its other files come: what every examination is made with. A pass over a
 * list goes from its first entry to its last and checks every template digest, unless the method says otherwise. May be used by
 * several threads, each for its own lists.
 */
public final class ListPass {
    /** Entries in a batch: enough to make handing it on cheap, few enough to stay in a core's cache. */
    private static final int BATCH = 512;

    private static final int MOST_THREADS = 16;

    private final InputArguments inputs;
    private final Supplier<ReadingProgress> watcher;
    private final ReadOptions options;

    /**
     * Nobody watches, and the format of each list is detected.
     *
     * @param inputs opens the files, and says whether lists are hashed; whoever made it closes it
     */
    public ListPass(InputArguments inputs) {
        this(inputs, () -> ReadingProgress.NONE, ReadOptions.detectAll());
    }

    /**
     * With a watcher and options of the user.
     *
     * @param inputs opens the files, and says whether lists are hashed; whoever made it closes it
     * @param watcher makes what hears of each reading how far it is
     * @param options what is fixed instead of detected
     */
    public ListPass(InputArguments inputs, Supplier<ReadingProgress> watcher, ReadOptions options) {
        this.inputs = inputs;
        this.watcher = watcher;
        this.options = inputs.read(options);
    }

    /** What opens the files of the question. */
    public InputArguments inputs() {
        return inputs;
    }

    /** What hears how far the reading of an input is that is no list; whoever asked closes it. */
    public ReadingProgress progress() {
        return watcher.get();
    }

    /** How lists are read. */
    public ReadOptions options() {
        return options;
    }

    /** The same for lists that are read in another way. */
    public ListPass with(ReadOptions other) {
        return new ListPass(inputs, watcher, other);
    }

    /** The same for lists that are only looked through: nobody hears how far that is. */
    public ListPass unwatched() {
        return new ListPass(inputs, () -> ReadingProgress.NONE, options);
    }

    /** How many threads are of use at once. */
    public static int cores() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    }

    /** Takes each entry in turn; the digests stand on it. */
    @FunctionalInterface
    public interface Visitor {
        void visit(TemplateDigests digests, TemplateDigestCheck check) throws IOException;
    }

    /**
     * What is known at the end.
     *
     * @param summary of the input
     * @param templateDigests how many of them match, do not, and could not be computed
     */
    public record Outcome(InputSummary summary, TemplateDigestCounts templateDigests) {}

    /**
     * Reads {@code source}.
     *
     * @param findings takes the mismatches
     * @throws UnreadableInputException if it cannot be opened or read
     * @throws IOException if the visitor cannot write
     */
    public Outcome over(InputSource source, FindingCollector findings, Visitor visitor) throws IOException {
        return over(
                source,
                findings,
                () -> (entry, check) -> check,
                (digests, check, prepared) -> visitor.visit(digests, check));
    }

    /**
     * Names of the lists in {@code source}, where it holds several; "" for a list without a name.
     *
     * @throws UnreadableInputException if it cannot be opened or read
     */
    public List<String> listsIn(InputSource source) throws IOException {
        return over(source, new FindingCollector(), (digests, check) -> {}).summary().lists().stream()
                .map(ListSummary::name)
                .toList();
    }

    /**
     * Reads {@code source} for an answer that rests on what its entries say.
     *
     * @param findings takes the mismatches, and the entries of which nothing proves what they say
     * @throws UnreadableInputException if it cannot be opened or read
     * @throws IOException if the visitor cannot write
     */
    public Outcome proving(InputSource source, FindingCollector findings, Visitor visitor) throws IOException {
        return over(
                source,
                findings,
                true,
                () -> (entry, check) -> check,
                (digests, check, prepared) -> visitor.visit(digests, check));
    }

    /**
     * Reads {@code source}; entries are prepared on all cores and visited in order.
     *
     * @param findings takes the mismatches
     * @param preparations makes what prepares the entries of a batch
     * @throws UnreadableInputException if it cannot be opened or read
     * @throws IOException if the visitor cannot write
     */
    public <T> Outcome over(
            InputSource source,
            FindingCollector findings,
            Supplier<ParallelPass.Preparation<T>> preparations,
            ParallelPass.Visitor<T> visitor)
            throws IOException {
        return over(source, findings, false, preparations, visitor);
    }

    private <T> Outcome over(
            InputSource source,
            FindingCollector findings,
            boolean proving,
            Supplier<ParallelPass.Preparation<T>> preparations,
            ParallelPass.Visitor<T> visitor)
            throws IOException {
        TemplateDigestCounter counter = new TemplateDigestCounter();
        PaddedBelief padded = new PaddedBelief();
        try (ReadingProgress progress = watcher.get();
                ReportingListReader reader = ReportingListReader.open(source, options, progress)) {
            ParallelPass.visit(cores(), () -> reader.newBatch(BATCH), preparations, (digests, check, prepared) -> {
                long takenBack = padded.add(digests.entry());
                counter.takeBack(takenBack);
                findings.leaveOut(FindingKind.TEMPLATE_DIGEST_MISMATCH, takenBack);
                counter.add(check);
                if (check == TemplateDigestCheck.MISMATCH) {
                    findings.addMismatch(reader.fileOf(digests.entry().number()), digests);
                } else if (proving && check == TemplateDigestCheck.NOT_COMPUTABLE) {
                    findings.addUnproven(reader.fileOf(digests.entry().number()), digests.entry());
                }
                visitor.visit(digests, check, prepared);
            });
            return new Outcome(reader.summary(), counter.counts());
        }
    }

    /**
     * Takes every entry of {@code source} to {@code verification} and, if there is one, to {@code replay}.
     *
     * @param threads how many may work at once, from 1; more than one cost more to set up than they save where lists are many and short
     * @param observer gets every entry, in the order of the list
     * @throws UnreadableInputException if it cannot be opened or read
     */
    public Outcome on(
            int threads,
            InputSource source,
            Verification verification,
            Optional<Replay> replay,
            Optional<EntryObserver> observer)
            throws IOException {
        try (ReadingProgress progress = watcher.get();
                ReportingListReader reader = ReportingListReader.open(source, options, progress)) {
            ParallelPass.run(threads, () -> reader.newBatch(BATCH), verification, replay, observer);
            return new Outcome(reader.summary(), verification.result().templateDigests());
        }
    }

    /**
     * Reads {@code source} on one core, and holds the fields of each entry against each other as well: for visitors that need
     * more digests than those of the list.
     *
     * @param findings takes all contradictions, mismatches among them, once the last entry is read
     * @throws UnreadableInputException if it cannot be opened or read
     * @throws IOException if the visitor cannot write
     */
    public Outcome verifying(InputSource source, FindingCollector findings, Visitor visitor) throws IOException {
        Verification verification = new Verification();
        TemplateDigests digests = new TemplateDigests();
        try (ReadingProgress progress = watcher.get();
                ReportingListReader reader = ReportingListReader.open(source, options, progress)) {
            while (reader.next()) {
                digests.standOn(reader.entry());
                visitor.visit(digests, verification.check(digests));
            }
            findings.addAll(reader.summary(), verification.result());
            return new Outcome(reader.summary(), verification.result().templateDigests());
        }
    }

    /**
     * What the first entry of {@code source} tells; empty where it has none. Reads no further.
     *
     * @throws UnreadableInputException if it cannot be opened or read
     */
    public <T> Optional<T> first(InputSource source, Function<EntryView, T> tells) throws IOException {
        try (ReadingProgress progress = watcher.get();
                ReportingListReader reader = ReportingListReader.open(source, options, progress)) {
            return reader.next() ? Optional.of(tells.apply(reader.entry())) : Optional.empty();
        }
    }

    /**
     * What two copies of a list say.
     *
     * @param result where they part, or that they do not
     * @param second summary of the second
     * @param check what is wrong with the second
     */
    public record Compared(CopyResult result, InputSummary second, VerificationResult check) {}

    /**
     * Reads two copies side by side, and checks the second.
     *
     * @throws UnreadableInputException if one cannot be opened or read
     */
    public Compared comparing(InputSource source, InputSource copy) throws IOException {
        Verification check = new Verification();
        Copies copies = comparing(source, copy, entry -> {}, check::check);
        return new Compared(copies.result(), copies.second(), check.result());
    }

    /**
     * What two copies of a list say.
     *
     * @param result where they part, or that they do not
     * @param first summary of the first
     * @param second summary of the second
     */
    public record Copies(CopyResult result, InputSummary first, InputSummary second) {}

    /**
     * Reads two copies side by side, and checks no digest itself.
     *
     * @param onFirst gets every entry of {@code source}, for instance to verify it; valid during the call only
     * @param onSecond gets every entry of {@code copy}
     * @throws UnreadableInputException if one cannot be opened or read
     */
    public Copies comparing(
            InputSource source, InputSource copy, Consumer<EntryView> onFirst, Consumer<EntryView> onSecond)
            throws IOException {
        try (ReadingProgress progress = watcher.get();
                ReportingListReader first = ReportingListReader.open(source, options, progress);
                ReportingListReader second = ReportingListReader.open(copy, options, progress)) {
            CopyResult result = CopyComparison.compare(first, second, onFirst, onSecond);
            return new Copies(result, first.summary(), second.summary());
        }
    }

    /**
     * Takes the digests of every entry to {@code visitor} and checks nothing: for lists that are many and short.
     *
     * @throws UnreadableInputException if it cannot be opened or read
     */
    public void unchecked(InputSource source, Consumer<TemplateDigests> visitor) throws IOException {
        TemplateDigests digests = new TemplateDigests();
        try (ReportingListReader reader = ReportingListReader.open(source, options, ReadingProgress.NONE)) {
            while (reader.next()) {
                digests.standOn(reader.entry());
                visitor.accept(digests);
            }
        }
    }

    /**
     * Reads {@code source} on one core, and checks every template digest: where many lists are read at once.
     *
     * @throws UnreadableInputException if it cannot be opened or read
     * @throws IOException if the visitor cannot write
     */
    public void onOneCore(InputSource source, Visitor visitor) throws IOException {
        TemplateDigests digests = new TemplateDigests();
        try (ReportingListReader reader = ReportingListReader.open(source, options, ReadingProgress.NONE)) {
            while (reader.next()) {
                digests.standOn(reader.entry());
                visitor.visit(digests, digests.check());
            }
        }
    }

    /**
     * True when the first entry of {@code source} is a boot_aggregate. Reads no further.
     *
     * @throws UnreadableInputException if it cannot be opened or read
     */
    public boolean beginsWithBootAggregate(InputSource source) throws IOException {
        try (ReportingListReader reader = ReportingListReader.open(source, options, ReadingProgress.NONE)) {
            return reader.next() && reader.entry().bootAggregate();
        }
    }

    /**
     * True when both have the same entries, digests and contents. Reads no further than to where they part.
     *
     * @throws UnreadableInputException if one cannot be opened or read
     */
    public boolean same(InputSource source, InputSource copy) throws IOException {
        try (ReportingListReader first = ReportingListReader.open(source, options, ReadingProgress.NONE);
                ReportingListReader second = ReportingListReader.open(copy, options, ReadingProgress.NONE)) {
            return CopyComparison.begins(first, second) && !first.next();
        }
    }

    /**
     * True when {@code newer} begins with all entries of {@code older}, digests and contents. Reads no further than to where
     * they part.
     *
     * @throws UnreadableInputException if one cannot be opened or read
     */
    public boolean begins(InputSource newer, InputSource older) throws IOException {
        try (ReadingProgress progress = watcher.get();
                ReportingListReader first = ReportingListReader.open(newer, options, progress);
                ReportingListReader second = ReportingListReader.open(older, options, progress)) {
            return CopyComparison.begins(first, second);
        }
    }
}

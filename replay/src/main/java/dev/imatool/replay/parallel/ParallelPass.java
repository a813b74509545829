package dev.imatool.replay.parallel;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.BankChains;
import dev.imatool.replay.Replay;
import dev.imatool.replay.templatedigest.BatchChecks;
import dev.imatool.replay.templatedigest.BatchDigests;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.BatchScreening;
import dev.imatool.replay.verify.Verification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies and replays one list, or takes it to a visitor, with several threads or one. Memory: two batches a thread and two
 * more, or one for one thread, with their digests or with what was made of their entries, however long the list is.
 */
public final class ParallelPass {
    /** Bytes of template data from which on an entry is prepared only when it is visited, so that few such are held at once. */
    private static final int LONG_ENTRY = 1 << 20;

    private final List<Slot> slots = new ArrayList<>();
    private final List<OrderedStage<?>> ordered = new ArrayList<>();
    private final ReadStage reading = new ReadStage();
    private final int threads;

    private ParallelPass(int threads) {
        this.threads = threads;
    }

    /**
     * Makes something of an entry that takes no other entry, on any thread. There is one for each batch on its way, so it may
     * keep buffers.
     */
    @FunctionalInterface
    public interface Preparation<T> {
        /** Makes it of the entry, which is only there until this returns. */
        T prepare(EntryView entry, TemplateDigestCheck check) throws IOException;
    }

    /** Takes each entry in turn, one thread at a time. */
    @FunctionalInterface
    public interface Visitor<T> {
        /** Takes the entry that {@code digests} stands on, and what was made of it. */
        void visit(TemplateDigests digests, TemplateDigestCheck check, T prepared) throws IOException;
    }

    /**
     * Takes all entries to {@code verification} and, if there is one, to {@code replay}.
     *
     * @param threads how many may work at once; a list of one batch is left to the caller's thread
     * @param batches makes batches that belong to one reader
     * @param observer looks at every entry
     * @throws IOException if the input cannot be read
     */
    public static void run(
            int threads,
            Supplier<EntryBatch> batches,
            Verification verification,
            Optional<Replay> replay,
            Optional<EntryObserver> observer)
            throws IOException {
        List<PcrBank> banks = replay.map(Replay::digestsAskedFor).orElse(List.of());
        ParallelPass pass = new ParallelPass(threads);
        List<ScreenedBatch> works = pass.slots(batches, batch -> new ScreenedBatch(batch, new BatchDigests(banks)));
        replay.map(Replay::banks)
                .orElse(List.of())
                .reversed() // the longest way first
                .forEach(chains -> pass.ordered.add(pass.new ExtendStage(works, chains)));
        pass.ordered.add(pass.new CheckStage(works, verification, observer));
        pass.run();
    }

    /**
     * Takes all entries to {@code visitor}, whose template digests others have checked meanwhile, and of which they have made
     * what can be made of an entry by itself.
     *
     * @param threads how many may work at once; a list of one batch is left to the caller's thread
     * @param batches makes batches that belong to one reader
     * @throws IOException if the input cannot be read, or what the preparation or the visitor throws
     */
    public static <T> void visit(
            int threads, Supplier<EntryBatch> batches, Supplier<Preparation<T>> preparations, Visitor<T> visitor)
            throws IOException {
        ParallelPass pass = new ParallelPass(threads);
        List<PreparedBatch<T>> works = pass.slots(batches, batch -> new PreparedBatch<>(batch, preparations.get()));
        pass.ordered.add(pass.new VisitStage<T>(works, visitor));
        pass.run();
    }

    private <W extends BatchWork> List<W> slots(Supplier<EntryBatch> batches, Function<EntryBatch, W> work) {
        List<W> works = new ArrayList<>();
        int most = threads == 1 ? 1 : 2 * threads + 2;
        for (int i = 0; i < most; i++) {
            EntryBatch batch = batches.get();
            works.add(work.apply(batch));
            slots.add(new Slot(batch, works.get(i)));
        }
        return works;
    }

    private void run() throws IOException {
        for (int i = 0; i < 2 && reading.claim(); i++) {
            reading.run();
            reading.release();
        }
        List<Stage> stages = new ArrayList<>(ordered);
        stages.addAll(slots);
        stages.add(reading);
        new WorkerPool(stages, this::finished).run(reading.ended ? 0 : threads - 1);
    }

    private boolean finished() {
        return reading.ended && passed() == reading.filled;
    }

    /** How many batches every stage has taken. */
    private long passed() {
        long passed = Long.MAX_VALUE;
        for (OrderedStage<?> stage : ordered) {
            passed = Math.min(passed, stage.taken);
        }
        return passed;
    }

    private Slot slot(long batch) {
        return slots.get((int) (batch % slots.size()));
    }

    /** Reads the next batch into a place whose last one has been through. */
    private final class ReadStage extends Stage {
        private long filled;
        private boolean ended;
        private boolean found;

        @Override
        boolean ready() {
            return !ended && filled < passed() + slots.size();
        }

        @Override
        void run() throws IOException {
            found = slot(filled).batch.fill();
        }

        @Override
        void done() {
            if (found) {
                slot(filled).state = State.FILLED;
                filled++;
            } else {
                ended = true;
            }
        }
    }

    /** How far the batch of a place is. */
    private enum State {
        EMPTY,
        FILLED,
        WORKED_ON
    }

    /** What any thread may do with a batch, and what comes of it. */
    private interface BatchWork {
        /** Does it with what the batch holds now. */
        void run() throws IOException;
    }

    /** Hashes and screens the entries. */
    private record ScreenedBatch(EntryBatch batch, BatchDigests digests, BatchScreening screening)
            implements BatchWork {
        ScreenedBatch(EntryBatch batch, BatchDigests digests) {
            this(batch, digests, new BatchScreening());
        }

        @Override
        public void run() {
            digests.compute(batch);
            screening.screen(batch, digests);
        }
    }

    /** Checks the template digests and prepares the entries. */
    private static final class PreparedBatch<T> implements BatchWork {
        private final EntryBatch batch;
        private final Preparation<T> preparation;
        private final BatchChecks checks = new BatchChecks();
        private final List<@Nullable T> made = new ArrayList<>();

        PreparedBatch(EntryBatch batch, Preparation<T> preparation) {
            this.batch = batch;
            this.preparation = preparation;
        }

        @Override
        public void run() throws IOException {
            checks.check(batch);
            made.clear();
            for (int i = 0; i < batch.size(); i++) {
                boolean later = batch.entry(i).templateData().length() >= LONG_ENTRY;
                made.add(later ? null : preparation.prepare(batch.entry(i), checks.of(i)));
            }
        }

        T made(int index) throws IOException {
            T here = made.get(index);
            return here == null ? preparation.prepare(batch.entry(index), checks.of(index)) : here;
        }
    }

    /** A batch on its way; the job is to do the work on it. */
    private static final class Slot extends Stage {
        private final EntryBatch batch;
        private final BatchWork work;
        private State state = State.EMPTY;

        Slot(EntryBatch batch, BatchWork work) {
            this.batch = batch;
            this.work = work;
        }

        @Override
        boolean ready() {
            return state == State.FILLED;
        }

        @Override
        void run() throws IOException {
            work.run();
        }

        @Override
        void done() {
            state = State.WORKED_ON;
        }
    }

    /** A stage that takes the batches one after the other, in the order of the list. */
    private abstract class OrderedStage<W> extends Stage {
        private final List<W> works;
        private long taken;

        OrderedStage(List<W> works) {
            this.works = works;
        }

        @Override
        final boolean ready() {
            return taken < reading.filled && slot(taken).state == State.WORKED_ON;
        }

        @Override
        final void run() throws IOException {
            take(works.get((int) (taken % works.size())));
        }

        @Override
        final void done() {
            taken++;
        }

        abstract void take(W work) throws IOException;
    }

    /** Extends the PCRs of one bank. */
    private final class ExtendStage extends OrderedStage<ScreenedBatch> {
        private final BankChains chains;

        ExtendStage(List<ScreenedBatch> works, BankChains chains) {
            super(works);
            this.chains = chains;
        }

        @Override
        void take(ScreenedBatch work) {
            chains.extend(work.batch(), work.digests());
        }
    }

    /** Looks at the entries that are not good. */
    private final class CheckStage extends OrderedStage<ScreenedBatch> {
        private final Verification verification;
        private final Optional<EntryObserver> observer;

        CheckStage(List<ScreenedBatch> works, Verification verification, Optional<EntryObserver> observer) {
            super(works);
            this.verification = verification;
            this.observer = observer;
        }

        @Override
        void take(ScreenedBatch work) {
            verification.check(work.batch(), work.screening());
            for (int i = 0; observer.isPresent() && i < work.batch().size(); i++) {
                observer.get().look(work.batch().entry(i));
            }
        }
    }

    /** Takes entry by entry to a visitor. */
    private final class VisitStage<T> extends OrderedStage<PreparedBatch<T>> {
        private final Visitor<T> visitor;
        private final TemplateDigests digests = new TemplateDigests();

        VisitStage(List<PreparedBatch<T>> works, Visitor<T> visitor) {
            super(works);
            this.visitor = visitor;
        }

        @Override
        void take(PreparedBatch<T> work) throws IOException {
            for (int i = 0; i < work.batch.size(); i++) {
                digests.standOn(work.batch.entry(i));
                visitor.visit(digests, work.checks.of(i), work.made(i));
            }
        }
    }
}

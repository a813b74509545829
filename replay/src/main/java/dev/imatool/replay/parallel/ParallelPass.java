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

    private final List<Place> places = new ArrayList<>();
    private final List<InOrder<?>> stations = new ArrayList<>();
    private final Filling filling = new Filling();
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
     * @param witness looks at every entry
     * @throws IOException if the input cannot be read
     */
    public static void run(
            int threads,
            Supplier<EntryBatch> batches,
            Verification verification,
            Optional<Replay> replay,
            Optional<Witness> witness)
            throws IOException {
        List<PcrBank> banks = replay.map(Replay::digestsAskedFor).orElse(List.of());
        ParallelPass pass = new ParallelPass(threads);
        List<Screened> works = pass.places(batches, batch -> new Screened(batch, new BatchDigests(banks)));
        replay.map(Replay::banks)
                .orElse(List.of())
                .reversed() // the longest way first
                .forEach(chains -> pass.stations.add(pass.new Extending(works, chains)));
        pass.stations.add(pass.new Checking(works, verification, witness));
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
        List<Prepared<T>> works = pass.places(batches, batch -> new Prepared<>(batch, preparations.get()));
        pass.stations.add(pass.new Visiting<T>(works, visitor));
        pass.run();
    }

    private <W extends Work> List<W> places(Supplier<EntryBatch> batches, Function<EntryBatch, W> work) {
        List<W> works = new ArrayList<>();
        int most = threads == 1 ? 1 : 2 * threads + 2;
        for (int i = 0; i < most; i++) {
            EntryBatch batch = batches.get();
            works.add(work.apply(batch));
            places.add(new Place(batch, works.get(i)));
        }
        return works;
    }

    private void run() throws IOException {
        for (int i = 0; i < 2 && filling.take(); i++) {
            filling.run();
            filling.giveBack();
        }
        List<Job> jobs = new ArrayList<>(stations);
        jobs.addAll(places);
        jobs.add(filling);
        new Crew(jobs, this::finished).work(filling.ended ? 0 : threads - 1);
    }

    private boolean finished() {
        return filling.ended && passed() == filling.filled;
    }

    /** How many batches every station has taken. */
    private long passed() {
        long passed = Long.MAX_VALUE;
        for (InOrder<?> station : stations) {
            passed = Math.min(passed, station.taken);
        }
        return passed;
    }

    private Place place(long batch) {
        return places.get((int) (batch % places.size()));
    }

    /** Reads the next batch into a place whose last one has been through. */
    private final class Filling extends Job {
        private long filled;
        private boolean ended;
        private boolean found;

        @Override
        boolean ready() {
            return !ended && filled < passed() + places.size();
        }

        @Override
        void run() throws IOException {
            found = place(filled).batch.fill();
        }

        @Override
        void done() {
            if (found) {
                place(filled).state = State.FILLED;
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
    private interface Work {
        /** Does it with what the batch holds now. */
        void run() throws IOException;
    }

    /** Hashes and screens the entries. */
    private record Screened(EntryBatch batch, BatchDigests digests, BatchScreening screening) implements Work {
        Screened(EntryBatch batch, BatchDigests digests) {
            this(batch, digests, new BatchScreening());
        }

        @Override
        public void run() {
            digests.compute(batch);
            screening.screen(batch, digests);
        }
    }

    /** Checks the template digests and prepares the entries. */
    private static final class Prepared<T> implements Work {
        private final EntryBatch batch;
        private final Preparation<T> preparation;
        private final BatchChecks checks = new BatchChecks();
        private final List<@Nullable T> made = new ArrayList<>();

        Prepared(EntryBatch batch, Preparation<T> preparation) {
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
    private static final class Place extends Job {
        private final EntryBatch batch;
        private final Work work;
        private State state = State.EMPTY;

        Place(EntryBatch batch, Work work) {
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

    /** A station that takes the batches one after the other, in the order of the list. */
    private abstract class InOrder<W> extends Job {
        private final List<W> works;
        private long taken;

        InOrder(List<W> works) {
            this.works = works;
        }

        @Override
        final boolean ready() {
            return taken < filling.filled && place(taken).state == State.WORKED_ON;
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
    private final class Extending extends InOrder<Screened> {
        private final BankChains chains;

        Extending(List<Screened> works, BankChains chains) {
            super(works);
            this.chains = chains;
        }

        @Override
        void take(Screened work) {
            chains.extend(work.batch(), work.digests());
        }
    }

    /** Looks at the entries that are not good. */
    private final class Checking extends InOrder<Screened> {
        private final Verification verification;
        private final Optional<Witness> witness;

        Checking(List<Screened> works, Verification verification, Optional<Witness> witness) {
            super(works);
            this.verification = verification;
            this.witness = witness;
        }

        @Override
        void take(Screened work) {
            verification.check(work.batch(), work.screening());
            if (witness.isPresent()) {
                witness.get().lookAt(work.batch());
            }
        }
    }

    /** Takes entry by entry to a visitor. */
    private final class Visiting<T> extends InOrder<Prepared<T>> {
        private final Visitor<T> visitor;
        private final TemplateDigests digests = new TemplateDigests();

        Visiting(List<Prepared<T>> works, Visitor<T> visitor) {
            super(works);
            this.visitor = visitor;
        }

        @Override
        void take(Prepared<T> work) throws IOException {
            for (int i = 0; i < work.batch.size(); i++) {
                digests.standOn(work.batch.entry(i));
                visitor.visit(digests, work.checks.of(i), work.made(i));
            }
        }
    }
}

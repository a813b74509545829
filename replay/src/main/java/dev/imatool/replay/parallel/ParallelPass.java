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
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Verifies and replays one list, or takes it to a visitor, with several threads. Memory: two batches a thread and two more, with their digests, however
 * long the list is.
 */
public final class ParallelPass {
    private final List<Place> places = new ArrayList<>();
    private final List<InOrder> stations = new ArrayList<>();
    private final Filling filling = new Filling();
    private final int threads;

    private ParallelPass(int threads, Supplier<EntryBatch> batches, List<PcrBank> banks, boolean screened) {
        this.threads = threads;
        for (int i = 0; i < 2 * threads + 2; i++) {
            places.add(new Place(batches.get(), new BatchDigests(banks), screened));
        }
    }

    /** Takes each entry in turn, one thread at a time. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes the entry that {@code digests} stands on. */
        void visit(TemplateDigests digests, TemplateDigestCheck check) throws IOException;
    }

    /**
     * Takes all entries to {@code verification} and, if there is one, to {@code replay}.
     *
     * @param threads how many may work at once; a list of one batch is left to the caller's thread
     * @param batches makes batches that belong to one reader
     * @param witness looks at every entry, in order, never by two threads at once
     * @throws IOException if the input cannot be read
     */
    public static void run(
            int threads,
            Supplier<EntryBatch> batches,
            Verification verification,
            Optional<Replay> replay,
            Optional<Consumer<EntryView>> witness)
            throws IOException {
        List<PcrBank> banks = replay.map(Replay::digestsAskedFor).orElse(List.of());
        ParallelPass pass = new ParallelPass(threads, batches, banks, true);
        replay.map(Replay::banks)
                .orElse(List.of())
                .reversed() // the longest way first
                .forEach(chains -> pass.stations.add(pass.new Extending(chains)));
        pass.stations.add(pass.new Checking(verification, witness));
        pass.run();
    }

    /**
     * Takes all entries to {@code visitor}, whose template digests others have checked meanwhile.
     *
     * @param threads how many may work at once; a list of one batch is left to the caller's thread
     * @param batches makes batches that belong to one reader
     * @throws IOException if the input cannot be read, or what the visitor throws
     */
    public static void visit(int threads, Supplier<EntryBatch> batches, Visitor visitor) throws IOException {
        ParallelPass pass = new ParallelPass(threads, batches, List.of(), false);
        pass.stations.add(pass.new Visiting(visitor));
        pass.run();
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
        for (InOrder station : stations) {
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
        SCREENED
    }

    /** A batch on its way; the job is to hash and to screen its entries, or only to check their template digests. */
    private static final class Place extends Job {
        private final EntryBatch batch;
        private final BatchDigests digests;
        private final BatchScreening screening = new BatchScreening();
        private final BatchChecks checks = new BatchChecks();
        private final boolean screened;
        private State state = State.EMPTY;

        Place(EntryBatch batch, BatchDigests digests, boolean screened) {
            this.batch = batch;
            this.digests = digests;
            this.screened = screened;
        }

        @Override
        boolean ready() {
            return state == State.FILLED;
        }

        @Override
        void run() {
            if (screened) {
                digests.compute(batch);
                screening.screen(batch, digests);
            } else {
                checks.check(batch);
            }
        }

        @Override
        void done() {
            state = State.SCREENED;
        }
    }

    /** A station that takes the batches one after the other, in the order of the list. */
    private abstract class InOrder extends Job {
        private long taken;

        @Override
        final boolean ready() {
            return taken < filling.filled && place(taken).state == State.SCREENED;
        }

        @Override
        final void run() throws IOException {
            take(place(taken));
        }

        @Override
        final void done() {
            taken++;
        }

        abstract void take(Place place) throws IOException;
    }

    /** Extends the PCRs of one bank. */
    private final class Extending extends InOrder {
        private final BankChains chains;
        private final BatchDigests.Reading reading = new BatchDigests.Reading();

        Extending(BankChains chains) {
            this.chains = chains;
        }

        @Override
        void take(Place place) {
            for (int i = 0; i < place.batch.size(); i++) {
                reading.standOn(place.batch, place.digests, i);
                chains.extend(reading);
            }
        }
    }

    /** Looks at the entries that are not good. */
    private final class Checking extends InOrder {
        private final Verification verification;
        private final Optional<Consumer<EntryView>> witness;

        Checking(Verification verification, Optional<Consumer<EntryView>> witness) {
            this.verification = verification;
            this.witness = witness;
        }

        @Override
        void take(Place place) {
            verification.check(place.batch, place.screening);
            if (witness.isPresent()) {
                for (int i = 0; i < place.batch.size(); i++) {
                    witness.get().accept(place.batch.entry(i));
                }
            }
        }
    }

    /** Takes entry by entry to a visitor. */
    private final class Visiting extends InOrder {
        private final Visitor visitor;
        private final TemplateDigests digests = new TemplateDigests();

        Visiting(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        void take(Place place) throws IOException {
            for (int i = 0; i < place.batch.size(); i++) {
                digests.standOn(place.batch.entry(i));
                visitor.visit(digests, place.checks.of(i));
            }
        }
    }
}

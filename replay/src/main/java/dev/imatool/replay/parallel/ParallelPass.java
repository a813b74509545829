package dev.imatool.replay.parallel;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.BankChains;
import dev.imatool.replay.Replay;
import dev.imatool.replay.templatedigest.BatchDigests;
import dev.imatool.replay.verify.BatchScreening;
import dev.imatool.replay.verify.Verification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Verifies and replays one list with several threads. Memory: two batches a thread and two more, with their digests, however
 * long the list is.
 */
public final class ParallelPass {
    private final List<Place> places = new ArrayList<>();
    private final List<InOrder> stations = new ArrayList<>();
    private final Filling filling = new Filling();
    private final int threads;

    private ParallelPass(
            int threads,
            Supplier<EntryBatch> batches,
            Verification verification,
            Optional<Replay> replay,
            Optional<Consumer<EntryView>> witness) {
        this.threads = threads;
        List<PcrBank> banks = replay.map(Replay::digestsAskedFor).orElse(List.of());
        for (int i = 0; i < 2 * threads + 2; i++) {
            places.add(new Place(batches.get(), new BatchDigests(banks)));
        }
        replay.map(Replay::banks).orElse(List.of()).stream()
                .sorted(Comparator.comparing(BankChains::bank).reversed()) // the longest way first
                .forEach(chains -> stations.add(new Extending(chains)));
        stations.add(new Checking(verification, witness));
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
        new ParallelPass(threads, batches, verification, replay, witness).run();
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

    /** A batch on its way; the job is to hash and to screen its entries. */
    private static final class Place extends Job {
        private final EntryBatch batch;
        private final BatchDigests digests;
        private final BatchScreening screening = new BatchScreening();
        private State state = State.EMPTY;

        Place(EntryBatch batch, BatchDigests digests) {
            this.batch = batch;
            this.digests = digests;
        }

        @Override
        boolean ready() {
            return state == State.FILLED;
        }

        @Override
        void run() {
            digests.compute(batch);
            screening.screen(batch, digests);
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
        final void run() {
            take(place(taken));
        }

        @Override
        final void done() {
            taken++;
        }

        abstract void take(Place place);
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
}

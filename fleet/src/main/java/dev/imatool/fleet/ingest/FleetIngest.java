package dev.imatool.fleet.ingest;

import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.fleet.batch.StagedBatch;
import dev.imatool.fleet.collected.CollectedHost;
import dev.imatool.fleet.collected.CollectedHosts;
import dev.imatool.fleet.engine.FleetEngine;
import dev.imatool.fleet.folder.LocalFolder;
import dev.imatool.fleet.table.HostRow;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings what was collected into a fleet. */
public final class FleetIngest {
    private final FleetEngine engine;
    private final FindingText words;
    private final Watcher watcher;

    /** @param words say what is wrong with lists in the rows of the fleet */
    public FleetIngest(FleetEngine engine, FindingText words, Watcher watcher) {
        this.engine = engine;
        this.words = words;
        this.watcher = watcher;
    }

    /** Hears how far it is, on any thread. */
    public interface Watcher {
        /** Another writer has to be waited for. */
        void waiting();

        /** So many of the hosts were looked at. */
        void hosts(long done, long all);
    }

    /** What was done for some hosts. */
    private record Done(HostReader.Counted lists, long entries, long unread) {
        Done plus(Done other) {
            return new Done(lists.plus(other.lists), entries + other.entries, unread + other.unread);
        }
    }

    private static final Done NOTHING = new Done(new HostReader.Counted(0, 0, 0), 0, 0);

    /**
     * Brings it in.
     *
     * @param arguments of the command line, for the report
     * @throws IOException if something that was collected is not there, or the fleet cannot be written; then whole batches of lists have
     *     come in, and the rest has not
     */
    public IngestReport ingest(IngestQuestion question, List<String> arguments) throws IOException {
        List<List<CollectedHost>> collected = new ArrayList<>();
        for (Path each : question.collected()) {
            collected.add(CollectedHosts.in(each));
        }
        Optional<List<HostRow>> groups = question.hosts().isPresent()
                ? Optional.of(HostGroups.read(question.hosts().get()))
                : Optional.empty();
        LocalFolder folder = new LocalFolder(question.fleet());
        long all = collected.stream().mapToLong(List::size).sum();
        Done done = NOTHING;
        try (LocalFolder.Writing writing = folder.write(watcher::waiting)) {
            if (groups.isPresent()) {
                Path file = writing.aside().resolve("hosts.parquet");
                engine.write(groups.get(), file);
                writing.hosts(file);
            }
            long before = 0;
            for (List<CollectedHost> hosts : collected) {
                // what the fleet has is asked anew: lists of the next day go on from those that have come in by now
                HostReader reader = new HostReader(question.settings(), FleetState.known(folder, engine), words);
                done = done.plus(new Run(reader, writing, hosts, before, all).on(question.jobs()));
                before += hosts.size();
            }
        }
        ReadFile read = FleetState.identity(folder, InputRole.OTHER);
        return new IngestReport(
                new ReportHeader("fleet", List.of(), IngestReport.INGESTED, Findings.NONE, List.of())
                        .of(arguments, List.of(read)),
                folder.name(),
                all,
                done.lists(),
                done.entries(),
                done.unread());
    }

    /** The hosts of one folder or archive. */
    private final class Run {
        private final HostReader reader;
        private final LocalFolder.Writing writing;
        private final List<CollectedHost> hosts;
        private final long before;
        private final long all;
        private final AtomicInteger next = new AtomicInteger();

        Run(HostReader reader, LocalFolder.Writing writing, List<CollectedHost> hosts, long before, long all) {
            this.reader = reader;
            this.writing = writing;
            this.hosts = hosts;
            this.before = before;
            this.all = all;
        }

        Done on(int threads) throws IOException {
            int used = Math.max(1, Math.min(threads, hosts.size()));
            try (ExecutorService workers = Executors.newFixedThreadPool(used)) {
                List<Future<Done>> parts = new ArrayList<>();
                for (int i = 0; i < used; i++) {
                    parts.add(workers.submit(this::some));
                }
                Done done = NOTHING;
                try {
                    for (Future<Done> part : parts) {
                        done = done.plus(result(part));
                    }
                } finally {
                    next.set(hosts.size());
                }
                return done;
            }
        }

        /** Takes the next host while there is one. */
        private Done some() throws IOException {
            Done done = NOTHING;
            StagedBatch batch = new StagedBatch(writing.aside());
            try {
                for (int i = next.getAndIncrement(); i < hosts.size(); i = next.getAndIncrement()) {
                    done = done.plus(one(hosts.get(i), batch));
                    watcher.hosts(before + i + 1, all);
                    if (batch.isLarge()) {
                        done = done.plus(commit(batch));
                        batch = new StagedBatch(writing.aside());
                    }
                }
                return done.plus(commit(batch));
            } finally {
                batch.close();
            }
        }

        private Done one(CollectedHost host, StagedBatch batch) throws IOException {
            GuardedSink sink = new GuardedSink(batch);
            try {
                return new Done(reader.read(host, sink), 0, 0);
            } catch (IOException failure) {
                sink.rethrow();
                return new Done(reader.unread(host, words.of(failure), batch), 0, 1);
            } catch (RuntimeException bug) {
                batch.drop();
                return new Done(reader.unread(host, words.of(new IOException(bug.toString(), bug)), batch), 0, 1);
            }
        }

        private Done commit(StagedBatch batch) throws IOException {
            batch.close();
            if (batch.isEmpty()) {
                return NOTHING;
            }
            Path aside = writing.aside();
            engine.write(batch, aside);
            writing.commit(batch.name(), aside);
            return new Done(new HostReader.Counted(0, 0, 0), batch.stored(), 0);
        }
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case Error error -> throw error;
                case RuntimeException bug -> throw bug;
                case IOException unwritten -> throw unwritten;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }
}

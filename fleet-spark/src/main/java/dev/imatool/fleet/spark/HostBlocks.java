package dev.imatool.fleet.spark;

import dev.imatool.fleet.collected.CollectedHost;
import dev.imatool.fleet.ingest.GuardedSink;
import dev.imatool.fleet.ingest.HostReader;
import dev.imatool.fleet.ingest.KnownLists;
import dev.imatool.fleet.spark.entries.SliceBlocks;
import dev.imatool.fleet.spark.entries.Slices;
import dev.imatool.fleet.spark.entries.SpooledEntries;
import dev.imatool.fleet.spark.entries.TaskFacts;
import dev.imatool.fleet.table.HostSink;
import dev.imatool.render.fleet.FleetWords;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The entries of the hosts of a task in blocks, one host after the other: a host is read when the entries of the one before it are gone.
 * What lists and findings say, and how many there were, is in a file beside the fleet once all are gone.
 */
final class HostBlocks implements Iterator<Tuple2<Integer, byte[]>>, Closeable {
    private final Iterator<HostUnit> hosts;
    private final HostReader reader;
    private final SliceBlocks blocks;
    private final TaskFacts facts = new TaskFacts();
    private final SideFile side;
    private final Configuration hadoop;
    private final Path folder;
    private final FleetWords words = new FleetWords();
    private HostReader.Counted lists = new HostReader.Counted(0, 0, 0);
    private long unread;
    private long stored;
    private @Nullable HostSpool spool;
    private SpooledEntries.@Nullable Entries entries;
    private Optional<Tuple2<Integer, byte[]>> next = Optional.empty();
    private boolean ended;

    HostBlocks(
            HostUnit.Bin bin,
            IngestSettings settings,
            KnownLists known,
            Slices slices,
            String sideFolder,
            Configuration hadoop)
            throws IOException {
        this.hosts = bin.hosts().iterator();
        this.reader = new HostReader(settings.settings(), known, words);
        this.blocks = new SliceBlocks(bin.number(), slices);
        this.hadoop = hadoop;
        this.folder = Files.createTempDirectory("imatool-fleet");
        this.side = new SideFile(sideFolder, bin.number(), hadoop);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next.isEmpty() && !ended) {
                next = blocks.next();
                if (next.isEmpty() && (entries == null || !entries.next())) {
                    goOn();
                }
            }
            next = next.isPresent() ? next : blocks.next();
            return next.isPresent();
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private void goOn() throws IOException {
        if (hosts.hasNext()) {
            spool = read(hosts.next());
            entries = spool.read(blocks);
        } else {
            end();
        }
    }

    @Override
    public Tuple2<Integer, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Tuple2<Integer, byte[]> block = next.orElseThrow();
        next = Optional.empty();
        return block;
    }

    private HostSpool read(HostUnit host) throws IOException {
        emptyFolder();
        Path copies = Files.createDirectory(folder.resolve("evidence"));
        Path spooled = Files.createDirectory(folder.resolve("rows"));
        FetchedEvidence copy;
        try {
            copy = FetchedEvidence.of(host, copies, hadoop);
        } catch (IOException unreadable) {
            HostUnit nowhere = new HostUnit(host.name(), "file:" + copies.resolve("missing"), 0);
            copy = FetchedEvidence.of(nowhere, copies, hadoop);
            HostSpool none = new HostSpool(
                    spooled, side.rows(), text -> text.replace(copies.toString(), host.evidence()), facts);
            unread(copy.collected(), words.of(unreadable), none);
            return none;
        }
        HostSpool read = new HostSpool(spooled, side.rows(), copy::named, facts);
        examine(copy.collected(), read);
        read.drop();
        stored += read.stored();
        return read;
    }

    /** As on one machine: what cannot be read is a row, and what cannot be written ends everything. */
    private void examine(CollectedHost host, HostSpool into) throws IOException {
        GuardedSink sink = new GuardedSink(into);
        try {
            lists = lists.plus(reader.read(host, sink));
        } catch (IOException failure) {
            sink.rethrow();
            into.drop();
            unread(host, words.of(failure), into);
        } catch (RuntimeException bug) {
            into.drop();
            unread(host, words.of(new IOException(bug.toString(), bug)), into);
        }
    }

    private void unread(CollectedHost host, String reason, HostSink sink) throws IOException {
        lists = lists.plus(reader.unread(host, reason, sink));
        unread++;
    }

    private void end() throws IOException {
        ended = true;
        blocks.end();
        side.rows().row(HostSpool.COUNTS, new @Nullable Object[] {
            lists.added(), lists.had(), lists.damaged(), unread, stored
        });
        side.commit();
        close();
    }

    private void emptyFolder() throws IOException {
        if (entries != null) {
            entries.close();
        }
        if (spool != null) {
            spool.close();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    /** After the task, whichever way it ended. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    /** Leaves nothing on this machine. */
    @Override
    public void close() throws IOException {
        try {
            side.close();
        } finally {
            if (Files.exists(folder)) {
                emptyFolder();
                Files.delete(folder);
            }
        }
    }
}

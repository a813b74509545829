package dev.imatool.fleet.spark;

import dev.imatool.fleet.collected.CollectedHost;
import dev.imatool.fleet.ingest.GuardedSink;
import dev.imatool.fleet.ingest.HostReader;
import dev.imatool.fleet.ingest.KnownLists;
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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the hosts of a task, one host after the other: a host is read when the rows of the one before it are gone. What lists and
 * findings say, and how many there were, is in a file beside the fleet once all are gone.
 */
final class HostRows implements Iterator<Row>, Closeable {
    private final Iterator<HostUnit> hosts;
    private final HostReader reader;
    private final Slices slices;
    private final SideFile side;
    private final Configuration hadoop;
    private final Path folder;
    private final FleetWords words = new FleetWords();
    private HostReader.Counted lists = new HostReader.Counted(0, 0, 0);
    private long unread;
    private long stored;
    private HostSpool.@Nullable Rows rows;
    private @Nullable Row next;
    private boolean ended;

    HostRows(
            HostUnit.Bin bin,
            IngestSettings settings,
            KnownLists known,
            Slices slices,
            String sideFolder,
            Configuration hadoop)
            throws IOException {
        this.hosts = bin.hosts().iterator();
        this.reader = new HostReader(settings.settings(), known, words);
        this.slices = slices;
        this.hadoop = hadoop;
        this.folder = Files.createTempDirectory("imatool-fleet");
        this.side = new SideFile(sideFolder, bin.number(), hadoop);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !ended) {
                Optional<@Nullable Object[]> row = rows == null ? Optional.empty() : rows.next();
                if (row.isPresent()) {
                    next = RowFactory.create(slices.with(row.get()));
                } else if (hosts.hasNext()) {
                    rows = read(hosts.next());
                } else {
                    end();
                }
            }
            return next != null;
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }

    private HostSpool.Rows read(HostUnit host) throws IOException {
        emptyFolder();
        Path copies = Files.createDirectory(folder.resolve("evidence"));
        Path spooled = Files.createDirectory(folder.resolve("rows"));
        FetchedEvidence copy;
        try {
            copy = FetchedEvidence.of(host, copies, hadoop);
        } catch (IOException unreadable) {
            HostUnit nowhere = new HostUnit(host.name(), "file:" + copies.resolve("missing"), 0);
            copy = FetchedEvidence.of(nowhere, copies, hadoop);
            HostSpool spool =
                    new HostSpool(spooled, side.rows(), text -> text.replace(copies.toString(), host.evidence()));
            unread(copy.collected(), words.of(unreadable), spool);
            return spool.rows();
        }
        HostSpool spool = new HostSpool(spooled, side.rows(), copy::named);
        examine(copy.collected(), spool);
        spool.close();
        stored += spool.stored();
        return spool.rows();
    }

    /** As on one machine: what cannot be read is a row, and what cannot be written ends everything. */
    private void examine(CollectedHost host, HostSpool spool) throws IOException {
        GuardedSink sink = new GuardedSink(spool);
        try {
            lists = lists.plus(reader.read(host, sink));
        } catch (IOException failure) {
            sink.rethrow();
            spool.drop();
            unread(host, words.of(failure), spool);
        } catch (RuntimeException bug) {
            spool.drop();
            unread(host, words.of(new IOException(bug.toString(), bug)), spool);
        }
    }

    private void unread(CollectedHost host, String reason, HostSink sink) throws IOException {
        lists = lists.plus(reader.unread(host, reason, sink));
        unread++;
    }

    private void end() throws IOException {
        ended = true;
        side.rows().row(HostSpool.COUNTS, new @Nullable Object[] {
            lists.added(), lists.had(), lists.damaged(), unread, stored
        });
        side.commit();
        close();
    }

    private void emptyFolder() throws IOException {
        if (rows != null) {
            rows.close();
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

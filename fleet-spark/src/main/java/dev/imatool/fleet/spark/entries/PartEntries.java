package dev.imatool.fleet.spark.entries;

import dev.imatool.fleet.table.FleetTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of a part of the table, sorted: in one file for each day, or in several where there are more than fit into memory. A file
 * of a task that runs again has another name; what counts are the files that the task which ended has named.
 */
public final class PartEntries {
    private static final int PATH = EntryColumns.ofFact("path");

    private final int part;
    private final Path folder;
    private final Configuration hadoop;
    private final String attempt = UUID.randomUUID().toString();
    private final List<Written> written = new ArrayList<>();
    private final int most;
    private EntryRun run;
    private EntryRun.Fact[] facts = new EntryRun.Fact[1 << 10];
    private long task = -1;
    private EntryRun.@Nullable OfList list;

    /** A file, below the folder that was given. */
    public record Written(String day, String name) implements Serializable {}

    /**
     * To be written.
     *
     * @param part its number
     * @param folder for the files, as Hadoop names it
     * @param most entries that are sorted together
     */
    public PartEntries(int part, String folder, int most, Configuration hadoop) {
        this.part = part;
        this.most = most;
        this.run = new EntryRun(0, most);
        this.folder = new Path(folder);
        this.hadoop = hadoop;
    }

    /** Writes what blocks of one part hold; those of one task come one after the other. */
    public List<Written> write(Iterator<byte[]> blocks) throws IOException {
        while (blocks.hasNext()) {
            read(new PackedInput(new ByteArrayInputStream(blocks.next())));
        }
        endRun();
        return written;
    }

    private void read(PackedInput in) throws IOException {
        long from = in.number();
        if (from != task) {
            task = from;
            list = null;
            Arrays.fill(facts, null);
        }
        for (int mark = in.read(); mark >= 0; mark = in.read()) {
            switch (EntryMark.of(mark)) {
                case FORGET -> Arrays.fill(facts, null);
                case FACT ->
                    fact(
                            Math.toIntExact(in.number()),
                            in.block(),
                            new PackedInput(new ByteArrayInputStream(in.block())));
                case LIST -> list = new EntryRun.OfList(text(in), text(in), text(in), in.text());
                case ENTRY -> entry(in);
            }
        }
    }

    private static Binary text(PackedInput in) throws IOException {
        return Binary.fromConstantByteArray(in.block());
    }

    private void fact(int number, byte[] path, PackedInput in) throws IOException {
        @Nullable Object[] values = new Object[FleetTables.FACTS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == PATH ? Binary.fromConstantByteArray(path) : in.value(Binary::fromConstantByteArray);
        }
        if (number >= facts.length) {
            facts = Arrays.copyOf(facts, Math.max(number + 1, 2 * facts.length));
        }
        facts[number] = new EntryRun.Fact(values);
    }

    private void entry(PackedInput in) throws IOException {
        long number = in.number();
        long offset = in.number();
        EntryRun.Fact fact = facts[Math.toIntExact(in.number())];
        byte vouched = (byte) in.read();
        if (list == null) {
            throw new IOException("an entry of no list");
        }
        run.add(fact, list, number, offset, vouched);
        if (run.full()) {
            endRun();
        }
    }

    private void endRun() throws IOException {
        if (run.isEmpty()) {
            return;
        }
        for (EntryRun.OfDay day : run.sort()) {
            String name = part + "-" + written.size() + "-" + attempt + ".parquet";
            EntryFile.write(run, day, new Path(folder, name), hadoop);
            written.add(new Written(day.day(), name));
        }
        run = new EntryRun(run.serial() + 1, most);
    }
}

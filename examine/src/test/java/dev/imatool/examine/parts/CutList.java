package dev.imatool.examine.parts;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list of a real host with violations and a quote, cut in parts at any of its entries. */
@SuppressWarnings("ArrayRecordComponent") // bytes of a file, never compared
public record CutList(byte[] bytes, List<Integer> starts) {
    /** 32 entries, of which 10 are violations, in PCR 10 and 11. */
    public static final Snapshot HOST = Corpus.snapshot("violations-6.12/final");

    /** A list file of that host. */
    public static CutList of(String name) throws IOException {
        return of(Files.readAllBytes(HOST.file(name)));
    }

    public static CutList of(byte[] bytes) throws IOException {
        List<Integer> starts = new ArrayList<>();
        try (MeasurementListReader reader = MeasurementListReader.open(
                InputSource.ofStream("list", new ByteArrayInputStream(bytes)), ReadOptions.detectAll())) {
            while (reader.next()) {
                starts.add((int) reader.entry().location().offset());
            }
        }
        starts.add(bytes.length);
        return new CutList(bytes, starts);
    }

    /** Its entries from one to another, counted from 1, both included. */
    public byte[] entries(int first, int last) {
        return Arrays.copyOfRange(bytes, starts.get(first - 1), starts.get(last));
    }

    /** How many it has. */
    public int size() {
        return starts.size() - 1;
    }
}

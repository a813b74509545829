package dev.imatool.bench;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The list that all benchmarks use: ima-ng with sha256 digests and paths of usual length. */
final class Lists {
    /** Its number of entries. */
    static final int ENTRIES = 10_000;

    private Lists() {}

    static BuiltLog list() {
        LogBuilder list = LogBuilder.list().bootAggregate();
        for (int i = 1; i < ENTRIES; i++) {
            list.file("/usr/lib/x86_64-linux-gnu/libexample-" + i + ".so.1", "content " + i);
        }
        return list.build();
    }

    static MeasurementListReader open(byte[] list) throws IOException {
        InputSource source = InputSource.ofStream("list", new ByteArrayInputStream(list));
        return MeasurementListReader.open(source, ReadOptions.detectAll());
    }
}

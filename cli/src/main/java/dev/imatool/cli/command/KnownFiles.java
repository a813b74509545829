package dev.imatool.cli.command;

import dev.imatool.cli.report.FindingCollector;
import dev.imatool.cli.report.Notice;
import dev.imatool.cli.report.Resolution;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.digestlist.DigestListReader;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** The files of allow-lists, each under a number. Entries of a measurement list whose digest does not match are left out. */
final class KnownFiles {
    private static final int START = 4096;

    private final InputArguments inputs;
    private final ListPass pass;
    private final List<Resolution.Allowed> files = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    KnownFiles(InputArguments inputs, ListPass pass) {
        this.inputs = inputs;
        this.pass = pass;
    }

    /** Reads one allow-list and hands the number and digest of each file to {@code sink}. */
    void read(String argument, BiConsumer<Integer, ByteString> sink) throws IOException {
        InputSource source = inputs.repeatedly(argument);
        boolean lines;
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(START);
            lines = DigestListReader.recognises(start, start.length);
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
        int before = files.size();
        if (lines) {
            readLines(source, sink);
        } else {
            readList(source, sink);
        }
        if (files.size() == before) {
            notice(source.name(), Severity.WARNING, "no file digest found in this allow-list");
        }
    }

    private void readLines(InputSource source, BiConsumer<Integer, ByteString> sink) throws IOException {
        try (InputStream in = new BufferedInputStream(source.open())) {
            DigestListReader.Tally tally = DigestListReader.read(
                    in,
                    line -> add(
                            new Resolution.Allowed(source.name(), false, line.line(), line.path()),
                            line.digest(),
                            sink));
            if (tally.others() > 0) {
                notice(source.name(), Severity.WARNING, tally.others() + " lines are no digest and path; passed over");
            }
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    private void readList(InputSource source, BiConsumer<Integer, ByteString> sink) throws IOException {
        pass.over(source, new FindingCollector(), (digests, check) -> {
            Entry entry = digests.entry().toEntry();
            boolean usable = check == TemplateDigestCheck.MATCHES && !entry.bootAggregate() && !entry.hasBuffer();
            entry.fileDigest()
                    .filter(field -> usable && !field.digest().allZero())
                    .ifPresent(field -> add(
                            new Resolution.Allowed(
                                    source.name(),
                                    true,
                                    entry.number(),
                                    entry.name().path()),
                            field.digest(),
                            sink));
        });
    }

    private void add(Resolution.Allowed file, ByteString digest, BiConsumer<Integer, ByteString> sink) {
        sink.accept(files.size(), digest);
        files.add(file);
    }

    Resolution.Allowed file(int number) {
        return files.get(number);
    }

    List<Notice> notices() {
        return notices;
    }

    private void notice(String input, Severity severity, String message) {
        notices.add(new Notice(
                severity,
                "allow_list",
                input,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                message,
                Optional.empty()));
    }
}
